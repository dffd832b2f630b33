package org.cutover.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cutover.compatibility.Compatibility;
import org.cutover.deployment.Deployment;
import org.cutover.diagnostics.Diagnostics;
import org.cutover.inquiry.CallPath;
import org.cutover.inquiry.CallPaths;
import org.cutover.inquiry.Leg;
import org.cutover.routing.Candidate;
import org.cutover.routing.Conditions;
import org.cutover.routing.RouteStep;
import org.cutover.routing.VoiceConfiguration;
import org.cutover.topology.Named;

/**
 * What a rehearsal does not rehearse: what no call of its matrix touches in any estate that its plan leads through. Decided on
 * the model, with everything up; no call is placed.
 *
 * <p>A user is touched who calls, is called, or passes a call on; a route by the first way that is taken. Where a route has
 * several trunks, its calls take turns, as in a run. The Global dial plan and the Global voice policy that a first pool brings are no
 * part of what is to be rehearsed, unless a call touches them or somebody has edited them.
 *
 * @param byKind what is not touched: {@code users}, {@code phone routes}, {@code voice routes} and so on; only kinds of which
 *     there is one
 * @param touched how many of each kind are
 * @param stopped at which step the plan ends before its end, and why; empty if it does not
 */
public record Untouched(Map<String, List<String>> byKind, Map<String, Integer> touched, String stopped) {

    private static final List<String> KINDS = List.of(
            "users",
            "location profiles",
            "dial plans",
            "policies",
            "voice policies",
            "location policies",
            "phone usages",
            "PSTN usages",
            "phone routes",
            "voice routes",
            "trunks",
            "gateways",
            "Mediation Servers");

    /** Those that every estate has; of the others an estate may have none, and then nothing is said of them. */
    private static final Set<String> ALWAYS = Set.of("users", "trunks", "gateways", "Mediation Servers");

    /** Names of one kind. */
    private static final class Names {
        private final Map<String, Set<String>> all = new HashMap<>();

