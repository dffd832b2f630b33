package org.cutover.compatibility;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cutover.topology.Fqdn;
import org.cutover.topology.Listener;
import org.cutover.topology.MediationServer;
import org.cutover.topology.PstnGateway;
import org.cutover.topology.Release;
import org.cutover.topology.Topology;
import org.cutover.topology.Transport;
import org.cutover.topology.Trunk;
import org.cutover.yaml.InvalidFileException;
import org.cutover.yaml.Shipped;

/**
 * What may meet what, by the files in {@code simulator/compatibility}.
 *
 * <p>Asked for a pair of releases, it gives a {@link Ruling}; asked to check a topology, the {@link Finding}s. The
 * files hold the facts; which of them concern a topology, and how, is decided here.
 */
public final class Compatibility {

    private static final String FOLDER = "simulator/compatibility";

    private static Compatibility shipped;

    private final RuleBook book;
    private final Profile profile;
    private final boolean unknownRefused;

    private Compatibility(RuleBook book, Profile profile, boolean unknownRefused) {
        this.book = book;
        this.profile = profile;
        this.unknownRefused = unknownRefused;
    }

    /**
     * The rules that come with the program; read once.
     *
     * @throws InvalidFileException if a file of them has been spoilt
     */
    public static synchronized Compatibility shipped() {
        if (shipped == null) {
            shipped = read(Releases.shipped(), Shipped.texts(FOLDER, ".yaml"));
        }
        return shipped;
    }

    /**
     * Reads rules. A file with the key {@code matrix} answers for pairs, under a {@code profile} only if it names one; every
     * other one lists rules.
     *
     * @param texts the text of each file by the name that faults shall give it
     * @throws InvalidFileException with every fault of every file
     */
    public static Compatibility read(Releases releases, Map<String, String> texts) {
        return new Compatibility(RuleBook.read(texts, releases), Profile.STRICT, false);
    }

    /**
     * May the pool hand the outbound calls of its users to the Mediation Server? A yes may be bound to the default gateway:
     * see {@link Ruling#forCall}.
     */
    public Ruling poolToMediationServer(Release pool, Release mediationServer) {
        return ruling(Matrix.POOL_TO_MEDIATION_SERVER, pool, mediationServer);
    }

    /** May the Mediation Server be associated with a gateway that is certified for that release? */
    public Ruling mediationServerToGateway(Release mediationServer, Release certifiedFor) {
        return ruling(Matrix.MEDIATION_SERVER_TO_GATEWAY, mediationServer, certifiedFor);
    }

    /** May users of the one pool call users of the other, once the topologies are merged? */
    public Ruling poolToPool(Release from, Release to) {
        return ruling(Matrix.POOL_TO_POOL, from, to);
    }

    public Rule rule(RuleId id) {
        return rule(id.id());
    }

    /**
     * The rule of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Rule rule(String id) {
        return findRule(id)
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no rule \"%s\" in %s.".formatted(id, FOLDER)));
    }

    public Optional<Rule> findRule(String id) {
        return Optional.ofNullable(book.rules().get(id));
    }

    /** Every rule once, in the order of the files. */
    public List<Rule> rules() {
        return List.copyOf(book.rules().values());
    }

    /** These rules, with no for an answer where no source states one. */
    public Compatibility refusingUnknown() {
        return new Compatibility(book, profile, true);
    }

    /** How the documents are read where they contradict each other. */
    public Profile profile() {
        return profile;
    }

    /** The ids of the profiles there are, {@code strict} first. */
    public List<String> profiles() {
        return Stream.concat(Stream.of(Profile.STRICT.id()), book.readings().keySet().stream())
                .toList();
    }

    /**
     * These rules under a profile.
     *
     * @throws IllegalArgumentException if there is none of that id
     */
    public Compatibility under(String id) {
        if (!profiles().contains(id)) {
            throw new IllegalArgumentException(
                    "There is no profile \"%s\". There are: %s.".formatted(id, String.join(", ", profiles())));
        }
        var reading = book.readings().get(id);
        return new Compatibility(book, reading == null ? Profile.STRICT : reading.profile(), unknownRefused);
    }

    /**
     * What is broken or unknown in a topology. Voice routes are no part of it: whether a pool may use the Mediation
     * Server that a route leads to is asked where routes are known.
     */
    public List<Finding> check(Topology topology) {
        var findings = new ArrayList<Finding>();
        checkCoexistence(topology, findings);
        checkPoolNames(topology, findings);
        for (var server : topology.mediationServers()) {
            checkPlace(topology, server, findings);
            checkLimits(topology, server, findings);
            for (var trunk : topology.trunksOf(server.name())) {
                checkTrunk(topology, server, trunk, findings);
            }
        }
        return List.copyOf(findings);
    }

    private void checkCoexistence(Topology topology, List<Finding> findings) {
        var releases = topology.releases();
        var ids = releases.stream().map(Release::id).collect(Collectors.toSet());
        if (ids.size() < 2 || book.mayCoexist().stream().anyMatch(set -> set.containsAll(ids))) {
            return;
        }
        var things = releases.stream().map(Release::shortName).distinct().collect(Collectors.joining(", "));
        if (ids.size() > 2) {
            findings.add(Finding.broken(rule(RuleId.THREE_RELEASES), things));
        } else {
            apart(releases.get(0), releases.get(1))
                    .orElseGet(this::unstated)
                    .finding(things)
                    .ifPresent(findings::add);
        }
    }

