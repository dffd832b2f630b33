package org.cutover.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cutover.compatibility.TrunkSettings;
import org.cutover.diagnostics.Condition;
import org.cutover.routing.Arrival;
import org.cutover.routing.Conditions;
import org.cutover.routing.DialPlan;
import org.cutover.routing.OutboundRouting;
import org.cutover.routing.RouteDecision;
import org.cutover.routing.RouteStep;
import org.cutover.routing.RouteTrace;
import org.cutover.routing.TrunkChoice;
import org.cutover.routing.TrunkConfiguration;
import org.cutover.routing.TrunkConfigurations;
import org.cutover.routing.Words;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.MediationServer;
import org.cutover.topology.Trunk;

/**
 * How calls go in an estate as it stands. Made once for an estate and asked for every call, by servers and by people; it never
 * changes, and any thread may ask it.
 */
public final class CallRouting {

    private final Deployment deployment;
    private final TrunkConfigurations trunks;
    private final OutboundRouting ocs;
    private final OutboundRouting lync;
    private final Map<String, FrontEndPool> pools = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private CallRouting(Deployment deployment) {
        this.deployment = deployment;
        var topology = deployment.topology();
        topology.pools().forEach(pool -> pools.putIfAbsent(pool.name(), pool));
        this.trunks = new TrunkConfigurations(
                topology, deployment.ocsVoice(), deployment.lyncVoice(), TrunkSettings.shipped()::lackingIn);
        // OCS 2007 takes the Mediation Servers of a phone route in turn ("How to have fault-tolerant routes to
        // PSTN/PBX?", TechNet blog of Jens Trier Rasmussen, 14 December 2007); that R2 does so too is assumed.
        this.ocs = new OutboundRouting(
                Words.OCS,
                topology,
                deployment.ocsVoice(),
                TrunkChoice.ROUND_ROBIN,
                trunks.untimed(),
                deployment.users());
        this.lync = new OutboundRouting(
                Words.LYNC,
                topology,
                deployment.lyncVoice(),
                deployment.lyncVoice().trunking().choice(),
                trunks,
                deployment.users());
    }

    public static CallRouting of(Deployment deployment) {
        return new CallRouting(deployment);
    }

    /** The estate as it was when this was made. */
    public Deployment deployment() {
        return deployment;
    }

    /** Outbound routing by the tables that a pool goes by. */
    public OutboundRouting of(FrontEndPool pool) {
        return byTablesOf(pool.release().legacy());
    }

    /**
     * Outbound routing by the tables of one product generation, whether or not a pool goes by them.
     *
     * @param legacy whether of OCS 2007 R2
     */
    public OutboundRouting byTablesOf(boolean legacy) {
        return legacy ? ocs : lync;
    }

    /**
     * Routes what a user dials, by the tables of the user's home pool: digits, or another user's name.
     *
     * @throws IllegalArgumentException if the user's pool is not in the topology
     */
    public RouteTrace outbound(User caller, String dialled, Conditions conditions) {
        var named = deployment.users().find(dialled);
        if (named.isPresent()) {
            var user = named.get().name();
            return new RouteTrace(caller.name(), dialled, List.of(), new RouteDecision.ToUser(dialled, user));
        }
        var home = homeOf(caller);
        return of(home).route(caller.at(home), dialled, conditions);
    }

    /** Decides as {@link #outbound} does, for digits, and says no more than that. */
    public RouteDecision decide(User caller, String digits, Conditions conditions) {
        var home = homeOf(caller);
        return of(home).decide(caller.at(home), digits, conditions);
    }

    private FrontEndPool homeOf(User user) {
        var home = pools.get(user.pool());
        if (home == null) {
            throw new IllegalArgumentException(
                    "%s is homed on %s, which is not in the topology.".formatted(user.name(), user.pool()));
        }
        return home;
    }

    /** The configuration by which a Mediation Server treats calls over a trunk. */
    public TrunkConfiguration configurationOf(MediationServer server, Optional<Trunk> trunk) {
        return trunks.of(server, trunk);
    }

    /**
     * What a Mediation Server makes of a call from a gateway, before it hands it on. A Lync Server one normalizes by the dial
     * plan of the gateway; an OCS 2007 R2 one names its default location profile (MSFT_SIPMediationServerSetting,
     * DefaultLocationProfile), by which the Front End normalizes.
     */
    public Arrival arrival(MediationServer server, Trunk trunk, String called, String calling) {
        if (server.release().legacy()) {
            var profile = deployment.ocsVoice().settings().of(server.name()).locationProfile();
            return new Arrival(called, calling, called.startsWith("+") ? "" : profile, List.of());
        }
        var plan = planFor(trunk);
        if (plan.isEmpty()) {
            return new Arrival(called, calling, "", List.of(new RouteStep.NoDialPlan(Words.LYNC)));
        }
        var why = plan.get().scope().toString();
        var ofCalled = lync.normalize(plan.get().name(), why, called);
        var ofCalling = lync.normalize(plan.get().name(), why, calling);
        // Digits that no rule matches are left to the pool, which says so.
        var context = isUnmatched(ofCalled) ? plan.get().name() : "";
        return new Arrival(
                normalized(ofCalled, called), normalized(ofCalling, calling), context, List.of(ofCalled, ofCalling));
    }

