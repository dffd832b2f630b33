package org.cutover.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cutover.topology.E164;
import org.cutover.topology.MediationServer;
import org.cutover.topology.Topology;
import org.cutover.topology.Trunk;

/**
 * Routes a dialled number: normalization, reverse number lookup, voice policy, usages in order, routes in priority order
 * within a usage, targets as listed.
 *
 * <p>All routes of a usage are looked at before the next usage ("Configuring a failover route" in the Lync Server 2013
 * documentation). OCS 2007 R2 goes the same way with its own table. The products do not document how they choose among the
 * trunks of one route; here they are taken as listed.
 */
public final class OutboundRouting {

    private final Topology topology;
    private final VoiceConfiguration voice;
    private final LineDirectory lines;

    /**
     * @param voice the configuration of the caller's own product generation
     */
    public OutboundRouting(Topology topology, VoiceConfiguration voice, LineDirectory lines) {
        this.topology = topology;
        this.voice = voice;
        this.lines = lines;
    }

    /** Decides. Never fails: a call that goes nowhere is {@link RouteDecision.Unrouted}. */
    public RouteTrace route(Caller caller, String dialled) {
        var steps = new ArrayList<RouteStep>();
        return new RouteTrace(caller.name(), dialled, steps, decide(caller, dialled, steps));
    }

    private RouteDecision decide(Caller caller, String dialled, List<RouteStep> steps) {
        var number = normalize(caller, dialled, steps);
        if (number.isEmpty()) {
            return new RouteDecision.Unrouted(
                    404,
                    0,
                    "No normalization rule matches",
                    "no normalization rule of %s's dial plan matches %s".formatted(caller.name(), dialled));
        }
        var users = lines.usersWith(number.get());
        steps.add(new RouteStep.LookedUp(number.get(), users.size()));
        if (users.size() == 1) {
            return new RouteDecision.ToUser(number.get(), users.get(0));
        }
        if (users.size() > 1) {
            return new RouteDecision.Unrouted(
                    485,
                    4009,
                    "Multiple users associated with the destination phone number",
                    "%s is the line of several users: %s".formatted(number.get(), String.join(", ", users)));
        }
        return toPstn(caller, number.get(), steps);
    }

    private Optional<String> normalize(Caller caller, String dialled, List<RouteStep> steps) {
        if (E164.is(dialled)) {
            steps.add(new RouteStep.AlreadyE164(dialled));
            return Optional.of(dialled);
        }
        var plan = voice.dialPlanFor(caller.dialPlan(), caller.pool());
        if (plan.isEmpty()) {
            return Optional.empty();
        }
        return plan.get().rules().stream()
                .filter(rule -> rule.pattern().matches(dialled))
                .findFirst()
                .map(rule -> {
                    var number = rule.apply(dialled);
                    steps.add(new RouteStep.Normalized(plan.get().name(), rule.name(), dialled, number));
                    return number;
                });
    }

    private RouteDecision toPstn(Caller caller, String number, List<RouteStep> steps) {
        var policy = voice.policyFor(caller.policy(), caller.pool());
        policy.ifPresent(found ->
                steps.add(new RouteStep.Allowed(found.name(), found.usages().size())));
        if (policy.isEmpty() || policy.get().usages().isEmpty()) {
            return new RouteDecision.Unrouted(
                    403,
                    12001,
                    "User Policy does not contain phone route usage",
                    "the voice policy of %s has no PSTN usage".formatted(caller.name()));
        }
        var candidates = new ArrayList<Candidate>();
        var matched = new ArrayList<VoiceRoute>();
        for (var usage : policy.get().usages()) {
            for (var route : voice.routes()) {
                if (!route.usages().contains(usage)) {
                    continue;
                }
                if (!route.pattern().matches(number)) {
                    steps.add(new RouteStep.Considered(
                            usage, route.name(), false, "pattern %s does not match".formatted(route.pattern())));
                    continue;
                }
                matched.add(route);
                for (var target : route.targets()) {
                    steps.add(consider(caller, number, usage, route, target, candidates));
                }
            }
        }
        if (matched.isEmpty()) {
            return new RouteDecision.Unrouted(
                    404,
                    12004,
                    "No route found",
                    "no route of %s's usages matches %s".formatted(caller.name(), number));
        }
        if (candidates.isEmpty()) {
            return new RouteDecision.Unrouted(
                    503,
                    12000,
                    "Routes available for this request but no available gateway at this point",
                    "route %s leads to nothing that stands in the topology"
                            .formatted(matched.get(0).name()));
        }
        return new RouteDecision.ToPstn(number, candidates);
    }

    private RouteStep consider(
            Caller caller,
            String number,
            String usage,
            VoiceRoute route,
            RouteTarget target,
            List<Candidate> candidates) {
        var trunk = trunkOf(target);
        var mediation = target instanceof RouteTarget.ToMediationServer named
                ? topology.findMediationServer(named.fqdn())
                : trunk.flatMap(found -> topology.findMediationServer(found.mediationServer()));
        if (mediation.isEmpty()) {
            return new RouteStep.Considered(
                    usage, route.name(), false, "%s does not stand in the topology".formatted(target.text()));
        }
        var server = mediation.get();
        if (!topology.knows(caller.pool().release(), server.name(), server.release())) {
            return new RouteStep.Considered(
                    usage, route.name(), false, "%s has not been merged into the topology".formatted(target.text()));
        }
        var candidate = new Candidate(
                number,
                usage,
                route.name(),
                target.text(),
                server.name(),
                trunk.map(Trunk::gateway).orElse(""));
        if (candidates.stream()
                .anyMatch(one -> one.route().equals(route.name()) && one.trunk().equals(target.text()))) {
            return new RouteStep.Considered(usage, route.name(), false, "it is on the list by an earlier usage");
        }
        candidates.add(candidate);
        return new RouteStep.Considered(usage, route.name(), true, "over " + target.text());
    }

    /** The trunk itself, or the default trunk of the Mediation Server named. */
    private Optional<Trunk> trunkOf(RouteTarget target) {
        if (target instanceof RouteTarget.ToMediationServer named) {
            return topology.findMediationServer(named.fqdn())
                    .map(MediationServer::name)
                    .flatMap(name -> topology.trunksOf(name).stream().findFirst());
        }
        return topology.findTrunk(target.text());
    }
}