    private void checkPoolNames(Topology topology, List<Finding> findings) {
        var seen = new HashSet<String>();
        for (var pool : topology.pools()) {
            if (!seen.add(pool.name().toLowerCase(Locale.ROOT))) {
                findings.add(Finding.broken(rule(RuleId.POOL_NAME_NEW), "pool " + pool.name()));
            }
        }
    }

    /** Where a Mediation Server stands: on a Front End Server or not, and which pool gets its calls. */
    private void checkPlace(Topology topology, MediationServer server, List<Finding> findings) {
        if (server.collocated() && !server.release().collocatesMediation()) {
            findings.add(Finding.broken(
                    rule(RuleId.NO_COLLOCATED_MEDIATION),
                    server.describe() + " (" + server.release().shortName() + ")"));
        }
        // The matrix speaks of calls out. That the two "cannot communicate" holds for calls in as well, under any
        // profile:
        // what contradicts it speaks of calls out alone.
        topology.findPool(server.nextHop())
                .flatMap(pool -> under(Profile.STRICT.id())
                        .poolToMediationServer(pool.release(), server.release())
                        .finding("pool %s, next hop of Mediation Server %s".formatted(pool.name(), server.name())))
                .ifPresent(findings::add);
    }

    private void checkLimits(Topology topology, MediationServer server, List<Finding> findings) {
        var release = server.release();
        var trunks = topology.trunksOf(server.name());
        var trunksByGateway = trunks.stream()
                .collect(Collectors.groupingBy(
                        Trunk::gateway,
                        () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
                        Collectors.mapping(Trunk::name, Collectors.toList())));
        if (exceeds(trunksByGateway.size(), release.gatewaysPerMediationServer())) {
            findings.add(Finding.broken(
                    rule(RuleId.ONE_GATEWAY_PER_MEDIATION_SERVER),
                    "Mediation Server %s -> gateways %s"
                            .formatted(server.name(), String.join(", ", trunksByGateway.keySet()))));
        }
        trunksByGateway.forEach((gateway, names) -> {
            if (exceeds(names.size(), release.trunksPerPair())) {
                findings.add(Finding.broken(
                        rule(RuleId.ONE_TRUNK_PER_PAIR),
                        "Mediation Server %s -> gateway %s (trunks %s)"
                                .formatted(server.name(), gateway, String.join(", ", names))));
            }
        });
    }

    private static boolean exceeds(int count, int limit) {
        return limit > 0 && count > limit;
    }

    private void checkTrunk(Topology topology, MediationServer server, Trunk trunk, List<Finding> findings) {
        if (!server.gatewaySide().contains(trunk.mediationListener())) {
            var listeners =
                    server.gatewaySide().stream().map(Listener::toString).collect(Collectors.joining(", "));
            findings.add(Finding.broken(
                    rule(RuleId.ROOT_TRUNK),
                    "trunk %s at %s of Mediation Server %s, which listens for gateways on %s"
                            .formatted(
                                    trunk.name(),
                                    trunk.mediationListener(),
                                    server.name(),
                                    listeners.isEmpty() ? "no port" : listeners)));
        }
        topology.findGateway(trunk.gateway()).ifPresent(gateway -> checkTransport(server, trunk, gateway, findings));
        topology.findGateway(trunk.gateway())
                .flatMap(gateway -> mediationServerToGateway(server.release(), gateway.certifiedFor())
                        .finding("Mediation Server %s -> gateway %s (trunk %s)"
                                .formatted(server.name(), gateway.name(), trunk.name())))
                .ifPresent(findings::add);
    }

    private void checkTransport(MediationServer server, Trunk trunk, PstnGateway gateway, List<Finding> findings) {
        var ends = List.of(trunk.mediationListener(), trunk.seeks(gateway));
        var things = "trunk %s of Mediation Server %s, %s and %s"
                .formatted(trunk.name(), server.name(), ends.get(0), ends.get(1));
        if (ends.stream().anyMatch(end -> end.transport() == Transport.UDP)) {
            findings.add(Finding.broken(rule(RuleId.UDP_TRUNK), things));
        }
        if (Fqdn.isAddress(gateway.name()) && ends.stream().anyMatch(end -> end.transport() == Transport.TLS)) {
            findings.add(Finding.broken(rule(RuleId.GATEWAY_BY_ADDRESS), things));
        }
    }

    private Ruling ruling(String matrix, Release from, Release to) {
        return Optional.ofNullable(book.readings().get(profile.id()))
                .flatMap(reading -> Optional.ofNullable(reading.matrices().get(matrix)))
                .flatMap(reading -> reading.find(from, to))
                .or(() -> book.matrices().get(matrix).find(from, to))
                .map(this::judge)
                // A gateway that is certified for a release does not bring that release into the estate.
                .or(() -> matrix.equals(Matrix.MEDIATION_SERVER_TO_GATEWAY) ? Optional.empty() : apart(from, to))
                .orElseGet(this::unstated);
    }

    private Optional<Ruling> apart(Release one, Release other) {
        return book.apart(one, other).map(rule -> Ruling.of(Answer.NO, rule));
    }

    private Ruling unstated() {
        return judge(Ruling.of(Answer.UNKNOWN, rule(RuleId.UNSTATED_PAIR)));
    }

    private Ruling judge(Ruling ruling) {
        return ruling.isUnknown() && unknownRefused ? Ruling.of(Answer.NO, ruling.rule()) : ruling;
    }
}
