package org.cutover.compatibility;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.topology.Listener;
import org.cutover.topology.Polling;
import org.cutover.topology.PortRange;
import org.cutover.topology.Release;
import org.cutover.topology.Transport;
import org.cutover.yaml.InvalidFileException;
import org.cutover.yaml.Problems;
import org.cutover.yaml.Shipped;
import org.cutover.yaml.YamlMap;

/** The product releases there are, each from a file of its own in {@code simulator/releases}. */
public final class Releases {

    private static final String FOLDER = "simulator/releases";
    private static final String LEGACY = "active-directory";
    private static final List<String> CONFIGURATIONS = List.of(LEGACY, "central-management-store");
    private static final String UNLIMITED = "unlimited";

    private static Releases shipped;

    private final Map<String, Release> releases;
    private final List<Fact> facts;

    private Releases(Map<String, Release> releases, List<Fact> facts) {
        this.releases = releases;
        this.facts = List.copyOf(facts);
    }

    /**
     * The releases that come with the program; read once.
     *
     * @throws InvalidFileException if a file of them has been spoilt
     */
    public static synchronized Releases shipped() {
        if (shipped == null) {
            shipped = read(Shipped.texts(FOLDER, ".yaml"));
        }
        return shipped;
    }

    /**
     * Reads releases.
     *
     * @param texts the text of each file by the name that faults shall give it
     * @throws InvalidFileException with every fault of every file
     */
    public static Releases read(Map<String, String> texts) {
        var problems = new Problems();
        var releases = new LinkedHashMap<String, Release>();
        var facts = new ArrayList<Fact>();
        FactReader.readEach(texts, problems, (name, file) -> {
            var reader = new Reader(file, file.text("id"), facts);
            problems.build(file.place(), reader::release).ifPresent(release -> {
                if (releases.putIfAbsent(release.id(), release) != null) {
                    problems.add(
                            file.placeOf("id"), "release \"%s\" has a file already. Keep one of them.", release.id());
                }
            });
        });
        problems.throwIfAny();
        return new Releases(releases, facts);
    }

    public Optional<Release> find(String id) {
        return Optional.ofNullable(releases.get(id));
    }

    /** The ids, in the order of the files' names. */
    public List<String> ids() {
        return List.copyOf(releases.keySet());
    }

    public List<Release> all() {
        return List.copyOf(releases.values());
    }

    /** What the release's file says of it, with sources, in the order of the file; none for a release there is not. */
    public List<Fact> facts(String id) {
        return facts.stream().filter(fact -> fact.release().equals(id)).toList();
    }

    /** Reads one file. */
    private record Reader(YamlMap file, String id, List<Fact> facts) {

        Release release() {
            var names = file.map("names");
            var full = names.text("full");
            var shortName = names.text("short");
            names.done();
            file.text("configuration");
            var configuration = file.oneOf("configuration", CONFIGURATIONS, LEGACY);
            var ports = ports();
            var signatures = signatures();
            var limits = file.map("limits");
            var collocates = flag(limits, "limits.collocated-mediation");
            var gateways = limit(limits, "limits.gateways-per-mediation-server");
            var trunks = limit(limits, "limits.trunks-per-pair");
            limits.done();
            return new Release(
                    id,
                    full,
                    shortName,
                    configuration.equals(LEGACY),
                    ports,
                    signatures,
                    collocates,
                    gateways,
                    trunks,
                    polling());
        }

        /** Figures stand there only for a release whose Mediation Servers poll. */
        private Optional<Polling> polling() {
            var polling = file.findMap("polling");
            if (polling.isEmpty()) {
                return Optional.empty();
            }
            var section = polling.get();
            var read = flag(section, "polling.polls-gateways")
                    ? file.problems()
                            .build(
                                    section.place(),
                                    () -> new Polling(
                                            time(section, "polling.interval"),
                                            fact(section, "polling.misses").integer("value", 1, 100, 1),
                                            time(section, "polling.answer-within"),
                                            flag(section, "polling.any-response")))
                    : Optional.<Polling>empty();
            section.done();
            return read;
        }

        private Duration time(YamlMap section, String name) {
            return fact(section, name).duration("value", Duration.ZERO);
        }

        private Release.Ports ports() {
            var ports = file.map("ports");
            var read = new Release.Ports(
                    listener(ports, "ports.front-end"),
                    listener(ports, "ports.mediation-pool-side"),
                    listener(ports, "ports.mediation-gateway-side"),
                    listener(ports, "ports.gateway"),
                    range(ports, "ports.media"));
            ports.done();
            return read;
        }

        private Release.Signatures signatures() {
            var signatures = file.map("signatures");
            var read = new Release.Signatures(
                    fact(signatures, "signatures.front-end").text("value", ""),
                    fact(signatures, "signatures.mediation-server").text("value", ""),
                    fact(signatures, "signatures.client").text("value", ""));
            signatures.done();
            return read;
        }

        private Listener listener(YamlMap section, String name) {
            var fact = fact(section, name);
            return fact.findText("value")
                    .flatMap(text -> fact.problems().build(fact.placeOf("value"), () -> Listener.parse(text)))
                    // Stands in for a faulty one; the fault has been noted, and nobody gets to see this release.
                    .orElse(new Listener(1, Transport.TCP));
        }

        private PortRange range(YamlMap section, String name) {
            var fact = fact(section, name);
            return fact.findText("value")
                    .flatMap(text -> fact.problems().build(fact.placeOf("value"), () -> PortRange.parse(text)))
                    .orElse(new PortRange(1, 1));
        }

        private boolean flag(YamlMap section, String name) {
            return fact(section, name).flag("value", false);
        }

        private int limit(YamlMap section, String name) {
            var fact = fact(section, name);
            return fact.text("value", "").equals(UNLIMITED) ? 0 : fact.integer("value", 1, 1000, 0);
        }

        /** A mapping of value, source and confidence; its value is left for the caller to read. */
        private YamlMap fact(YamlMap section, String name) {
            var map = section.map(name.substring(name.indexOf('.') + 1));
            var value = map.text("value");
            var source = map.text("source");
            facts.add(new Fact(id, name, value, source, FactReader.confidence(map)));
            map.done();
            return map;
        }
    }
}
