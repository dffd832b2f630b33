package org.cutover.endpoint;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.call.CauseMap;
import org.cutover.endpoint.WaysIn.WayIn;
import org.cutover.journal.JournalEvent;
import org.cutover.sip.Hop;
import org.cutover.sip.Loop;
import org.cutover.sip.ServerExchange;
import org.cutover.sip.SipNode;
import org.cutover.topology.CauseTable;
import org.cutover.topology.GatewaySettings.Abilities;
import org.cutover.topology.GatewaySettings.OptionsAnswer;
import org.cutover.topology.PstnGateway;

/** A PSTN gateway: SIP toward the Mediation Server, circuits toward the carrier. */
final class GatewayEndpoint implements Server, Circuits.End {

    /**
     * The AudioCodes manuals (HotSwapRtx) have an INVITE repeated three times, after 0.5, 1.5 and 3.5 s, before the next server is
     * called. That the fourth would be due then, and that it is the same over TCP, where nothing is repeated, is assumed.
     */
    private static final Duration PATIENCE = Duration.ofMillis(7500);

    private final Environment environment;
    private final String name;
    private final UserAgent agent;
    private final Map<String, GatewayCall> calls = new HashMap<>();
    private final GatewayInForce inForce;
    private final CallScreening screening;
    private final WaysIn waysIn;
    private final GatewayTransfers transfers = new GatewayTransfers(this);

