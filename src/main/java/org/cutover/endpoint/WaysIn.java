package org.cutover.endpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cutover.sip.Hop;
import org.cutover.topology.MediationServer;
import org.cutover.topology.NextHop;
import org.cutover.topology.PstnGateway;
import org.cutover.topology.Topology;

/** The members of the Mediation Server that a gateway is pointed at, and whose turn it is. To be used on the agent's loop. */
final class WaysIn {

    /** A member that a call may be handed to. */
    record WayIn(String member, Hop hop) {
        static List<Hop> hops(List<WayIn> ways) {
            return ways.stream().map(WayIn::hop).toList();
        }
    }

    private final Environment environment;
    private final ServerWatch watch;
    private int turn;

    WaysIn(Environment environment, UserAgent agent) {
        this.environment = environment;
        this.watch = new ServerWatch(environment, agent);
    }

    /** Looks at the estate. As on Front Ends: whose turn it was before would make two stages differ that are alike. */
    void follow(Topology topology, PstnGateway self) {
        turn = 0;
        watch.follow(topology, self);
    }

    /** The members that the next call may be handed to, in order; none if the gateway is pointed at no Mediation Server. */
    List<WayIn> next(PstnGateway self) {
        var topology = environment.deployment().topology();
        var hop = topology.nextHopOf(self);
        var server = hop.map(NextHop::mediationServer).flatMap(topology::findMediationServer);
        return server.map(found -> membersOf(found, self)).orElse(List.of()).stream()
                .map(member -> new WayIn(
                        member, environment.addresses().hop(member, hop.get().at())))
                .toList();
    }

    /**
     * A gateway qualified for Lync Server spreads its calls over the members and goes on to the next where one fails ("M:N trunk",
     * "DNS load balancing"); an older one knows the first only.
     */
    private List<String> membersOf(MediationServer server, PstnGateway self) {
        if (self.certifiedFor().legacy()) {
            return server.servers().subList(0, 1);
        }
        var members = new ArrayList<>(server.servers());
        Collections.rotate(members, -(turn++ % members.size()));
        return watch.up(members);
    }

    void end() {
        watch.end();
    }
}