        Names() {
            KINDS.forEach(kind -> all.put(kind, new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
        }

        /** Names of all but those that everybody has. */
        void add(String kind, List<? extends Named> some, List<? extends Named> everybodys) {
            some.stream().filter(one -> !everybodys.contains(one)).forEach(one -> add(kind, one.name()));
        }

        void add(String kind, Collection<String> names) {
            all.get(kind).addAll(names);
        }

        void add(String kind, String name) {
            if (!name.isEmpty()) {
                all.get(kind).add(name);
            }
        }
    }

    public static Untouched of(Rehearsal rehearsal, Compatibility rules) {
        var plan = PlanOnModel.of(rehearsal, rules);
        var there = new Names();
        var touched = new Names();
        var stages = plan.stages();
        for (var i = 0; i < stages.size(); i++) {
            var estate = stages.get(i).inForce();
            // A call that stands across a step is placed before it.
            var next = i + 1 < stages.size() ? stages.get(i + 1).step() : "";
            learn(there, estate);
            var calls = rehearsal.calls().stream()
                    .filter(call -> !call.isStanding() || call.spans().equals(next))
                    .toList();
            touch(touched, estate, calls, rules);
        }
        // What a call touches is there, whoever wrote it.
        KINDS.forEach(kind -> there.add(kind, touched.all.get(kind)));
        var untouched = new LinkedHashMap<String, List<String>>();
        var count = new LinkedHashMap<String, Integer>();
        for (var kind : KINDS) {
            if (there.all.get(kind).isEmpty() && !ALWAYS.contains(kind)) {
                continue;
            }
            var left = new ArrayList<>(there.all.get(kind));
            left.removeIf(touched.all.get(kind)::contains);
            untouched.put(kind, List.copyOf(left));
            count.put(kind, there.all.get(kind).size() - left.size());
        }
        return new Untouched(
                untouched,
                count,
                plan.stopped()
                        .map(stop -> "step \"%s\" is refused. %s".formatted(stop.step(), stop.why()))
                        .orElse(""));
    }

    private static void learn(Names there, Deployment estate) {
        there.add("users", estate.users().names());
        // The import leaves routes of one name in both tables; a call touches those of the caller's pool alone.
        learn(there, estate.ocsVoice(), true);
        learn(there, estate.lyncVoice(), false);
        there.add("trunks", Named.names(estate.topology().trunks()));
        there.add("gateways", Named.names(estate.topology().gateways()));
        there.add("Mediation Servers", Named.names(estate.topology().mediationServers()));
    }

    private static void learn(Names there, VoiceConfiguration voice, boolean legacy) {
        var brought = legacy ? VoiceConfiguration.EMPTY : VoiceConfiguration.OF_FIRST_POOL;
        there.add(legacy ? "location profiles" : "dial plans", voice.dialPlans(), brought.dialPlans());
        there.add(policies(legacy), voice.policies(), brought.policies());
        there.add("location policies", Named.names(voice.trunking().locationPolicies()));
        there.add(legacy ? "phone usages" : "PSTN usages", voice.usages());
        there.add(legacy ? "phone routes" : "voice routes", Named.names(voice.routes()));
    }

    private static String policies(boolean legacy) {
        return legacy ? "policies" : "voice policies";
    }

    private static void touch(Names touched, Deployment estate, List<MatrixCall> calls, Compatibility rules) {
        var paths = new CallPaths(estate, rules, Diagnostics.shipped());
        var turns = new HashMap<String, Integer>();
        var conditions = new Conditions(Set.of(), route -> turns.getOrDefault(route, 0));
        for (var call : calls) {
            if (call.from().startsWith("+") || estate.users().find(call.from()).isPresent()) {
                touch(touched, estate, paths.of(call.from(), call.to(), conditions), turns);
            }
        }
    }

    private static void touch(Names touched, Deployment estate, CallPath path, Map<String, Integer> turns) {
        if (!path.inbound()) {
            touched.add("users", path.from());
        }
        for (var leg : path.legs()) {
            if (leg.kind() == Leg.Kind.USER) {
                touched.add("users", leg.at());
            } else if (leg.kind() == Leg.Kind.ARRIVAL) {
                arrived(touched, estate, path.dialled());
            }
            var legacy = isLegacy(estate, leg.at());
            leg.steps().forEach(step -> asked(touched, step, legacy));
            leg.ways().stream().findFirst().ifPresent(way -> {
                taken(touched, estate, way.candidate(), legacy);
                turns.merge(way.candidate().route(), 1, Integer::sum);
            });
        }
    }

    private static boolean isLegacy(Deployment estate, String pool) {
        return estate.topology()
                .findPool(pool)
                .filter(one -> one.release().legacy())
                .isPresent();
    }

    private static void asked(Names touched, RouteStep step, boolean legacy) {
        if (step instanceof RouteStep.Normalized normalized) {
            touched.add(legacy ? "location profiles" : "dial plans", normalized.dialPlan());
        } else if (step instanceof RouteStep.Emergency emergency) {
            touched.add("location policies", emergency.locationPolicy());
        } else if (step instanceof RouteStep.Allowed allowed
                && !allowed.ofTrunk()
                && !allowed.policy().isEmpty()) {
            touched.add(policies(legacy), allowed.policy());
        }
    }

    private static void taken(Names touched, Deployment estate, Candidate way, boolean legacy) {
        touched.add(legacy ? "phone usages" : "PSTN usages", way.usage());
        touched.add(legacy ? "phone routes" : "voice routes", way.route());
        touched.add("Mediation Servers", way.mediationServer());
        touched.add("gateways", way.gateway());
        var topology = estate.topology();
        topology.findTrunk(way.trunk())
                .or(() -> topology.trunksOf(way.mediationServer()).stream().findFirst())
                .ifPresent(trunk -> touched.add("trunks", trunk.name()));
    }

    private static void arrived(Names touched, Deployment estate, String called) {
        var topology = estate.topology();
        topology.carrier().gatewayFor(called).flatMap(topology::findGateway).ifPresent(gateway -> {
            touched.add("gateways", gateway.name());
            topology.inboundTrunkOf(gateway).ifPresent(trunk -> {
                touched.add("trunks", trunk.name());
                touched.add("Mediation Servers", trunk.mediationServer());
            });
        });
    }

    /** Whether every part of every estate is touched. */
    public boolean nothing() {
        return byKind.values().stream().allMatch(List::isEmpty);
    }
}