    private static boolean isUnmatched(RouteStep step) {
        return step instanceof RouteStep.NoDialPlan
                || step instanceof RouteStep.Normalized done && done.number().isEmpty();
    }

    private static String normalized(RouteStep step, String otherwise) {
        return step instanceof RouteStep.Normalized done ? done.number().orElse(otherwise) : otherwise;
    }

    /** Whether nothing normalizes what arrives by a trunk; {@link #arrival} names no context then. */
    private boolean hasNoPlan(Trunk trunk) {
        return deployment
                .topology()
                .findMediationServer(trunk.mediationServer())
                .filter(server -> server.release().legacy() || planFor(trunk).isEmpty())
                .isPresent();
    }

    private Optional<DialPlan> planFor(Trunk trunk) {
        return deployment.topology().findGateway(trunk.gateway()).flatMap(deployment.lyncVoice()::dialPlanFor);
    }

    /**
     * Routes a call that a Mediation Server hands to a Front End: to the user whose line the number is, else on by the usages
     * of the trunk.
     *
     * @param here the pool that has the call
     * @param trunk by which it arrived; empty if that is not known
     * @param context the phone-context of the called digits; may be empty
     */
    public RouteTrace inbound(
            FrontEndPool here,
            Optional<Trunk> trunk,
            String called,
            String context,
            String calling,
            Conditions conditions) {
        var steps = new ArrayList<RouteStep>();
        var number = called;
        var unmatched = context.isEmpty()
                && !called.startsWith("+")
                && trunk.filter(this::hasNoPlan).isPresent();
        if (!context.isEmpty()) {
            var step = of(here).normalize(context, "phone-context", called);
            steps.add(step);
            number = normalized(step, called);
            unmatched = isUnmatched(step);
        }
        var users = deployment.users().usersWith(number);
        steps.add(new RouteStep.LookedUp(number, users));
        var from = trunk.map(Trunk::name).orElse("a trunk");
        if (users.size() == 1) {
            return new RouteTrace(from, called, steps, new RouteDecision.ToUser(number, users.get(0)));
        }
        if (users.size() > 1) {
            return new RouteTrace(
                    from,
                    called,
                    steps,
                    new RouteDecision.Unrouted(
                            Condition.SEVERAL_LINES,
                            "%s is the line of several users: %s".formatted(number, String.join(", ", users))));
        }
        if (unmatched) {
            return new RouteTrace(
                    from,
                    called,
                    steps,
                    new RouteDecision.Unrouted(
                            Condition.NO_RULE_MATCHES,
                            "no normalization rule matches %s, and it is nobody's line".formatted(called)));
        }
        var server = trunk.flatMap(one -> deployment.topology().findMediationServer(one.mediationServer()));
        if (here.release().legacy() || server.isEmpty()) {
            return new RouteTrace(
                    from,
                    called,
                    steps,
                    new RouteDecision.Unrouted(Condition.NO_SUCH_USER, number + " is nobody's line"));
        }
        var onward = lync.fromTrunk(from, trunks.of(server.get(), trunk), number, calling, conditions);
        steps.addAll(onward.steps());
        return new RouteTrace(from, called, steps, onward.decision());
    }

    /**
     * Where a call to a user goes: to the user's phone, or on by the user's own forwarding, as far as the voice policy allows.
     *
     * @param calling the number of whoever calls
     * @param before users who have sent this call on already
     */
    public Reach reach(User called, String calling, Set<String> before, Conditions conditions) {
        var forwarding = called.forwarding();
        var home = deployment.poolOf(called);
        if (forwarding.kind() == Forwarding.Kind.NONE || home.isEmpty()) {
            return Reach.phone(called.name(), "");
        }
        var also = forwarding.kind() == Forwarding.Kind.RING_ALSO;
        var voice = deployment.voiceOf(home.get().release());
        var rights = voice.policyFor(called.policy(), home.get()).map(policy -> policy.forwarding());
        if (rights.filter(one -> also ? one.ringAlso() : one.forward()).isEmpty()) {
            return Reach.phone(
                    called.name(),
                    "the voice policy of %s does not allow %s"
                            .formatted(called.name(), also ? "simultaneous ringing" : "call forwarding"));
        }
        // Whoever rings elsewhere too has a phone that rings already when the call comes round.
        var phone = also && !before.contains(called.name());
        return new Reach(
                called.name(), phone, Optional.of(onward(called, home.get(), calling, before, conditions)), "");
    }

    private RouteTrace onward(
            User called, FrontEndPool home, String calling, Set<String> before, Conditions conditions) {
        var to = called.forwarding().to();
        if (before.contains(called.name())) {
            return new RouteTrace(
                    called.name(),
                    to,
                    List.of(),
                    new RouteDecision.Unrouted(
                            Condition.FORWARD_LOOP, "%s has sent this call on before".formatted(called.name())));
        }
        var named = deployment.users().find(to);
        return named.isPresent()
                ? new RouteTrace(
                        called.name(),
                        to,
                        List.of(),
                        new RouteDecision.ToUser(to, named.get().name()))
                : of(home).forward(called.at(home), calling, to, conditions);
    }
}
