package org.cutover.endpoint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cutover.deployment.Reach;
import org.cutover.deployment.User;
import org.cutover.diagnostics.Condition;
import org.cutover.journal.JournalEvent;
import org.cutover.routing.Candidate;
import org.cutover.routing.RouteDecision;
import org.cutover.routing.RouteTrace;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipUri;
import org.cutover.topology.FrontEndPool;

/** What a Front End makes of a routing decision: the places where the call rings, and the INVITE that goes to each. */
final class Destinations {

    private final FrontEndEndpoint frontEnd;
    private final Registrar registrar;
    private final RoutingConditions conditions;

    Destinations(FrontEndEndpoint frontEnd, Registrar registrar, RoutingConditions conditions) {
        this.frontEnd = frontEnd;
        this.registrar = registrar;
        this.conditions = conditions;
    }

    /** Where a decision leads. */
    List<Arm> of(RouteTrace trace, SipRequest invite, FrontEndPool here) {
        if (trace.decision() instanceof RouteDecision.ToPstn out) {
            conditions.decided(out);
            return List.of(toPstn(out, invite, here));
        }
        if (trace.decision() instanceof RouteDecision.ToUser found) {
            return frontEnd.deployment()
                    .users()
                    .find(found.user())
                    .map(user -> toUser(user, invite, here))
                    .orElseGet(() -> List.of(Arm.nowhere(Condition.NO_SUCH_USER)));
        }
        var nowhere = ((RouteDecision.Unrouted) trace.decision()).condition();
        if (nowhere == Condition.NO_GATEWAY && !here.release().legacy()) {
            NoGateway.event(trace, conditions.now().down(), frontEnd.machine(), invite.callId())
                    .ifPresent(frontEnd.environment().journal()::record);
        }
        return List.of(Arm.nowhere(nowhere));
    }

    /** To the server where the user is signed in; if that is this one, wherever calls to the user go. */
    List<Arm> toUser(User user, SipRequest invite, FrontEndPool here) {
        var home = frontEnd.deployment().poolOf(user);
        if (home.isEmpty()) {
            return List.of(Arm.nowhere(Condition.NO_SUCH_USER));
        }
        var elsewhere = !home.get().name().equals(here.name());
        if (elsewhere && !mayReach(here, home.get())) {
            return List.of(Arm.nowhere(Condition.NO_WAY_TO_POOL));
        }
        var server = frontEnd.environment().serverOf(home.get(), user.name());
        if (server.equals(frontEnd.machine())) {
            return reach(user, invite, here);
        }
        var uri = "sip:%s@%s".formatted(user.name(), frontEnd.deployment().domain());
        var hop = frontEnd.environment()
                .addresses()
                .hop(server, home.get().release().ports().frontEnd());
        return List.of(Arm.to(inside(invite).uri(uri).build(), hop));
    }

    /** Before the merge there is no routing between the releases, in either direction. */
    private boolean mayReach(FrontEndPool here, FrontEndPool home) {
        return frontEnd.deployment().topology().knows(here.release(), home.name(), home.release());
    }

    private List<Arm> reach(User user, SipRequest invite, FrontEndPool here) {
        if (invite.header(Referrals.REPLACES).isPresent()) {
            // It takes the place of a call that this very phone has.
            return List.of(toPhone(user, invite));
        }
        var before = forwarders(invite);
        var reach = frontEnd.environment()
                .routing()
                .reach(user, CallerNumber.withoutExtension(invite), before, conditions.now());
        record(reach, invite.callId());
        var arms = new ArrayList<Arm>();
        if (reach.phone()) {
            arms.add(toPhone(user, invite));
        }
        reach.onward().ifPresent(trace -> arms.addAll(of(trace, forwardedBy(user, invite), here)));
        return arms;
    }

