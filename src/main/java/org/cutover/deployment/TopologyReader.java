package org.cutover.deployment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.cutover.compatibility.Releases;
import org.cutover.routing.RouteTarget;
import org.cutover.topology.Carrier;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.Listener;
import org.cutover.topology.MediationServer;
import org.cutover.topology.Named;
import org.cutover.topology.PstnGateway;
import org.cutover.topology.PstnNumber;
import org.cutover.topology.Release;
import org.cutover.topology.Topology;
import org.cutover.topology.Trunk;
import org.cutover.yaml.Place;
import org.cutover.yaml.YamlMap;

/** Reads the topology of a deployment file. */
final class TopologyReader {

    private final YamlMap map;
    private final Releases releases;
    private final Map<String, Place> names = new HashMap<>();

    private final List<FrontEndPool> pools = new ArrayList<>();
    private final List<MediationServer> mediationServers = new ArrayList<>();
    private final List<PstnGateway> gateways = new ArrayList<>();
    private final List<Trunk> trunks = new ArrayList<>();

    TopologyReader(YamlMap map, Releases releases) {
        this.map = map;
        this.releases = releases;
    }

    Topology read() {
        var sites = map.words("sites");
        map.maps("pools").forEach(pool -> readPool(pool, sites));
        map.maps("mediation-servers").forEach(server -> readMediationServer(server, sites));
        map.maps("gateways").forEach(gateway -> readGateway(gateway, sites));
        map.maps("trunks").forEach(this::readTrunk);
        var carrier = map.findMap("carrier").map(this::readCarrier).orElse(new Carrier(List.of(), List.of()));
        var merged = new TreeSet<String>(map.words("back-compat-site"));
        return new Topology(sites, pools, mediationServers, pointed(), trunks, carrier, merged);
    }

    private void readPool(YamlMap pool, List<String> sites) {
        var release = release(pool, "release");
        var name = pool.text("pool");
        unique(pool, "pool", name);
        var site = site(pool, sites);
        var servers = pool.has("servers") ? pool.words("servers") : List.of(name);
        pool.done();
        release.flatMap(known -> map.problems().build(pool.place(), () -> new FrontEndPool(name, known, site, servers)))
                .ifPresent(pools::add);
    }

    private void readMediationServer(YamlMap server, List<String> sites) {
        var name = server.text("mediation-server");
        var collocated = server.flag("collocated", false);
        var home = Named.find(pools, name);
        if (collocated && home.isEmpty()) {
            map.problems()
                    .addUnknown(
                            server.placeOf("mediation-server"),
                            "a collocated Mediation Server goes by the name of its pool; pool",
                            name,
                            Named.names(pools));
        }
        if (!collocated) {
            unique(server, "mediation-server", name);
        }
        var release = release(server, "release");
        var site = site(server, sites);
        var servers = server.has("servers")
                ? server.words("servers")
                : home.filter(pool -> collocated).map(FrontEndPool::servers).orElse(List.of(name));
        var nextHop = collocated ? server.text("next-hop", name) : server.text("next-hop");
        if (!nextHop.isEmpty() && Named.find(pools, nextHop).isEmpty()) {
            map.problems().addUnknown(server.placeOf("next-hop"), "pool", nextHop, Named.names(pools));
        }
        var poolSide = listener(server, "pool-side");
        var gatewaySide = new ArrayList<Listener>();
        server.texts("gateway-side")
                .forEach(text -> map.problems()
                        .build(text.place(), () -> Listener.parse(text.text()))
                        .ifPresent(gatewaySide::add));
        server.done();
        release.flatMap(known -> map.problems()
                        .build(
                                server.place(),
                                () -> new MediationServer(
                                        name,
                                        known,
                                        site,
                                        servers,
                                        collocated,
                                        nextHop,
                                        poolSide.orElse(known.ports().mediationPoolSide()),
                                        gatewaySide.isEmpty() && known.legacy()
                                                ? List.of(known.ports().mediationGatewaySide())
                                                : gatewaySide)))
                .ifPresent(mediationServers::add);
    }

    private void readGateway(YamlMap gateway, List<String> sites) {
        var name = gateway.text("gateway");
        unique(gateway, "gateway", name);
        var certified = release(gateway, "certified-for");
        var site = site(gateway, sites);
        var listens = listener(gateway, "listens");
        var inbound = gateway.text("inbound-trunk", "");
        gateway.done();
        certified
                .flatMap(known -> map.problems()
                        .build(
                                gateway.place(),
                                () -> new PstnGateway(
                                        name,
                                        site,
                                        known,
                                        listens.orElse(known.ports().gateway()),
                                        inbound)))
                .ifPresent(gateways::add);
    }

