package org.cutover.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cutover.deployment.CallRouting;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.User;
import org.cutover.routing.Candidate;
import org.cutover.routing.Conditions;
import org.cutover.routing.RouteDecision;
import org.cutover.routing.RouteTarget;
import org.cutover.routing.VoiceConfiguration;
import org.junit.jupiter.api.Test;

/** What holds for every estate and every call. */
class RoutingPropertyTest {

    private static final int ESTATES = 500;
    private static final int CALLS = 6;

    @Test
    void aDecisionIsThatOfItsTrace() {
        Property.holds(ESTATES, choices -> {
            var estate = RandomEstate.any(choices);
            var routing = CallRouting.of(estate);
            for (var call = 0; call < CALLS; call++) {
                var caller = RandomEstate.caller(choices, estate);
                var dialled = RandomEstate.dialled(choices);
                var conditions = new Conditions(down(choices, estate), route -> 1);

                assertThat(routing.decide(caller, dialled, conditions))
                        .isEqualTo(routing.outbound(caller, dialled, conditions).decision());
            }
        });
    }

    @Test
    void aDecisionIsWhatTheDocumentationSays() {
        Property.holds(ESTATES, choices -> {
            var estate = RandomEstate.any(choices);
            var routing = CallRouting.of(estate);
            for (var call = 0; call < CALLS; call++) {
                var caller = RandomEstate.caller(choices, estate);
                var dialled = RandomEstate.dialled(choices);
                var down = down(choices, estate);
                var turn = choices.below(4);
                var trace = routing.outbound(caller, dialled, new Conditions(down, route -> turn));

                assertThat(told(trace.decision(), voiceOf(estate, caller)))
                        .as(() -> "%s dials %s\n%s".formatted(caller, dialled, String.join("\n", trace.lines())))
                        .isEqualTo(new PlainRouting(estate, down, turn).decide(caller, dialled));
            }
        });
    }

    /** Some targets of routes. */
    static Set<String> down(Choices choices, Deployment estate) {
        var targets = new ArrayList<String>();
        estate.topology().trunks().forEach(trunk -> targets.add(trunk.name()));
        estate.topology()
                .mediationServers()
                .forEach(server -> targets.add(new RouteTarget.ToMediationServer(server.name()).text()));
        return Set.copyOf(choices.some(targets, 3));
    }

    static VoiceConfiguration voiceOf(Deployment estate, User caller) {
        return estate.voiceOf(estate.poolOf(caller).orElseThrow().release());
    }

    /** As {@link PlainRouting} tells it. */
    private static String told(RouteDecision decision, VoiceConfiguration voice) {
        if (decision instanceof RouteDecision.ToUser found) {
            return "user " + found.user();
        }
        if (decision instanceof RouteDecision.Unrouted nowhere) {
            return nowhere.condition().id();
        }
        var told = new ArrayList<String>();
        var ofRoute = new ArrayList<String>();
        var route = "";
        for (var way : ((RouteDecision.ToPstn) decision).candidates()) {
            if (!way.route().equals(route)) {
                told.addAll(PlainRouting.anyOrder(voice, List.copyOf(ofRoute)));
                ofRoute.clear();
                route = way.route();
            }
            ofRoute.add(told(way));
        }
        told.addAll(PlainRouting.anyOrder(voice, ofRoute));
        return String.join("\n", told);
    }

    private static String told(Candidate way) {
        return "%s %s %s by %s to %s: %s from %s"
                .formatted(
                        way.usage(),
                        way.route(),
                        way.trunk(),
                        way.mediationServer(),
                        way.gateway(),
                        way.outward().called(),
                        way.outward().calling());
    }
}