    private void record(Reach reach, String callId) {
        var rings = "calls to %s ring the phone".formatted(reach.user());
        if (reach.onward().isPresent()) {
            var trace = reach.onward().get();
            var found = reach.phone() || !(trace.decision() instanceof RouteDecision.Unrouted);
            var how = reach.phone() ? rings + " and elsewhere" : "calls to %s are forwarded".formatted(reach.user());
            var comesRound = trace.decision() instanceof RouteDecision.Unrouted nowhere
                    && nowhere.condition() == Condition.FORWARD_LOOP;
            var decision = trace.decision().describe();
            record(callId, found, comesRound ? decision : "%s: %s".formatted(how, decision), trace.lines());
        } else if (!reach.remark().isEmpty()) {
            record(callId, true, "%s: %s".formatted(rings, reach.remark()), List.of());
        }
    }

    /** Puts a decision in the journal. */
    void record(String callId, RouteTrace trace) {
        var found = !(trace.decision() instanceof RouteDecision.Unrouted);
        record(callId, found, trace.decision().describe(), trace.lines());
    }

    private void record(String callId, boolean found, String decision, List<String> steps) {
        frontEnd.environment()
                .journal()
                .record(new JournalEvent.Routed(frontEnd.machine(), callId, found, decision, steps));
    }

    private Arm toPhone(User user, SipRequest invite) {
        return registrar
                .find(user)
                .map(phone ->
                        Arm.to(shown(inside(invite), invite).uri(phone.uri()).build(), phone.hop()))
                .orElseGet(() -> Arm.nowhere(Condition.NOT_SIGNED_IN));
    }

    /** RFC 3325 section 7: to a phone goes no identity that its owner wants private. */
    private static SipRequest.Builder shown(SipRequest.Builder outgoing, SipRequest invite) {
        return Withheld.by(invite) ? outgoing.remove(Headers.ASSERTED) : outgoing;
    }

    private Arm toPstn(RouteDecision.ToPstn out, SipRequest invite, FrontEndPool here) {
        var ways = out.candidates().stream()
                .map(candidate -> way(candidate, out.emergency(), invite, here))
                .filter(way -> !way.branches().isEmpty())
                .toList();
        conditions.given(out.candidates());
        return new Arm(ways, Condition.NO_GATEWAY);
    }

    /** No branch if the Mediation Server has gone since the decision. */
    private Arm.Way way(Candidate candidate, boolean emergency, SipRequest invite, FrontEndPool here) {
        var topology = frontEnd.deployment().topology();
        var server = topology.findMediationServer(candidate.mediationServer());
        if (server.isEmpty()) {
            return new Arm.Way(List.of());
        }
        var uri = "sip:%s@%s;user=phone"
                .formatted(Dialled.escaped(candidate.number()), server.get().name());
        var builder =
                CallerNumber.showing(candidate.shown(), inside(invite).build()).uri(uri);
        if (emergency) {
            builder.set(Headers.PRIORITY, "emergency");
        }
        topology.findTrunk(candidate.trunk()).ifPresent(trunk -> builder.set(Headers.TRUNK, trunk.name()));
        var outward = builder.build();
        return new Arm.Way(conditions.membersFor(here, server.get()).stream()
                .map(member -> new Arm.Branch(
                        outward,
                        frontEnd.environment()
                                .addresses()
                                .hop(member, server.get().poolSide()),
                        Optional.of(candidate)))
                .toList());
    }

    /** By which trunk a call came is of no more interest once it has been routed. */
    private static SipRequest.Builder inside(SipRequest invite) {
        return invite.edit().remove(Headers.TRUNK);
    }

    /** Users who have forwarded this call, from its History-Info. */
    private static Set<String> forwarders(SipRequest invite) {
        var users = new HashSet<String>();
        invite.headers(Headers.HISTORY)
                .forEach(value -> SipUri.findInAddress(value).ifPresent(uri -> users.add(uri.user())));
        return users;
    }

    /** RFC 7044 section 5: an entry for each user who sent the call on, the index one level deeper each time. */
    private SipRequest forwardedBy(User user, SipRequest invite) {
        var depth = invite.headers(Headers.HISTORY).size();
        return invite.edit()
                .add(
                        Headers.HISTORY,
                        "<sip:%s@%s>;index=1%s"
                                .formatted(user.name(), frontEnd.deployment().domain(), ".1".repeat(depth)))
                .build();
    }
}
