package org.cutover.deployment;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cutover.identity.CertificateState;
import org.cutover.identity.Identity;
import org.cutover.identity.TlsVersion;
import org.cutover.identity.Trust;

/**
 * What is set for TLS in an estate. No topology has it: certificates are assigned on the machines themselves.
 *
 * @param given the certificates that machines were given, by their FQDN in lower case; others get one that is made on start
 * @param flawed what is the matter with certificates that are made, by the machine's FQDN in lower case; nothing with others
 * @param trusted authorities of the given certificates, trusted in the whole estate beside the one that is made on start
 * @param versions the versions spoken with a gateway, by its FQDN in lower case; {@link TlsVersion#current} with others
 * @param wanted whether links that say TLS are to run on it, wherever the estate runs
 */
public record Tls(
        Map<String, Given> given,
        Map<String, CertificateState> flawed,
        Trust trusted,
        Map<String, Set<TlsVersion>> versions,
        boolean wanted) {

    /** Of an estate whose files say nothing of it. */
    public static final Tls USUAL = new Tls(Map.of(), Map.of(), Trust.NOBODY, Map.of(), false);

    /**
     * A certificate with its key.
     *
     * @param file where the certificate came from, as people know it
     */
    public record Given(Identity identity, String file) {}

    public Tls {
        given = Map.copyOf(given);
        flawed = Map.copyOf(flawed);
        versions = Map.copyOf(versions);
    }

    /** Whether anything is asked for that only TLS itself can show. */
    public boolean isSpoken() {
        return wanted
                || !given.isEmpty()
                || !flawed.isEmpty()
                || !versions.isEmpty()
                || !trusted.authorities().isEmpty();
    }

    /** The same, wanted. */
    public Tls asked() {
        return new Tls(given, flawed, trusted, versions, true);
    }

    /** What is the matter with the certificate that is made for a machine; empty if nothing is. */
    public Optional<CertificateState> flawOf(String machine) {
        return Optional.ofNullable(flawed.get(key(machine)));
    }

    /** The certificate that a machine was given. */
    public Optional<Given> given(String machine) {
        return Optional.ofNullable(given.get(key(machine)));
    }

    /** The versions that the definition of a gateway asks for. */
    public Optional<Set<TlsVersion>> versions(String gateway) {
        return Optional.ofNullable(versions.get(key(gateway)));
    }

    static String key(String machine) {
        return machine.toLowerCase(Locale.ROOT);
    }
}
