package org.cutover.deployment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cutover.compatibility.Releases;
import org.cutover.pattern.Translation;
import org.cutover.routing.RouteTarget;
import org.cutover.topology.Carrier;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.Listener;
import org.cutover.topology.MediationServer;
import org.cutover.topology.Named;
import org.cutover.topology.PstnGateway;
import org.cutover.topology.PstnNumber;
import org.cutover.topology.Release;
import org.cutover.topology.Reliability;
import org.cutover.topology.Topology;
import org.cutover.topology.Trunk;
import org.cutover.yaml.Place;
import org.cutover.yaml.YamlMap;

/** Reads the topology of a deployment file. */
final class TopologyReader {

    private final YamlMap map;
    private final Releases releases;
    private final TlsReader tls;
    /** Every one that the file names, the faulty ones too: what refers to one of these is not at fault. */
    private final UniqueNames names = new UniqueNames("pools, Mediation Servers and gateways");

    private final List<String> poolNames = new ArrayList<>();
    private final List<String> serverNames = new ArrayList<>();
    private final List<String> gatewayNames = new ArrayList<>();
    private final UniqueNames trunkNames = new UniqueNames("trunks");
    /** By the names of legacy Mediation Servers. */
    private final Map<String, TrunkOfOld> trunksOfOld = new HashMap<>();

    private final List<FrontEndPool> pools = new ArrayList<>();
    private final List<MediationServer> mediationServers = new ArrayList<>();
    private final List<PstnGateway> gateways = new ArrayList<>();
    private final List<Trunk> trunks = new ArrayList<>();

    /** The first trunk of a legacy Mediation Server. */
    private record TrunkOfOld(Place place, String gateway) {}

    TopologyReader(YamlMap map, Releases releases, TlsReader tls) {
        this.tls = tls;
        this.map = map;
        this.releases = releases;
    }

    Topology read() {
        var siteNames = new UniqueNames("sites");
        map.texts("sites").forEach(site -> siteNames.add(site.text(), site.place(), map.problems()));
        var sites = siteNames.all();
        map.maps("pools").forEach(pool -> readPool(pool, sites));
        map.maps("mediation-servers").forEach(server -> readMediationServer(server, sites));
        map.maps("gateways").forEach(gateway -> readGateway(gateway, sites));
        map.maps("trunks").forEach(this::readTrunk);
        var carrier = map.findMap("carrier").map(this::readCarrier).orElse(new Carrier(List.of(), List.of()));
        map.maps("gateways").forEach(this::checkInboundTrunk);
        var merged = new TreeSet<String>();
        for (var name : map.texts("back-compat-site")) {
            refer(name.place(), "pool or Mediation Server", name.text(), concat(poolNames, serverNames));
            merged.add(name.text());
        }
        return new Topology(sites, pools, mediationServers, pointed(), trunks, carrier, merged);
    }

    /** The pools that the file names, the faulty ones too. */
    List<String> poolNames() {
        return List.copyOf(poolNames);
    }

    private void readPool(YamlMap pool, List<String> sites) {
        var release = release(pool, "release");
        var name = pool.text("pool");
        names.add(name, pool.placeOf("pool"), map.problems());
        poolNames.add(name);
        var site = site(pool, sites);
        var servers = pool.has("servers") ? pool.words("servers") : List.of(name);
        tls.readServers(pool, name, servers);
        pool.done();
        release.flatMap(known -> map.problems().build(pool.place(), () -> new FrontEndPool(name, known, site, servers)))
                .ifPresent(pools::add);
    }