    private void readTrunk(YamlMap trunk) {
        var server = trunk.text("mediation-server");
        var gateway = trunk.text("gateway");
        var known = Named.find(mediationServers, server);
        if (!server.isEmpty() && known.isEmpty()) {
            map.problems()
                    .addUnknown(
                            trunk.placeOf("mediation-server"),
                            "Mediation Server",
                            server,
                            Named.names(mediationServers));
        }
        if (!gateway.isEmpty() && Named.find(gateways, gateway).isEmpty()) {
            map.problems().addUnknown(trunk.placeOf("gateway"), "gateway", gateway, Named.names(gateways));
        }
        var legacy = known.filter(found -> found.release().legacy()).isPresent();
        var name = trunk.text("trunk", legacy ? new RouteTarget.ToMediationServer(server).text() : gateway);
        unique(trunk, trunk.has("trunk") ? "trunk" : "gateway", "trunk " + name);
        var listens = listener(trunk, "mediation-port");
        trunk.done();
        known.ifPresent(found -> {
            var listener = listens.orElse(found.release().ports().mediationGatewaySide());
            map.problems()
                    .build(trunk.place(), () -> new Trunk(name, found.name(), listener, gateway))
                    .ifPresent(trunks::add);
            var isDefault = listener.equals(found.release().ports().mediationGatewaySide());
            if (isDefault) {
                mediationServers.replaceAll(one -> one.name().equals(found.name()) ? one.listeningOn(listener) : one);
            }
        });
    }

    /** A gateway that is told of no trunk, and has but one, hands its inbound calls over by that. */
    private List<PstnGateway> pointed() {
        return gateways.stream()
                .map(gateway -> {
                    var own = trunks.stream()
                            .filter(trunk -> trunk.gateway().equals(gateway.name()))
                            .toList();
                    return gateway.inboundTrunk().isEmpty() && own.size() == 1
                            ? gateway.pointedAt(own.get(0).name())
                            : gateway;
                })
                .toList();
    }

    private Carrier readCarrier(YamlMap carrier) {
        var numbers = new ArrayList<PstnNumber>();
        for (var number : carrier.maps("numbers")) {
            var manner = number.oneOf("does", List.of("answers", "busy", "never-answers", "unallocated"), "answers");
            map.problems()
                    .build(
                            number.placeOf("number"),
                            () -> new PstnNumber(
                                    number.text("number"),
                                    PstnNumber.Manner.valueOf(
                                            manner.replace('-', '_').toUpperCase(Locale.ROOT))))
                    .ifPresent(numbers::add);
            unique(number, "number", "number " + number.text("number"));
            number.done();
        }
        var deliveries = new ArrayList<Carrier.Delivery>();
        for (var delivery : carrier.maps("deliveries")) {
            var gateway = delivery.text("gateway");
            if (!gateway.isEmpty() && Named.find(gateways, gateway).isEmpty()) {
                map.problems().addUnknown(delivery.placeOf("gateway"), "gateway", gateway, Named.names(gateways));
            }
            map.problems()
                    .build(
                            delivery.placeOf("beginning"),
                            () -> new Carrier.Delivery(delivery.text("beginning"), gateway))
                    .ifPresent(deliveries::add);
            delivery.done();
        }
        carrier.done();
        return new Carrier(numbers, deliveries);
    }

    private Optional<Release> release(YamlMap from, String key) {
        var id = from.text(key);
        var found = releases.find(id);
        if (found.isEmpty() && !id.isEmpty()) {
            map.problems().addUnknown(from.placeOf(key), "release", id, releases.ids());
        }
        return found;
    }

    private String site(YamlMap from, List<String> sites) {
        var site = from.text("site");
        if (!site.isEmpty() && !sites.contains(site)) {
            map.problems().addUnknown(from.placeOf("site"), "site", site, sites);
        }
        return site;
    }

    private Optional<Listener> listener(YamlMap from, String key) {
        return from.findText(key).flatMap(text -> map.problems().build(from.placeOf(key), () -> Listener.parse(text)));
    }

    private void unique(YamlMap from, String key, String name) {
        if (name.isEmpty()) {
            return;
        }
        var earlier = names.putIfAbsent(name.toLowerCase(Locale.ROOT), from.placeOf(key));
        if (earlier != null) {
            map.problems()
                    .add(
                            from.placeOf(key),
                            "the name \"%s\" is taken already, on line %d. Names are unique among pools, Mediation"
                                    + " Servers and gateways.",
                            name,
                            earlier.line());
        }
    }
}
