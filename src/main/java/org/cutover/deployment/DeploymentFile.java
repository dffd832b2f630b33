package org.cutover.deployment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cutover.compatibility.Releases;
import org.cutover.routing.VoiceConfiguration;
import org.cutover.topology.Fqdn;
import org.cutover.topology.Named;
import org.cutover.topology.Topology;
import org.cutover.yaml.InvalidFileException;
import org.cutover.yaml.Place;
import org.cutover.yaml.Problem;
import org.cutover.yaml.Problems;
import org.cutover.yaml.SourceText;
import org.cutover.yaml.YamlMap;

/** Reads the file that describes a deployment, and the CSV of its users if it names one. */
public final class DeploymentFile {

    private static final String SHIPPED = "simulator/deployments/";

    private DeploymentFile() {}

    /**
     * Finds a deployment by the words of a file: the name of a shipped one ({@code contoso/before}), or the path of a file
     * beside the one that names it.
     *
     * @param from the folder of the file that names it
     * @param place where it is named
     * @throws InvalidFileException with every fault of the file, or if there is no such file
     */
    public static Deployment read(String reference, SourceText.Folder from, Place place, Releases releases) {
        var named = reference.endsWith(".yaml") ? reference : reference + ".yaml";
        var source = from.find(reference)
                .or(() -> from.find(named))
                .or(() -> SourceText.shipped(SHIPPED + named))
                .orElseThrow(() -> new InvalidFileException(List.of(new Problem(
                        place,
                        "deployment \"%s\" is not there: neither as a file beside this one, nor shipped as %s%s."
                                .formatted(reference, SHIPPED, named)))));
        return read(source, releases);
    }

    /** @throws InvalidFileException with every fault of the file */
    public static Deployment read(SourceText source, Releases releases) {
        var problems = new Problems();
        var map = source.yaml(problems);
        map.requireVersion();
        var name = map.text("deployment");
        map.findText("why");
        var domain = map.text("domain");
        problems.build(map.placeOf("domain"), () -> {
            Fqdn.require(domain, "domain");
            return domain;
        });
        var tls = new TlsReader(source.folder(), System.getenv());
        var reader = new TopologyReader(map, releases, tls);
        var topology = reader.read();
        var home = new ScopeReader(
                reader.poolNames(),
                topology.sites(),
                Named.names(topology.gateways()),
                Named.names(topology.trunks()),
                Named.names(topology.mediationServers()));
        var ocs = map.findMap("ocs-voice")
                .map(voice -> VoiceReader.OCS.read(voice, home))
                .orElse(VoiceConfiguration.EMPTY);
        var lync = map.findMap("lync-voice")
                .map(voice -> VoiceReader.LYNC.read(voice, home))
                .orElse(VoiceConfiguration.EMPTY);
        var secured = tls.read(map);
        var rows = users(map, source);
        check(rows, topology, reader.poolNames(), Map.of(true, ocs, false, lync), problems);
        map.done();
        problems.throwIfAny(source.name());
        return new Deployment(
                name,
                domain,
                topology,
                ocs,
                lync,
                new Users(rows.stream().map(UsersCsv.Row::user).toList()),
                secured);
    }

    private static List<UsersCsv.Row> users(YamlMap map, SourceText source) {
        var problems = map.problems();
        var rows = new ArrayList<UsersCsv.Row>();
        if (map.isList("users")) {
            for (var user : map.maps("users")) {
                var forwarding = problems.build(
                                user.place(),
                                () -> Forwarding.of(user.text("forward-to", ""), user.text("ring-also", "")))
                        .orElse(Forwarding.NONE);
                var location = user.findMap("location")
                        .flatMap(DeploymentFile::location)
                        .orElse(CivicAddress.UNKNOWN);
                problems.build(
                                user.place(),
                                () -> new User(
                                        user.text("name"),
                                        user.text("pool"),
                                        user.text("line", ""),
                                        user.text("policy", ""),
                                        user.text("dial-plan", ""),
                                        user.text("location-policy", ""),
                                        user.flag("enterprise-voice", true),
                                        forwarding,
                                        location))
                        .ifPresent(read -> rows.add(new UsersCsv.Row(read, user.place())));
                user.done();
            }
        } else if (map.has("users")) {
            var file = map.text("users");
            if (file.equals(".") || file.equals("..") || file.endsWith("/")) {
                problems.add(map.placeOf("users"), "\"%s\" is a folder. Name the CSV file of the users.", file);
                return rows;
            }
            source.folder()
                    .find(file)
                    .ifPresentOrElse(
                            csv -> rows.addAll(UsersCsv.read(csv.text(), csv.name(), problems)),
                            () -> problems.add(map.placeOf("users"), "there is no file \"%s\" beside this one.", file));
        }
        return rows;
    }

    private static Optional<CivicAddress> location(YamlMap place) {
        var read = place.problems()
                .build(
                        place.placeOf("country"),
                        () -> new CivicAddress(
                                place.text("country"),
                                place.text("state", ""),
                                place.text("city", ""),
                                place.text("street", ""),
                                place.text("house", "")));
        place.done();
        return read;
    }

    /** @param pools the pools that the file names, the faulty ones too: a user of one of these is not at fault */
    private static void check(
            List<UsersCsv.Row> rows,
            Topology topology,
            List<String> pools,
            Map<Boolean, VoiceConfiguration> voice,
            Problems problems) {
        var seen = new HashMap<String, Place>();
        var names = rows.stream().map(row -> row.user().name()).toList();
        for (var row : rows) {
            var user = row.user();
            requireForwardedToOneOf(row, names, problems);
            var earlier = seen.putIfAbsent(user.name().toLowerCase(Locale.ROOT), row.place());
            if (earlier != null) {
                problems.add(row.place(), "user \"%s\" stands here twice; the first is at %s.", user.name(), earlier);
            }
            var pool = topology.findPool(user.pool());
            if (pool.isEmpty() && pools.stream().noneMatch(user.pool()::equalsIgnoreCase)) {
                problems.addUnknown(row.place(), "pool", user.pool(), pools);
            }
            // Of a pool that nobody knows, either configuration may be the one.
            var inForce = pool.map(home -> List.of(voice.get(home.release().legacy())))
                    .orElseGet(() -> List.copyOf(voice.values()));
            requireAssigned(row, "policy", user.policy(), all(inForce, VoiceConfiguration::policies), problems);
            requireAssigned(row, "dial plan", user.dialPlan(), all(inForce, VoiceConfiguration::dialPlans), problems);
            requireAssigned(
                    row,
                    "location policy",
                    user.locationPolicy(),
                    all(inForce, configuration -> configuration.trunking().locationPolicies()),
                    problems);
        }
    }

    /** Digits lead wherever they lead; a name must be a user's. */
    private static void requireForwardedToOneOf(UsersCsv.Row row, List<String> names, Problems problems) {
        var to = row.user().forwarding().to();
        if (to.chars().anyMatch(Character::isLetter) && names.stream().noneMatch(to::equalsIgnoreCase)) {
            problems.addUnknown(row.place(), "user", to, names);
        }
    }

    private static <T> List<T> all(List<VoiceConfiguration> inForce, Function<VoiceConfiguration, List<T>> of) {
        return inForce.stream().flatMap(one -> of.apply(one).stream()).toList();
    }

    private static void requireAssigned(
            UsersCsv.Row row, String what, String name, List<? extends Named> known, Problems problems) {
        if (!name.isEmpty() && Named.find(known, name).isEmpty()) {
            problems.addUnknown(row.place(), what, name, Named.names(known));
        }
    }
}
