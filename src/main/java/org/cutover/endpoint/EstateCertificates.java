package org.cutover.endpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.Tls;
import org.cutover.identity.CertificateAuthority;
import org.cutover.identity.CertificateState;
import org.cutover.identity.Identity;
import org.cutover.identity.TlsVersion;
import org.cutover.identity.Trust;
import org.cutover.sip.Certificates;
import org.cutover.sip.Hop;
import org.cutover.sip.World;
import org.cutover.topology.PstnGateway;

/**
 * The certificates of the estate: one authority, and for each server and gateway a certificate with its FQDN and the names of
 * the pools it is a member of. They are made when they are first shown. Telephones have none.
 *
 * <p>A certificate that the deployment gives takes the place of the one that would be made; what a machine shows after something
 * went wrong with it takes the place of both.
 */
final class EstateCertificates implements Certificates {

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration A_YEAR = Duration.ofDays(365);

    private final World world;
    private final Addresses addresses;
    private final Supplier<Deployment> inForce;
    private final Map<String, CertificateAuthority> authority = new ConcurrentHashMap<>();
    private final Map<List<String>, Identity> made = new ConcurrentHashMap<>();
    private final Map<String, Optional<Identity>> flawed = new ConcurrentHashMap<>();
    private final Map<String, Optional<Identity>> changed = new ConcurrentHashMap<>();
    private final Map<String, Set<TlsVersion>> spoken = new ConcurrentHashMap<>();
    private final Map<String, Trust> others = new ConcurrentHashMap<>();

    EstateCertificates(World world, Addresses addresses, Supplier<Deployment> inForce) {
        this.world = world;
        this.addresses = addresses;
        this.inForce = inForce;
    }

    CertificateAuthority authority() {
        return authority.computeIfAbsent(
                "authority",
                only -> CertificateAuthority.named("Cutover " + inForce.get().name(), world.calendar()));
    }

    /** From now on the machine shows this, or nothing. */
    void give(String machine, Optional<Identity> identity) {
        changed.put(key(machine), identity);
    }

    /** From now on the machine shows a certificate with which nothing is the matter: the one it was given, or one that is made. */
    void giveGood(String machine) {
        changed.put(key(machine), good(machine));
    }

    /** From now on the machine speaks these versions alone, whatever others expect of it; plain text if there is none. */
    void speak(String machine, Set<TlsVersion> versions) {
        spoken.put(key(machine), Set.copyOf(versions));
    }

    /** From now on the machine speaks again what it is to speak. */
    void speakUsual(String machine) {
        spoken.remove(key(machine));
    }

    /** From now on these authorities are trusted in the whole estate too: those of real devices. */
    void trust(Trust more) {
        others.merge("others", more, Trust::and);
    }

    @Override
    public Optional<Identity> of(String host) {
        var machine = addresses.machineAt(host).map(EstateCertificates::key);
        var shown = machine.map(changed::get);
        if (shown.isPresent()) {
            return shown.get();
        }
        var flaw = machine.flatMap(inForce.get().tls()::flawOf);
        return flaw.isPresent()
                ? flawed.computeIfAbsent(machine.get(), name -> shown(name, flaw.get()))
                : machine.flatMap(this::good);
    }

    private Optional<Identity> good(String machine) {
        var given = inForce.get().tls().given(machine).map(Tls.Given::identity);
        if (given.isPresent()) {
            return given;
        }
        var names = namesOf(machine);
        if (names.isEmpty()) {
            return Optional.empty();
        }
        var issuer = authority();
        return Optional.of(made.computeIfAbsent(names, issuer::issue));
    }

    @Override
    public Trust trustedAt(String host) {
        var own = authority().trust().and(inForce.get().tls().trusted());
        return Optional.ofNullable(others.get("others")).map(own::and).orElse(own);
    }

    @Override
    public Set<String> namesAt(String host) {
        return addresses.machineAt(host).map(this::namesOf).map(Set::copyOf).orElseGet(Set::of);
    }

    /** Telephones sign in to a Front End without a certificate; nobody else calls a server without one. */
    @Override
    public boolean mutualAt(Hop listening) {
        var machine = addresses.machineAt(listening.host()).orElse("");
        return inForce.get().topology().pools().stream()
                .filter(pool -> pool.servers().stream().anyMatch(machine::equalsIgnoreCase))
                .noneMatch(pool -> pool.release().ports().frontEnd().port() == listening.port());
    }

    @Override
    public Set<TlsVersion> versions(String host, String peer) {
        var machine = addresses.machineAt(host);
        return machine.map(EstateCertificates::key)
                .map(spoken::get)
                .or(() -> machine.flatMap(this::withoutTls))
                .or(() -> machine.flatMap(inForce.get().tls()::versions))
                .or(() -> addresses.machineAt(peer).flatMap(inForce.get().tls()::versions))
                .orElseGet(TlsVersion::current);
    }

    /** A gateway that lacks TLS speaks plain text, whatever others expect of it. */
    private Optional<Set<TlsVersion>> withoutTls(String machine) {
        return inForce.get()
                .topology()
                .findGateway(machine)
                .filter(PstnGateway::lacksTls)
                .map(gateway -> Set.of());
    }

    /** What a machine would show at the worst, or at its best. */
    Optional<Identity> shown(String machine, CertificateState state) {
        var now = world.calendar();
        var names = namesOf(machine);
        return switch (state) {
            case WRONG_NAME -> Optional.of(authority().issue(List.of("other." + key(machine))));
            case EXPIRED -> Optional.of(authority().issue(names, now.minus(A_YEAR), now.minus(A_DAY)));
            case NOT_YET_VALID -> Optional.of(authority().issue(names, now.plus(A_DAY), now.plus(A_YEAR)));
            case UNKNOWN_ISSUER ->
                Optional.of(
                        CertificateAuthority.named("Nobody's authority", now).issue(names));
            case MISSING, GOOD -> Optional.empty();
        };
    }

    /** The machine's FQDN, then the pools it is in; nothing for what is no server and no gateway. */
    private List<String> namesOf(String machine) {
        var topology = inForce.get().topology();
        var names = new LinkedHashSet<String>();
        for (var gateway : topology.gateways()) {
            if (gateway.name().equalsIgnoreCase(machine)) {
                names.add(key(machine));
            }
        }
        var pools = new ArrayList<Map.Entry<String, List<String>>>();
        topology.pools().forEach(pool -> pools.add(Map.entry(pool.name(), pool.servers())));
        topology.mediationServers().forEach(server -> pools.add(Map.entry(server.name(), server.servers())));
        for (var pool : pools) {
            if (pool.getValue().stream().anyMatch(machine::equalsIgnoreCase)) {
                names.add(key(machine));
                names.add(key(pool.getKey()));
            }
        }
        return List.copyOf(names);
    }

    private static String key(String machine) {
        return machine.toLowerCase(Locale.ROOT);
    }
}
