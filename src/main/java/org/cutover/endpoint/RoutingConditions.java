package org.cutover.endpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.cutover.call.Throttle;
import org.cutover.routing.Candidate;
import org.cutover.routing.Conditions;
import org.cutover.routing.RouteDecision;
import org.cutover.sip.Loop;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.MediationServer;

/**
 * What one Front End server keeps in mind from call to call: whose turn it is, and what has failed. It is no part of the
 * estate, and is gone when the server stops.
 */
final class RoutingConditions {

    private final Environment environment;
    private final Loop loop;
    private final Map<String, Integer> turnsOfRoutes = new HashMap<>();
    private final Map<String, Integer> turnsOfServers = new HashMap<>();
    private Throttle throttle = Throttle.NONE;

    RoutingConditions(Environment environment, Loop loop) {
        this.environment = environment;
        this.loop = loop;
    }

    /** The turns of routes and of mediation pools begin anew; what has failed is kept in mind. */
    void beginAnew() {
        turnsOfRoutes.clear();
        turnsOfServers.clear();
    }

    /** How things stand now. */
    Conditions now() {
        var down = new HashSet<>(environment.health().down());
        down.addAll(throttle.excluded(loop.now()));
        var turns = Map.copyOf(turnsOfRoutes);
        return new Conditions(down, route -> turns.getOrDefault(route, 0));
    }

    /** A call has been given its ways: the routes they are by have had their turn. */
    void decided(RouteDecision decision) {
        if (decision instanceof RouteDecision.ToPstn out) {
            out.candidates().stream()
                    .map(Candidate::route)
                    .distinct()
                    .forEach(route -> turnsOfRoutes.merge(route, 1, Integer::sum));
        }
    }

    /** A call goes by these, one or several of a Mediation Server: whichever member of it was to be tried first has had its turn. */
    void given(List<Candidate> candidates) {
        candidates.stream()
                .map(Candidate::mediationServer)
                .distinct()
                .forEach(server -> turnsOfServers.merge(server, 1, Integer::sum));
    }

    /**
     * The members of a Mediation Server that a call may try, in order. Lync Server's own DNS load balancing takes them in turn and
     * goes on to the next where one cannot be reached, and passes over those that drain; OCS 2007 R2 has none and knows the first
     * address only ("DNS load balancing" in the Lync Server 2013 documentation).
     */
    List<String> membersFor(FrontEndPool caller, MediationServer server) {
        if (caller.release().legacy()) {
            return server.servers().subList(0, 1);
        }
        var members = new ArrayList<>(server.servers());
        var turn = turnsOfServers.getOrDefault(server.name(), 0);
        Collections.rotate(members, -(turn % members.size()));
        return environment.taking(members, member -> MediationEndpoint.nodeName(server, member));
    }

    /**
     * A way out said something. Only OCS 2007 R2 throttles. A 487 answers the CANCEL of a caller who gave up, and a gateway that says
     * nothing gets one too: it is neither the positive response that TechNet dd572792 speaks of nor a failed attempt (assumed).
     *
     * @param status 503 if it could not be reached
     */
    void onResponse(FrontEndPool pool, Candidate candidate, int status) {
        if (!pool.release().legacy() || status <= 100 || status == 487) {
            return;
        }
        throttle = status >= 500 && status < 600
                ? throttle.onFailed(candidate.trunk(), loop.now())
                : throttle.onAnswered(candidate.trunk());
    }
}
