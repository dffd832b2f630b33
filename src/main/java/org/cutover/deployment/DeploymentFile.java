package org.cutover.deployment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        var source = from.find(reference)
                .or(() -> from.find(reference + ".yaml"))
                .or(() -> SourceText.shipped(SHIPPED + reference + ".yaml"))
                .orElseThrow(() -> new InvalidFileException(List.of(new Problem(
                        place,
                        "deployment \"%s\" is not there: neither as a file beside this one, nor shipped as %s%s.yaml."
                                .formatted(reference, SHIPPED, reference)))));
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
        var topology = new TopologyReader(map, releases).read();
        var ocs = map.findMap("ocs-voice").map(VoiceReader.OCS::read).orElse(VoiceConfiguration.EMPTY);
        var lync = map.findMap("lync-voice").map(VoiceReader.LYNC::read).orElse(VoiceConfiguration.EMPTY);
        var users = users(map, source, topology, Map.of(true, ocs, false, lync));
        map.done();
        problems.throwIfAny();
        return new Deployment(name, domain, topology, ocs, lync, new Users(users));
    }

    private static List<User> users(
            YamlMap map, SourceText source, Topology topology, Map<Boolean, VoiceConfiguration> voice) {
        var problems = map.problems();
        var rows = new ArrayList<UsersCsv.Row>();
        if (map.isList("users")) {
            for (var user : map.maps("users")) {
                problems.build(
                                user.place(),
                                () -> new User(
                                        user.text("name"),
                                        user.text("pool"),
                                        user.text("line", ""),
                                        user.text("policy", ""),
                                        user.text("dial-plan", "")))
                        .ifPresent(read -> rows.add(new UsersCsv.Row(read, user.place())));
                user.done();
            }
        } else if (map.has("users")) {
            var file = map.text("users");
            source.folder()
                    .find(file)
                    .ifPresentOrElse(
                            csv -> rows.addAll(UsersCsv.read(csv.text(), csv.name(), problems)),
                            () -> problems.add(map.placeOf("users"), "there is no file \"%s\" beside this one.", file));
        }
        return checked(rows, topology, voice, problems);
    }

    private static List<User> checked(
            List<UsersCsv.Row> rows, Topology topology, Map<Boolean, VoiceConfiguration> voice, Problems problems) {
        var pools = Named.names(topology.pools());
        var seen = new HashMap<String, Place>();
        for (var row : rows) {
            var user = row.user();
            var earlier = seen.putIfAbsent(user.name().toLowerCase(java.util.Locale.ROOT), row.place());
            if (earlier != null) {
                problems.add(row.place(), "user \"%s\" stands here twice; the first is at %s.", user.name(), earlier);
            }
            var pool = topology.findPool(user.pool());
            if (pool.isEmpty()) {
                if (!user.pool().isEmpty()) {
                    problems.addUnknown(row.place(), "pool", user.pool(), pools);
                }
                continue;
            }
            var configuration = voice.get(pool.get().release().legacy());
            requireAssigned(row.place(), "policy", user.policy(), configuration.policies(), problems);
            requireAssigned(row.place(), "dial plan", user.dialPlan(), configuration.dialPlans(), problems);
        }
        return rows.stream().map(UsersCsv.Row::user).filter(distinctNames()).toList();
    }

    private static java.util.function.Predicate<User> distinctNames() {
        Set<String> names = new java.util.HashSet<>();
        return user -> names.add(user.name().toLowerCase(java.util.Locale.ROOT));
    }

    private static void requireAssigned(
            Place place, String what, String name, List<? extends Named> known, Problems problems) {
        if (!name.isEmpty() && Named.find(known, name).isEmpty()) {
            problems.addUnknown(place, what, name, Named.names(known));
        }
    }
}
