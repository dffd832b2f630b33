package org.cutover.identity;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** The names that a certificate is good for. */
public final class CertificateNames {

    private static final int DNS = 2;
    private static final int IP = 7;

    private CertificateNames() {}

    /**
     * The DNS names and IP addresses of the subject alternative name; the subject's common name where there is no DNS name
     * (RFC 5922 section 7.1). In lower case, as written: a wildcard matches nothing but itself (section 7.2).
     */
    public static Set<String> of(X509Certificate certificate) {
        var names = new LinkedHashSet<String>();
        boolean named = false;
        for (var alternative : alternatives(certificate)) {
            named |= alternative.get(0).equals(DNS);
            if ((alternative.get(0).equals(DNS) || alternative.get(0).equals(IP))
                    && alternative.get(1) instanceof String name) {
                names.add(name.toLowerCase(Locale.ROOT));
            }
        }
        if (!named) {
            commonName(certificate).ifPresent(names::add);
        }
        return names;
    }

    private static Collection<List<?>> alternatives(X509Certificate certificate) {
        try {
            var alternatives = certificate.getSubjectAlternativeNames();
            return alternatives == null ? List.of() : alternatives;
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }

    private static Optional<String> commonName(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(part -> part.getValue().toString().toLowerCase(Locale.ROOT))
                            .findFirst();
        } catch (InvalidNameException unreadable) {
            return Optional.empty();
        }
    }
}
