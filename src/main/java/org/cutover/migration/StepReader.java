package org.cutover.migration;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cutover.compatibility.Releases;
import org.cutover.pattern.NumberPattern;
import org.cutover.routing.RouteTarget;
import org.cutover.topology.Listener;
import org.cutover.topology.Release;
import org.cutover.topology.Transport;
import org.cutover.yaml.Nearest;
import org.cutover.yaml.YamlMap;
import org.cutover.yaml.YamlText;

/** The kinds of steps, and how each is read from a plan. */
public final class StepReader {

    static final String MANUAL = "manual";
    static final String ROLL_BACK = "roll-back";

    private final Map<String, Function<YamlMap, Step>> kinds = new LinkedHashMap<>();

    public StepReader(Releases releases) {
        kinds.put("deploy-pool", map -> DeployPool.read(map, releases));
        kinds.put("merge-topology", MergeTopology::read);
        kinds.put("import-configuration", ImportConfiguration::read);
        kinds.put("move-users", MoveUsers::read);
        kinds.put("define-gateway", map -> DefineGateway.read(map, releases));
        kinds.put("upgrade-gateway", map -> UpgradeGateway.read(map, releases));
        kinds.put("point-gateway", PointGateway::read);
        kinds.put("configure-mediation-server", ConfigureMediationServer::read);
        kinds.put("deploy-mediation-pool", map -> DeployMediationPool.read(map, releases));
        kinds.put("remove-collocated-mediation", RemoveCollocatedMediation::read);
        kinds.put("add-voice-route", map -> AddRoute.read(map, RouteTable.LYNC));
        kinds.put("move-voice-route", map -> MoveRoute.read(map, RouteTable.LYNC));
        kinds.put("change-voice-route", map -> ChangeRoute.read(map, RouteTable.LYNC));
        kinds.put("remove-voice-route", map -> RemoveRoute.read(map, RouteTable.LYNC));
        kinds.put("add-phone-route", map -> AddRoute.read(map, RouteTable.OCS));
        kinds.put("move-phone-route", map -> MoveRoute.read(map, RouteTable.OCS));
        kinds.put("change-phone-route", map -> ChangeRoute.read(map, RouteTable.OCS));
        kinds.put("remove-phone-route", map -> RemoveRoute.read(map, RouteTable.OCS));
        kinds.put("move-numbers", MoveNumbers::read);
        kinds.put("decommission-mediation-server", DecommissionMediationServer::read);
        kinds.put("decommission-gateway", DecommissionGateway::read);
        kinds.put("decommission-pool", DecommissionPool::read);
        kinds.put("remove-back-compat-site", RemoveBackCompatSite::read);
        kinds.put("publish", Publish::read);
        kinds.put("commit", Commit::read);
    }

    /** Every word that begins a step. */
    public Set<String> kinds() {
        var all = new LinkedHashSet<>(kinds.keySet());
        all.add(ROLL_BACK);
        all.add(MANUAL);
        return all;
    }

    /**
     * Reads one entry of a plan: the kind of step with its settings, and beside them {@code id}, {@code force} and
     * {@code pending}. Other keys of the entry are left to the caller.
     *
     * @return empty if the entry is faulty; its problems say how
     */
    public Optional<PlannedStep> read(YamlMap entry, int number) {
        var named = kinds().stream().filter(entry::has).toList();
        if (named.size() != 1) {
            entry.problems().add(entry.place(), named.isEmpty() ? noStep(entry) : severalSteps(named));
            return Optional.empty();
        }
        var kind = named.get(0);
        if (kind.equals(MANUAL)) {
            return Optional.of(new PlannedStep(
                    entry.text("id", kind + "-" + number),
                    new Manual(entry.text(MANUAL)),
                    false,
                    false,
                    entry.placeOfKey(kind)));
        }
        var settings = entry.map(kind);
        var id = settings.text("id", kind + "-" + number);
        var force = settings.flag("force", false);
        var pending = settings.flag("pending", false);
        var before = entry.problems();
        var step = kind.equals(ROLL_BACK)
                ? Optional.<Step>of(new RollBack(settings.text("to")))
                : before.build(settings.place(), () -> kinds.get(kind).apply(settings));
        settings.done();
        if (pending && step.filter(read -> read.acts() == Step.Acts.AT_ONCE).isPresent()) {
            before.add(
                    settings.placeOf("pending"),
                    "%s acts at once. Only what is published or committed can be left pending.",
                    kind);
        }
        return step.map(read -> new PlannedStep(id, read, force, pending, entry.placeOfKey(kind)));
    }

    private String noStep(YamlMap entry) {
        return entry.keys().stream()
                .flatMap(
                        key -> Nearest.to(key, kinds())
                                .map(kind -> "\"%s\" is no step. Did you mean \"%s\"?".formatted(key, kind))
                                .stream())
                .findFirst()
                .orElse("this is no step. A step begins with one of: " + String.join(", ", kinds()) + ".");
    }

    private static String severalSteps(List<String> named) {
        return "these are several steps in one: " + String.join(", ", named) + ". Give each an entry of its own.";
    }

    static Release release(YamlMap map, String key, Releases releases) {
        var id = map.text(key);
        return releases.find(id).orElseGet(() -> {
            if (!id.isEmpty()) {
                map.problems().addUnknown(map.placeOf(key), "release", id, releases.ids());
            }
            return releases.find(releases.ids().get(0)).orElseThrow();
        });
    }

    static Optional<Listener> listener(YamlMap map, String key) {
        return map.findText(key).flatMap(text -> map.problems().build(map.placeOf(key), () -> Listener.parse(text)));
    }

    static List<Listener> listeners(YamlMap map, String key) {
        return map.texts(key).stream().map(text -> listener(map, text)).toList();
    }

    private static Listener listener(YamlMap map, YamlText text) {
        return map.problems()
                .build(text.place(), () -> Listener.parse(text.text()))
                .orElse(new Listener(1, Transport.TCP));
    }

    static Optional<NumberPattern> pattern(YamlMap map) {
        return map.findText("pattern")
                .flatMap(text -> map.problems().build(map.placeOf("pattern"), () -> NumberPattern.of(text)));
    }

    static List<RouteTarget> targets(YamlMap map, RouteTable table) {
        var key = table == RouteTable.OCS ? "mediation-servers" : "trunks";
        return map.texts(key).stream()
                .flatMap(text -> map.problems().build(text.place(), () -> target(text.text(), table)).stream())
                .toList();
    }

    private static RouteTarget target(String text, RouteTable table) {
        return table == RouteTable.OCS ? new RouteTarget.ToMediationServer(text) : RouteTarget.parse(text);
    }
}
