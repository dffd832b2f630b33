package org.cutover.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cutover.call.PeerHealth;
import org.cutover.journal.JournalEvent;
import org.cutover.topology.MediationServer;
import org.cutover.topology.Polling;

/**
 * One Mediation Server watches the gateways of its trunks by OPTIONS, writes to its event log as administrators report it, and
 * marks trunks down and up. To be used on the agent's loop.
 *
 * <p>That a trunk counts as down when every member that watches it has found it so, and that Front Ends hear of it at once, is
 * assumed.
 */
final class GatewayWatch {

    /** The name of the source in the event log, and what these three say: administrators' reports. */
    static final String SOURCE = "LS Mediation Server";

    private static final int NO_RESPONSE = 25_051;
    private static final int CANNOT_BE_CONTACTED = 25_052;
    private static final int CONNECTIVITY_PROBLEM = 25_061;

    private final Environment environment;
    private final UserAgent agent;
    private final String machine;
    private final Map<Watched, OptionsPoll> polls = new LinkedHashMap<>();

    /** A trunk, and how and where its gateway is asked: where one of these changes, it begins anew. */
    private record Watched(String trunk, OptionsPoll.Route route, Polling polling) {}

    GatewayWatch(Environment environment, UserAgent agent, String machine) {
        this.environment = environment;
        this.agent = agent;
        this.machine = machine;
    }

    /** Looks at the estate: which trunks there are, and where their gateways are. */
    void follow(MediationServer self) {
        var wanted = new LinkedHashMap<Watched, OptionsPoll>();
        self.polling().ifPresent(polling -> {
            var topology = environment.deployment().topology();
            for (var trunk : topology.trunksOf(self.name())) {
                topology.findGateway(trunk.gateway()).ifPresent(gateway -> {
                    var route = new OptionsPoll.Route(
                            machine,
                            environment
                                    .addresses()
                                    .hop(
                                            machine,
                                            environment.addresses().facing(gateway.name(), trunk.mediationListener())),
                            gateway.name(),
                            environment.addresses().hop(gateway.name(), trunk.seeks(gateway)));
                    var watched = new Watched(trunk.name(), route, polling);
                    wanted.put(
                            watched,
                            new OptionsPoll(
                                    agent, route, polling, (effect, callId) -> happened(watched, effect, callId)));
                });
            }
        });
        polls.entrySet().removeIf(known -> {
            var gone = !wanted.containsKey(known.getKey());
            if (gone) {
                known.getValue().end();
                environment.health().forget(known.getKey().trunk(), agent.name());
            }
            return gone;
        });
        wanted.forEach((watched, poll) -> {
            if (polls.putIfAbsent(watched, poll) == null) {
                environment.health().found(watched.trunk(), agent.name(), false);
                poll.begin();
            }
        });
    }

    /** Nobody watches any more: what was found is found no longer. */
    void end() {
        polls.forEach((watched, poll) -> {
            poll.end();
            environment.health().forget(watched.trunk(), agent.name());
        });
        polls.clear();
    }

    private void happened(Watched watched, PeerHealth.Effect effect, String callId) {
        var gateway = watched.route().peer();
        if (effect instanceof PeerHealth.Missed) {
            write(callId, NO_RESPONSE, "There was no response from gateway %s to an OPTIONS request.", gateway);
        } else if (effect instanceof PeerHealth.WentDown) {
            write(callId, CONNECTIVITY_PROBLEM, "There are major connectivity problems with gateway %s.", gateway);
            write(callId, CANNOT_BE_CONTACTED, "Gateway %s cannot be contacted. It is tried again and again.", gateway);
            mark(watched.trunk(), callId, true);
        } else {
            mark(watched.trunk(), callId, false);
        }
    }

    private void write(String callId, int id, String text, String gateway) {
        environment
                .journal()
                .record(new JournalEvent.WindowsEvent(agent.name(), callId, id, SOURCE, text.formatted(gateway)));
    }

    private void mark(String trunk, String callId, boolean down) {
        if (environment.health().found(trunk, agent.name(), down)) {
            environment.journal().record(new JournalEvent.Marked(agent.name(), callId, "trunk " + trunk, down));
        }
    }
}
