package org.cutover.sip;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cutover.identity.CertificateAuthority;
import org.cutover.identity.Identity;
import org.cutover.identity.Trust;

/** One authority for the whole world, and a certificate for every machine by its name, all made when first asked for. */
final class WorldCertificates implements Certificates {

    private final World world;
    private final Map<String, CertificateAuthority> authority = new ConcurrentHashMap<>();
    private final Map<String, Identity> identities = new ConcurrentHashMap<>();

    WorldCertificates(World world) {
        this.world = world;
    }

    private CertificateAuthority authority() {
        return authority.computeIfAbsent("Cutover", name -> CertificateAuthority.named(name, world.calendar()));
    }

    private String name(String host) {
        return world.addresses().nameOf(host, host).toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<Identity> of(String host) {
        var certificates = authority();
        return Optional.of(identities.computeIfAbsent(name(host), name -> certificates.issue(List.of(name))));
    }

    @Override
    public Trust trustedAt(String host) {
        return authority().trust();
    }

    @Override
    public Set<String> namesAt(String host) {
        return Set.of(name(host));
    }

    @Override
    public boolean mutualAt(Hop listening) {
        return true;
    }
}
