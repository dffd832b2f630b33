package org.cutover.topology;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What stands where: sites, pools, Mediation Servers, gateways and the trunks between them, and the carrier behind.
 *
 * @param backCompatSite names of the legacy pools and Mediation Servers that the Merge wizard has brought into the new
 *     topology; what was set up after the merge is not among them
 */
public record Topology(
        List<String> sites,
        List<FrontEndPool> pools,
        List<MediationServer> mediationServers,
        List<PstnGateway> gateways,
        List<Trunk> trunks,
        Carrier carrier,
        Set<String> backCompatSite) {

    /** Where nothing stands. */
    public static final Topology EMPTY = new Topology(
            List.of(), List.of(), List.of(), List.of(), List.of(), new Carrier(List.of(), List.of()), Set.of());

    public Topology {
        sites = List.copyOf(sites);
        pools = List.copyOf(pools);
        mediationServers = List.copyOf(mediationServers);
        gateways = List.copyOf(gateways);
        trunks = List.copyOf(trunks);
        backCompatSite = Set.copyOf(backCompatSite);
    }

    public Optional<FrontEndPool> findPool(String name) {
        return Named.find(pools, name);
    }

    public Optional<MediationServer> findMediationServer(String name) {
        return Named.find(mediationServers, name);
    }

    public Optional<PstnGateway> findGateway(String name) {
        return Named.find(gateways, name);
    }

    public Optional<Trunk> findTrunk(String name) {
        return Named.find(trunks, name);
    }

    /** The trunks of a Mediation Server, in the order of the topology: the first is its default. */
    public List<Trunk> trunksOf(String mediationServer) {
        return trunks.stream()
                .filter(trunk -> trunk.mediationServer().equalsIgnoreCase(mediationServer))
                .toList();
    }

    /** Whether the trunk leads to the default gateway of its Mediation Server: that of its default trunk. */
    public boolean leadsToDefaultGateway(Trunk trunk) {
        return trunksOf(trunk.mediationServer()).stream()
                .findFirst()
                .filter(first -> first.gateway().equalsIgnoreCase(trunk.gateway()))
                .isPresent();
    }

    public List<Trunk> trunksTo(String gateway) {
        return trunks.stream()
                .filter(trunk -> trunk.gateway().equalsIgnoreCase(gateway))
                .toList();
    }

    /** Where a gateway sends calls from the PSTN: as it is set by hand, or to the Mediation Server of its inbound trunk. */
    public Optional<NextHop> nextHopOf(PstnGateway gateway) {
        return gateway.settings()
                .nextHop()
                .or(() -> findTrunk(gateway.inboundTrunk())
                        .map(trunk -> new NextHop(trunk.mediationServer(), trunk.mediationListener())));
    }

    /** The trunk by which calls of a gateway come in; empty if its next hop is a port that no trunk joins with it. */
    public Optional<Trunk> inboundTrunkOf(PstnGateway gateway) {
        var hop = gateway.settings().nextHop();
        return hop.isEmpty()
                ? findTrunk(gateway.inboundTrunk())
                : trunksTo(gateway.name()).stream()
                        .filter(trunk -> trunk.mediationServer()
                                .equalsIgnoreCase(hop.get().mediationServer()))
                        .filter(trunk ->
                                trunk.mediationListener().equals(hop.get().at()))
                        .findFirst();
    }

    /**
     * Whether a server of {@code asking} has heard of the pool or Mediation Server {@code name} of release {@code of}.
     *
     * <p>Legacy and new releases learn of each other by the Merge wizard only: before the merge is published there is no
     * routing between them (Merge-CsLegacyTopology reference; "Merge using Topology Builder Merge wizard").
     */
    public boolean knows(Release asking, String name, Release of) {
        if (asking.legacy() == of.legacy()) {
            return true;
        }
        return of.legacy() ? backCompatSite.contains(name) : !backCompatSite.isEmpty();
    }

    /** Releases of pools and Mediation Servers, each once, in the order of the topology. */
    public List<Release> releases() {
        return Stream.concat(
                        pools.stream().map(FrontEndPool::release),
                        mediationServers.stream().map(MediationServer::release))
                .distinct()
                .toList();
    }

    public Topology withPool(FrontEndPool pool) {
        return new Topology(
                sites, Named.with(pools, pool), mediationServers, gateways, trunks, carrier, backCompatSite);
    }

    public Topology withoutPool(String name) {
        return new Topology(
                sites, Named.without(pools, name), mediationServers, gateways, trunks, carrier, backCompatSite);
    }

    public Topology withMediationServer(MediationServer server) {
        return new Topology(
                sites, pools, Named.with(mediationServers, server), gateways, trunks, carrier, backCompatSite);
    }

    /** Takes the Mediation Server away, and its trunks with it. */
    public Topology withoutMediationServer(String name) {
        var left = trunks.stream()
                .filter(trunk -> !trunk.mediationServer().equalsIgnoreCase(name))
                .toList();
        return new Topology(
                sites, pools, Named.without(mediationServers, name), gateways, left, carrier, backCompatSite);
    }

    public Topology withGateway(PstnGateway gateway) {
        return new Topology(
                sites, pools, mediationServers, Named.with(gateways, gateway), trunks, carrier, backCompatSite);
    }

    /** Takes the gateway away, and its trunks with it. */
    public Topology withoutGateway(String name) {
        var left = trunks.stream()
                .filter(trunk -> !trunk.gateway().equalsIgnoreCase(name))
                .toList();
        return new Topology(
                sites, pools, mediationServers, Named.without(gateways, name), left, carrier, backCompatSite);
    }

    public Topology withTrunk(Trunk trunk) {
        return new Topology(
                sites, pools, mediationServers, gateways, Named.with(trunks, trunk), carrier, backCompatSite);
    }

    public Topology withoutTrunk(String name) {
        return new Topology(
                sites, pools, mediationServers, gateways, Named.without(trunks, name), carrier, backCompatSite);
    }

    public Topology withCarrier(Carrier changed) {
        return new Topology(sites, pools, mediationServers, gateways, trunks, changed, backCompatSite);
    }

    /** What the Merge wizard leaves: every legacy pool and Mediation Server in BackCompatSite. */
    public Topology merged() {
        var legacy = new TreeSet<String>();
        pools.stream().filter(pool -> pool.release().legacy()).forEach(pool -> legacy.add(pool.name()));
        mediationServers.stream().filter(ms -> ms.release().legacy()).forEach(ms -> legacy.add(ms.name()));
        return withBackCompatSite(legacy);
    }

    public Topology withBackCompatSite(Set<String> names) {
        return new Topology(sites, pools, mediationServers, gateways, trunks, carrier, names);
    }
}
