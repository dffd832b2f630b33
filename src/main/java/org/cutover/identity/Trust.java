package org.cutover.identity;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The authorities whose certificates are taken.
 *
 * @param authorities their own certificates; none means that no certificate is taken
 */
public record Trust(List<X509Certificate> authorities) {

    /** Nobody is trusted. */
    public static final Trust NOBODY = new Trust(List.of());

    public Trust {
        authorities = List.copyOf(authorities);
    }

    /** These authorities and the others. */
    public Trust and(Trust other) {
        var all = new ArrayList<>(authorities);
        all.addAll(other.authorities);
        return new Trust(all);
    }

    /**
     * What is wrong with a certificate, its names aside: that is for the one who knows which name it should have. Whether it
     * was revoked is not asked.
     *
     * @param chain the certificate first, then those that lead to an authority
     * @param at when it is to be valid
     */
    public Optional<Refusal> check(List<X509Certificate> chain, Instant at) {
        if (authorities.isEmpty()) {
            return Optional.of(Refusal.UNKNOWN_ISSUER);
        }
        try {
            var anchors = authorities.stream()
                    .map(authority -> new TrustAnchor(authority, null))
                    .collect(Collectors.toSet());
            var parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            var path = CertificateFactory.getInstance("X.509").generateCertPath(withoutAuthorities(chain));
            CertPathValidator.getInstance("PKIX").validate(path, parameters);
            return Optional.empty();
        } catch (CertPathValidatorException refused) {
            return Optional.of(reason(refused));
        } catch (InvalidAlgorithmParameterException unusable) {
            return Optional.of(Refusal.UNKNOWN_ISSUER);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java cannot check certificates.", missing);
        }
    }

    /** A path ends before the authority that it leads to (RFC 5280 section 6.1). */
    private List<X509Certificate> withoutAuthorities(List<X509Certificate> chain) {
        var path = chain.stream()
                .filter(certificate -> !authorities.contains(certificate))
                .toList();
        return path.isEmpty() ? chain.subList(0, 1) : path;
    }

    private static Refusal reason(CertPathValidatorException refused) {
        if (refused.getReason() == BasicReason.EXPIRED) {
            return Refusal.EXPIRED;
        }
        return refused.getReason() == BasicReason.NOT_YET_VALID ? Refusal.NOT_YET_VALID : Refusal.UNKNOWN_ISSUER;
    }
}
