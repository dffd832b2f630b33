package org.cutover.identity;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * A certificate authority that is made for a run, and gone with it. Its keys are new each time, and prove nothing outside.
 *
 * <p>Keys are EC P-256: cheap to make, and taken by all that speak TLS 1.2.
 */
public final class CertificateAuthority {

    /** How long its certificates are valid: longer than any run, in whatever time it lives. */
    private static final Duration VALID = Duration.ofDays(3650);

    /** Clocks of real devices in the loop may be a little behind. */
    private static final Duration BEHIND = Duration.ofDays(1);

    private final Instant begin;
    private final X509Bundle root;

    private CertificateAuthority(Instant begin, X509Bundle root) {
        this.begin = begin;
        this.root = root;
    }

    /**
     * @param name the common name of its certificate
     * @param now when it begins
     */
    public static CertificateAuthority named(String name, Instant now) {
        var begin = now.minus(BEHIND);
        return new CertificateAuthority(
                begin,
                build(() -> new CertificateBuilder()
                        .ecp256()
                        .subject(subject(name))
                        .setIsCertificateAuthority(true)
                        .setKeyUsage(true, CertificateBuilder.KeyUsage.keyCertSign, CertificateBuilder.KeyUsage.cRLSign)
                        .notBefore(begin)
                        .notAfter(begin.plus(VALID))
                        .buildSelfSigned()));
    }

    /** A certificate for a machine that goes by these names, the first of them its common name. */
    public Identity issue(Collection<String> names) {
        return issue(names, begin, begin.plus(VALID));
    }

    /** A certificate that is valid from one instant to another. */
    public Identity issue(Collection<String> names, Instant from, Instant to) {
        var first = names.stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A certificate needs a name."));
        var bundle = build(() -> {
            var builder = new CertificateBuilder()
                    .ecp256()
                    .subject(subject(first))
                    .setKeyUsage(true, CertificateBuilder.KeyUsage.digitalSignature)
                    .addExtendedKeyUsageServerAuth()
                    .addExtendedKeyUsageClientAuth()
                    .notBefore(from)
                    .notAfter(to);
            for (var name : names) {
                if (isAddress(name)) {
                    builder.addSanIpAddress(name);
                } else {
                    builder.addSanDnsName(name);
                }
            }
            return builder.buildIssuedBy(root);
        });
        return new Identity(bundle.getKeyPair().getPrivate(), List.of(bundle.getCertificate()));
    }

    /** Trust in this authority, and in no other. */
    public Trust trust() {
        return new Trust(List.of(root.getCertificate()));
    }

    private static boolean isAddress(String name) {
        return name.matches("[0-9.]+") || name.contains(":");
    }

    private static String subject(String name) {
        // RFC 4514 section 2.4: what has a meaning in a distinguished name is escaped.
        return "CN=" + name.replaceAll("([,+\"\\\\<>;=#])", "\\\\$1");
    }

    private interface Building {
        X509Bundle build() throws Exception;
    }

    private static X509Bundle build(Building building) {
        try {
            return building.build();
        } catch (RuntimeException wrong) {
            throw wrong;
        } catch (Exception missing) {
            throw new IllegalStateException("This Java cannot make certificates.", missing);
        }
    }
}