    private void readMediationServer(YamlMap server, List<String> sites) {
        var name = server.text("mediation-server");
        var collocated = server.flag("collocated", false);
        var home = Named.find(pools, name);
        if (collocated) {
            refer(
                    server.placeOf("mediation-server"),
                    "a collocated Mediation Server goes by the name of its pool; pool",
                    name,
                    poolNames);
        }
        if (!collocated) {
            names.add(name, server.placeOf("mediation-server"), map.problems());
        }
        serverNames.add(name);
        var release = release(server, "release");
        var site = site(server, sites);
        var servers = server.has("servers")
                ? server.words("servers")
                : home.filter(pool -> collocated).map(FrontEndPool::servers).orElse(List.of(name));
        var nextHop = collocated ? server.text("next-hop", name) : server.text("next-hop");
        if (!collocated || server.has("next-hop")) {
            refer(server.placeOf("next-hop"), "pool", nextHop, poolNames);
        }
        tls.readServers(server, name, servers);
        var poolSide = listener(server, "pool-side");
        var gatewaySide = new ArrayList<Listener>();
        server.texts("gateway-side")
                .forEach(text -> map.problems()
                        .build(text.place(), () -> Listener.parse(text.text()))
                        .ifPresent(gatewaySide::add));
        var polling = PollingReader.ofMediationServer(server, release);
        var reliability = SessionsReader.reliability(server, Reliability.SUPPORTED);
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
                                                : gatewaySide,
                                        polling,
                                        reliability)))
                .ifPresent(mediationServers::add);
    }

    private void readGateway(YamlMap gateway, List<String> sites) {
        var name = gateway.text("gateway");
        names.add(name, gateway.placeOf("gateway"), map.problems());
        gatewayNames.add(name);
        var certified = release(gateway, "certified-for");
        var site = site(gateway, sites);
        tls.readGateway(gateway, name);
        var listens = listener(gateway, "listens");
        var inbound = gateway.text("inbound-trunk", "");
        var settings = new GatewayReader(mediationServers, serverNames).read(gateway);
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
                                        inbound,
                                        settings)))
                .ifPresent(gateways::add);
    }

    private void readTrunk(YamlMap trunk) {
        var server = trunk.text("mediation-server");
        var gateway = trunk.text("gateway");
        var known = Named.find(mediationServers, server);
        refer(trunk.placeOf("mediation-server"), "Mediation Server", server, serverNames);
        refer(trunk.placeOf("gateway"), "gateway", gateway, gatewayNames);
        var legacy = known.filter(found -> found.release().legacy()).isPresent();
        var name = trunk.text("trunk", legacy ? new RouteTarget.ToMediationServer(server).text() : gateway);
        if (!legacy || isItsFirst(trunk, known.get(), gateway)) {
            trunkNames.add(name, trunk.placeOf(trunk.has("trunk") ? "trunk" : "gateway"), map.problems());
        }
        var listens = listener(trunk, "mediation-port");
        var seeks = listener(trunk, "gateway-port");
        trunk.done();
        known.ifPresent(found -> {
            var listener = listens.orElse(found.release().ports().mediationGatewaySide());
            map.problems()
                    .build(trunk.place(), () -> new Trunk(name, found.name(), listener, gateway, seeks))
                    .ifPresent(trunks::add);
            var isDefault = listener.equals(found.release().ports().mediationGatewaySide());
            if (isDefault) {
                mediationServers.replaceAll(one -> one.name().equals(found.name()) ? one.listeningOn(listener) : one);
            }
        });
    }

    /** TechNet gg398971: before Lync Server 2010 a Mediation Server controls one gateway only. */
    private boolean isItsFirst(YamlMap trunk, MediationServer server, String gateway) {
        var place = trunk.placeOf("gateway");
        var first = trunksOfOld.putIfAbsent(server.name(), new TrunkOfOld(place, gateway));
        if (first != null) {
            map.problems()
                    .add(
                            place,
                            "%s has its gateway already, on line %d. A Mediation Server of %s has one %s",
                            server.name(),
                            first.place().line(),
                            server.release().shortName(),
                            first.gateway().equalsIgnoreCase(gateway)
                                    ? "trunk to it: remove one of the two."
                                    : "gateway: give this one a Mediation Server of its own.");
        }
        return first == null;
    }

    /** A gateway that is told of no trunk, and has but one, hands its inbound calls over by that. */
    private List<PstnGateway> pointed() {
        return gateways.stream()
                .map(gateway -> {
                    var own = trunks.stream()
                            .filter(trunk -> trunk.gateway().equalsIgnoreCase(gateway.name()))
                            .toList();
                    return gateway.inboundTrunk().isEmpty()
                                    && gateway.settings().nextHop().isEmpty()
                                    && own.size() == 1
                            ? gateway.pointedAt(own.get(0).name())
                            : gateway;
                })
                .toList();
    }

    private Carrier readCarrier(YamlMap carrier) {
        var numbers = new ArrayList<PstnNumber>();
        var told = new UniqueNames("numbers of the carrier");
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
            told.add(number.text("number"), number.placeOf("number"), map.problems());
            number.done();
        }
        var deliveries = new ArrayList<Carrier.Delivery>();
        for (var delivery : carrier.maps("deliveries")) {
            var gateway = delivery.text("gateway");
            refer(delivery.placeOf("gateway"), "gateway", gateway, gatewayNames);
            map.problems()
                    .build(
                            delivery.placeOf("beginning"),
                            () -> new Carrier.Delivery(
                                    delivery.text("beginning"), gateway, delivery.integer("digits", 1, 15, 0)))
                    .ifPresent(deliveries::add);
            delivery.done();
        }
        var dialling = carrier.maps("dialling").stream()
                .flatMap(rule -> readDialling(rule).stream())
                .toList();
        carrier.done();
        return new Carrier(numbers, deliveries, dialling);
    }

    private static Optional<Translation> readDialling(YamlMap rule) {
        var read = rule.problems()
                .build(rule.placeOf("pattern"), () -> Translation.of(VoiceReader.pattern(rule), rule.text("number")));
        rule.done();
        return read;
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

    /** Trunks stand after the gateways in the file: whether a gateway is told of one that is there is known only now. */
    private void checkInboundTrunk(YamlMap gateway) {
        gateway.findText("inbound-trunk")
                .ifPresent(trunk -> refer(gateway.placeOf("inbound-trunk"), "trunk", trunk, trunkNames.all()));
    }

    private void refer(Place place, String what, String name, List<String> known) {
        if (!name.isEmpty() && known.stream().noneMatch(name::equalsIgnoreCase)) {
            map.problems().addUnknown(place, what, name, known);
        }
    }

    private static List<String> concat(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }
}
