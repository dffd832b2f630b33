package org.cutover.endpoint;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cutover.call.PeerHealth;
import org.cutover.journal.JournalEvent;
import org.cutover.topology.MediationServer;
import org.cutover.topology.PstnGateway;
import org.cutover.topology.Topology;

/**
 * A gateway watches the members of the Mediation Server it is pointed at by OPTIONS, and sends no call to one that is down while
 * another one is up. To be used on the agent's loop.
 */
final class ServerWatch {

    private final Environment environment;
    private final UserAgent agent;
    private final Map<OptionsPoll.Route, OptionsPoll> polls = new LinkedHashMap<>();
    private final Set<String> down = new HashSet<>();

    ServerWatch(Environment environment, UserAgent agent) {
        this.environment = environment;
        this.agent = agent;
    }

    /** Looks at the estate: which members there are, and where. */
    void follow(Topology topology, PstnGateway self) {
        var hop = topology.nextHopOf(self);
        var server = hop.flatMap(one -> topology.findMediationServer(one.mediationServer()));
        var wanted = new LinkedHashMap<OptionsPoll.Route, OptionsPoll>();
        var members = self.settings().polling().isEmpty()
                ? List.<String>of()
                : server.map(MediationServer::servers).orElse(List.of());
        for (var member : members) {
            var route = new OptionsPoll.Route(
                    self.name(),
                    environment.addresses().hop(self.name(), self.listener()),
                    member,
                    environment.addresses().hop(member, hop.get().at()));
            var poll = new OptionsPoll(
                    agent,
                    route,
                    self.settings().polling().get(),
                    (effect, callId) -> happened(member, effect, callId));
            wanted.put(route, poll);
        }
        polls.entrySet().removeIf(known -> {
            var gone = !wanted.containsKey(known.getKey());
            if (gone) {
                known.getValue().end();
                down.remove(known.getKey().peer());
            }
            return gone;
        });
        wanted.forEach((route, poll) -> {
            if (polls.putIfAbsent(route, poll) == null) {
                poll.begin();
            }
        });
    }

    private void happened(String member, PeerHealth.Effect effect, String callId) {
        var changed = effect instanceof PeerHealth.WentDown
                ? down.add(member)
                : effect instanceof PeerHealth.CameBack && down.remove(member);
        if (changed) {
            environment.journal().record(new JournalEvent.Marked(agent.name(), callId, member, down.contains(member)));
        }
    }

    /** Those members that are not down; all if all are. */
    List<String> up(List<String> members) {
        var up = members.stream().filter(member -> !down.contains(member)).toList();
        return up.isEmpty() ? members : up;
    }

    void end() {
        polls.values().forEach(OptionsPoll::end);
        polls.clear();
        down.clear();
    }
}
