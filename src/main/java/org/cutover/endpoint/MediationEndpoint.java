package org.cutover.endpoint;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.cutover.call.SessionDescription;
import org.cutover.sip.Hop;
import org.cutover.sip.ServerExchange;
import org.cutover.sip.SipRequest;
import org.cutover.topology.Listener;
import org.cutover.topology.MediationServer;
import org.cutover.topology.PortRange;
import org.cutover.topology.Topology;
import org.cutover.topology.Trunk;

/**
 * One server of a Mediation Server: a back-to-back user agent with a side for Front End pools and a side for gateways
 * ("Mediation Server component in Lync Server 2013").
 *
 * <p>It knows who calls from the topology, refuses what the rules forbid, and says which rule.
 */
final class MediationEndpoint implements Endpoint {

    private final Environment environment;
    private final String server;
    private final String machine;
    private final PortRange media;
    private final UserAgent agent;
    private final Set<Listener> listening = new HashSet<>();
    private int mediaPort;

    /**
     * @param server name of the Mediation Server
     * @param machine FQDN of this member
     */
    MediationEndpoint(Environment environment, MediationServer server, String machine) {
        this.environment = environment;
        this.server = server.name();
        this.machine = machine;
        this.media = server.release().ports().media();
        this.agent = new UserAgent(environment, nodeName(server, machine));
        agent.announces(server.release().signatures().mediationServer());
        agent.onInvite(this::onInvite);
        reconfigure();
    }

    /** A collocated one shares its machine with a Front End and needs a name of its own in the journal. */
    static String nodeName(MediationServer server, String machine) {
        return server.collocated() ? "mediation@" + machine : machine;
    }

    @Override
    public void reconfigure() {
        self().ifPresent(known -> {
            listen(known.poolSide());
            known.gatewaySide().forEach(this::listen);
        });
    }

    private void listen(Listener listener) {
        if (listening.add(listener)) {
            agent.node().listen(environment.addresses().hop(machine, listener));
        }
    }

    private Topology topology() {
        return environment.deployment().topology();
    }

    private Optional<MediationServer> self() {
        return topology().findMediationServer(server);
    }

    private void onInvite(ServerExchange exchange) {
        var leg = new CalledLeg(agent, exchange, exchange.local(), Headers.contact(machine, exchange.local()));
        leg.provisional(100);
        var known = self();
        if (known.isEmpty()) {
            leg.reject(503);
        } else if (exchange.local().port() == known.get().poolSide().port()) {
            fromPool(known.get(), leg);
        } else {
            fromGateway(known.get(), leg);
        }
    }

    private void fromPool(MediationServer self, CalledLeg leg) {
        var pool = topology().pools().stream()
                .filter(known -> known.servers().contains(leg.peer()))
                .findFirst();
        if (pool.isEmpty()) {
            leg.reject(403);
            return;
        }
        var trunk = trunkFor(leg);
        var ruling = environment
                .rules()
                .poolToMediationServer(pool.get().release(), self.release())
                .forCall(trunk.map(topology()::leadsToDefaultGateway).orElse(true));
        if (!environment.passes(ruling, agent.name(), leg.peer(), leg.callId())) {
            refuse(leg, ruling.rule().id());
            return;
        }
        var gateway = trunk.flatMap(found -> topology().findGateway(found.gateway()));
        if (gateway.isEmpty()) {
            leg.reject(leg.invite()
                    .respond(503)
                    .set(Headers.DIAGNOSTICS, Headers.diagnostics(10503, machine, "No gateway is associated")));
            return;
        }
        var number = leg.invite().requestUri().user();
        var caller = callerNumber(leg.invite());
        var local = environment.addresses().hop(machine, trunk.get().mediationListener());
        var to = environment.addresses().hop(gateway.get().name(), gateway.get().listener());
        var invite = agent.inviteNumber(caller, machine, number, gateway.get().name());
        mediate(leg, invite, local, to, true);
    }

    /** The trunk the Front End asks for; a caller that knows no trunks gets the default one. */
    private Optional<Trunk> trunkFor(CalledLeg leg) {
        var asked = leg.invite().header(Headers.TRUNK).flatMap(topology()::findTrunk);
        return asked.isPresent() ? asked : topology().trunksOf(server).stream().findFirst();
    }

    private void fromGateway(MediationServer self, CalledLeg leg) {
        var port = leg.local.port();
        var trunk = topology().trunksOf(server).stream()
                .filter(known -> known.gateway().equalsIgnoreCase(leg.peer()))
                .filter(known -> known.mediationListener().port() == port)
                .findFirst();
        var gateway = trunk.flatMap(known -> topology().findGateway(known.gateway()));
        if (gateway.isEmpty()) {
            leg.reject(leg.invite()
                    .respond(400)
                    .set(
                            Headers.DIAGNOSTICS,
                            Headers.diagnostics(
                                    10013,
                                    machine,
                                    "Gateway peer in inbound call is not found in topology document or does not depend on"
                                            + " this Mediation Server")));
            return;
        }
        var ruling = environment
                .rules()
                .mediationServerToGateway(self.release(), gateway.get().certifiedFor());
        if (!environment.passes(ruling, agent.name(), leg.peer(), leg.callId())) {
            refuse(leg, ruling.rule().id());
            return;
        }
        var pool = topology().findPool(self.nextHop());
        if (pool.isEmpty()) {
            leg.reject(503);
            return;
        }
        var number = leg.invite().requestUri().user();
        var local = environment.addresses().hop(machine, self.poolSide());
        var to = environment
                .addresses()
                .hop(pool.get().servers().get(0), pool.get().release().ports().frontEnd());
        var invite = agent.inviteNumber(
                leg.invite().fromUri().user(), machine, number, pool.get().name());
        mediate(leg, invite, local, to, false);
    }

    /** The number that a pool asserts for its caller, or the user part of From. */
    private static String callerNumber(SipRequest invite) {
        return invite.headers("P-Asserted-Identity").stream()
                .filter(value -> value.contains("tel:"))
                .map(value -> value.replaceAll(".*tel:([^>;]*).*", "$1"))
                .findFirst()
                .orElseGet(() -> invite.fromUri().user());
    }

    private void mediate(CalledLeg incoming, SipRequest.Builder invite, Hop local, Hop to, boolean towardGateway) {
        var formats = towardGateway
                ? SessionDescription.common(
                        SessionDescription.parse(incoming.invite().body()).formats(), SessionDescription.GATEWAY)
                : SessionDescription.CLIENT;
        var offer = new SessionDescription(local.host(), nextMediaPort(), formats);
        var call = new MediatedLegs(agent, machine, incoming, towardGateway, nextMediaPort());
        invite.body(SessionDescription.CONTENT_TYPE, offer.text());
        call.callOut(invite, local, to, Headers.contact(machine, local));
    }

    private void refuse(CalledLeg leg, String rule) {
        leg.reject(leg.invite().respond(403).set(Headers.RULE, rule));
    }

    private int nextMediaPort() {
        mediaPort = media.evenAfter(mediaPort);
        return mediaPort;
    }

    @Override
    public void close() {
        agent.close();
    }
}