    GatewayEndpoint(Environment environment, PstnGateway gateway) {
        this.environment = environment;
        this.name = gateway.name();
        this.inForce = new GatewayInForce(environment, name);
        this.screening = new CallScreening(environment, inForce);
        this.agent = new UserAgent(environment, name);
        agent.announces("Gateway");
        agent.waitsForServers(PATIENCE);
        agent.onInvite(this::onInvite);
        agent.onOptions(this::onOptions);
        agent.answersAfter(() -> inForce.manner().slow());
        this.waysIn = new WaysIn(environment, agent);
        agent.node().listen(environment.addresses().hop(name, gateway.listener()));
        environment.circuits().connect(this);
        reconfigure();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Loop loop() {
        return agent.loop();
    }

    @Override
    public void reconfigure() {
        // It looks at the estate for every call, and its port does not change.
        var topology = environment.deployment().topology();
        inForce.find().ifPresent(self -> loop().execute(() -> waysIn.follow(topology, self)));
    }

    private void onOptions(ServerExchange exchange) {
        var peer = exchange.peer().name();
        var answer = inForce.optionsAt(peer);
        if (answer.isEmpty()) {
            exchange.ignore();
        } else if (!inForce.accepts(peer)) {
            agent.answerOptions(exchange, 403);
        } else {
            agent.answerOptions(exchange, answer.get() == OptionsAnswer.NOT_ALLOWED ? 405 : 200);
        }
    }

    /** From a Mediation Server out to the carrier. */
    private void onInvite(ServerExchange exchange) {
        if (inForce.manner().silent()) {
            exchange.ignore();
            return;
        }
        var local = exchange.local();
        var leg = new CalledLeg(agent, exchange, local, agent.contact(name, local));
        leg.provisional(100);
        if (screening.turnsAway(leg, calls.size())) {
            return;
        }
        var skills = skillsAt(leg.peer());
        var to = Dialled.in(leg.invite().requestUri());
        if (inForce.sendsBack(to)) {
            new Hairpin(this, leg, skills).sendBack();
            return;
        }
        var call = new OutwardCall(this, leg, inForce.firstRingingAt(leg.peer()), skills);
        if (!call.admits()) {
            return;
        }
        calls.put(call.circuit(), call);
        call.setUp(Dialled.in(leg.invite().fromUri()), to);
    }

    /** What it can do now. */
    Abilities abilities() {
        return inForce.abilities();
    }

    /** What it can do in a call with a Mediation Server. */
    GatewaySkills skillsAt(String peer) {
        return inForce.skillsAt(peer);
    }

    /** How this gateway turns causes and statuses into each other. */
    CauseTable causes() {
        return inForce.causes();
    }

    @Override
    public void onCircuit(Circuits.Message message, String from) {
        if (message.kind() == Circuits.Kind.SETUP) {
            fromCarrier(message);
            return;
        }
        var call = calls.get(message.circuit());
        if (call != null) {
            call.onCircuit(message);
        }
    }

    /** From the carrier in to the Mediation Server that the gateway is pointed at. */
    private void fromCarrier(Circuits.Message setup) {
        var ways = waysIn();
        if (ways.isEmpty()) {
            clear(setup.circuit(), CauseMap.NETWORK_OUT_OF_ORDER);
            return;
        }
        var settings = inForce.find().orElseThrow().settings();
        if (inForce.isFull(calls.size())) {
            clear(setup.circuit(), settings.fullCause());
            return;
        }
        var call = new InwardCall(this, setup, skillsAt(ways.get(0).member()));
        calls.put(setup.circuit(), call);
        var local = local();
        var invite = agent.inviteNumber(
                        setup.from(), name, setup.to(), ways.get(0).member())
                .set("Max-Forwards", Integer.toString(settings.onward().maxForwards()));
        if (!setup.divertedBy().isEmpty()) {
            invite.set(Headers.DIVERSION, "<tel:%s>;reason=unknown".formatted(setup.divertedBy()));
        }
        if (setup.withheld()) {
            // RFC 3325 section 9.3: the network knows the number, and it is not to be shown.
            Withheld.anonymous(invite, agent.node().newTag())
                    .set(Headers.PRIVACY, Withheld.ID)
                    .set(Headers.ASSERTED, "<tel:" + setup.from() + ">");
        }
        call.invite(invite, local, WayIn.hops(ways), agent.contact(name, local));
    }

    /** The members that a call may be handed to, in order; none if it is pointed at no Mediation Server. */
    List<WayIn> waysIn() {
        return inForce.find().map(waysIn::next).orElse(List.of());
    }

    void send(Circuits.Message message) {
        environment.circuits().send(this, CarrierEndpoint.NAME, message);
    }

    void clear(String circuit, int cause) {
        send(Circuits.Message.cleared(Circuits.Kind.DISCONNECT, circuit, cause));
    }

    void joined(String callId, String circuit) {
        environment.journal().record(new JournalEvent.Joined(name, "gateway", callId, circuit));
    }

    void over(String circuit) {
        calls.remove(circuit);
    }

    /** From now on the circuit is joined with another leg, or with another circuit. */
    void replace(GatewayCall call) {
        calls.put(call.circuit(), call);
    }

    /** A call that is not over, by its circuit. */
    Optional<GatewayCall> callOn(String circuit) {
        return Optional.ofNullable(calls.get(circuit));
    }

    /** A call by the dialog toward the Mediation Server, as {@link Leg#key} has it. */
    Optional<GatewayCall> callOf(String dialog) {
        return calls.values().stream()
                .filter(call -> call.leg().key().equals(dialog))
                .findFirst();
    }

    GatewayTransfers transfers() {
        return transfers;
    }

    Environment environment() {
        return environment;
    }

    /** Where it listens, and calls from. */
    Hop local() {
        return environment.addresses().hop(name, inForce.find().orElseThrow().listener());
    }

    UserAgent agent() {
        return agent;
    }

    /**
     * The audio of a call.
     *
     * @param hop over which the call is signalled
     */
    Audio audio(int port, GatewaySkills skills, Hop hop) {
        return new Audio(address(), port, skills.formats(), skills.encryption(hop), agent::srtpToken);
    }

    String address() {
        return environment.addresses().of(name);
    }

    @Override
    public SipNode node() {
        return agent.node();
    }

    @Override
    public void leave() {
        agent.leave();
    }

    @Override
    public void close() {
        environment.circuits().disconnect(this);
        loop().execute(waysIn::end);
        agent.close();
    }
}
