package org.cutover.identity;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/**
 * What a machine shows to prove who it is: its certificate, and the key that belongs to it.
 *
 * @param chain the machine's certificate first, then those that lead to the authority; the authority's own may be left out
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {

    public Identity {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("An identity needs a certificate.");
        }
    }

    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** The names it is good for, in lower case. */
    public Set<String> names() {
        return CertificateNames.of(certificate());
    }

    /** The names alone: a key is nobody's business. */
    @Override
    public String toString() {
        return "Identity" + names();
    }
}
