package org.cutover.endpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cutover.call.CauseMap;
import org.cutover.call.Extensions;
import org.cutover.call.SessionDescription;
import org.cutover.call.SessionDescription.Encryption;
import org.cutover.call.SessionTimer;
import org.cutover.compatibility.CauseTables;
import org.cutover.compatibility.Ruling;
import org.cutover.journal.JournalEvent;
import org.cutover.sip.Hop;
import org.cutover.sip.Loop;
import org.cutover.sip.ServerExchange;
import org.cutover.sip.SipNode;
import org.cutover.topology.CallRefusal;
import org.cutover.topology.CauseTable;
import org.cutover.topology.GatewaySessions;
import org.cutover.topology.GatewaySettings;
import org.cutover.topology.GatewaySettings.Abilities;
import org.cutover.topology.GatewaySettings.OptionsAnswer;
import org.cutover.topology.MediationServer;
import org.cutover.topology.NextHop;
import org.cutover.topology.PstnGateway;
import org.cutover.topology.Shortcoming;
import org.cutover.topology.Topology;

/** A PSTN gateway: SIP toward the Mediation Server, circuits toward the carrier. */
final class GatewayEndpoint implements Server, Circuits.End {

    /**
     * The AudioCodes manuals (HotSwapRtx) have an INVITE repeated three times, after 0.5, 1.5 and 3.5 s, before the next server is
     * called. That the fourth would be due then, and that it is the same over TCP, where nothing is repeated, is assumed.
     */
    private static final Duration PATIENCE = Duration.ofMillis(7500);

    /** Longer than a Front End waits. */
    private static final Duration TOO_LATE = Duration.ofSeconds(11);

    private final Environment environment;
    private final String name;
    private final UserAgent agent;
    private final Map<String, GatewayCall> calls = new HashMap<>();
    private final ServerWatch watch;
    private int turn;
    private final GatewayTransfers transfers = new GatewayTransfers(this);

    GatewayEndpoint(Environment environment, PstnGateway gateway) {
        this.environment = environment;
        this.name = gateway.name();
        this.agent = new UserAgent(environment, name);
        agent.announces("Gateway");
        agent.waitsForServers(PATIENCE);
        agent.onInvite(this::onInvite);
        agent.onOptions(this::onOptions);
        agent.answersAfter(() -> manner().slow());
        this.watch = new ServerWatch(environment, agent);
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
        var topology = topology();
        topology.findGateway(name)
                .ifPresent(self -> loop().execute(() -> {
                    // As on Front Ends: whose turn it was before would make two stages differ that are alike.
                    turn = 0;
                    watch.follow(topology, self);
                }));
    }

    private Topology topology() {
        return environment.deployment().topology();
    }

    private void onOptions(ServerExchange exchange) {
        var manner = manner();
        var answer = manner.options()
                .or(() ->
                        topology().findGateway(name).map(self -> self.settings().options()));
        if (manner.silent()
                || answer.isEmpty()
                || answer.get() == OptionsAnswer.NO
                || lacksAt(exchange.peer().name()).contains(Shortcoming.NO_OPTIONS)) {
            exchange.ignore();
        } else if (topology()
                .findGateway(name)
                .filter(self -> accepts(manner, self.settings(), exchange.peer().name()))
                .isEmpty()) {
            agent.answerOptions(exchange, 403);
        } else {
            agent.answerOptions(exchange, answer.get() == OptionsAnswer.NOT_ALLOWED ? 405 : 200);
        }
    }

    /** From a Mediation Server out to the carrier. */
    private void onInvite(ServerExchange exchange) {
        var manner = manner();
        if (manner.silent()) {
            exchange.ignore();
            return;
        }
        var local = exchange.local();
        var leg = new CalledLeg(agent, exchange, local, agent.contact(name, local));
        leg.provisional(100);
        var server = MediationEndpoint.find(topology(), leg.peer());
        var self = topology().findGateway(name);
        if (server.isEmpty() || self.isEmpty()) {
            leg.reject(403);
            return;
        }
        var settings = self.get().settings();
        if (!accepts(manner, settings, leg.peer())) {
            // What such a gateway says to others is assumed.
            leg.reject(403);
            return;
        }
        if (refusesUncertified(leg, server.get(), self.get())) {
            return;
        }
        if (manner.refusal().isPresent()) {
            refuse(leg, manner.refusal().get());
            return;
        }
        if (isFull(settings, manner)) {
            refuse(leg, CallRefusal.clearing(settings.fullCause()));
            return;
        }
        var lacks = lacksAt(leg.peer());
        var skills = skills().without(lacks);
        if (!skills.abilities().plus() && Dialled.in(leg.invite().requestUri()).startsWith("+")) {
            // Address incomplete, as of digits that the numbering plan does not have.
            refuse(leg, CallRefusal.clearing(CauseMap.INVALID_NUMBER));
            return;
        }
        var sendsBack = manner.hairpins().map(settings.onward()::sendingBack).orElse(settings.onward());
        if (sendsBack.sendsBack(Dialled.in(leg.invite().requestUri()))) {
            new Hairpin(this, leg, skills).sendBack();
            return;
        }
        var ringing = manner.firstRinging().orElse(settings.firstRinging());
        var late = lacks.contains(Shortcoming.LATE_RINGING) && ringing.compareTo(TOO_LATE) < 0 ? TOO_LATE : ringing;
        var call = new OutwardCall(this, leg, late, skills);
        if (!call.admits()) {
            return;
        }
        calls.put(call.circuit(), call);
        call.setUp(Dialled.in(leg.invite().fromUri()), Dialled.in(leg.invite().requestUri()));
    }

    /** Whether a call of a Mediation Server for which it is not certified is refused; if not, that it is not is recorded. */
    private boolean refusesUncertified(CalledLeg leg, MediationServer server, PstnGateway self) {
        var ruling = rulingOf(server, self);
        var does = self.settings().conduct().whenUncertified();
        if (!ruling.refuses() || !self.makesDo()) {
            var refused = !environment.passes(ruling, name, leg.peer(), leg.callId());
            if (refused) {
                leg.reject(leg.invite()
                        .respond(403)
                        .set(Headers.RULE, ruling.rule().id()));
            }
            return refused;
        }
        environment.unsupported(ruling, self, name, leg.peer(), leg.callId());
        var first = server.servers().get(0);
        var stranger = does.contains(Shortcoming.ONE_SOURCE) && !first.equalsIgnoreCase(machineOf(leg.peer()));
        if (stranger) {
            leg.reject(403);
        }
        return stranger;
    }

    private Ruling rulingOf(MediationServer server, PstnGateway self) {
        return environment.rules().mediationServerToGateway(server.release(), self.certifiedFor());
    }

    /** What it cannot do at a peer, since it is not certified for its release. */
    private Set<Shortcoming> lacksAt(String peer) {
        var self = topology().findGateway(name);
        return MediationEndpoint.find(topology(), peer)
                .filter(server ->
                        self.filter(found -> rulingOf(server, found).refuses()).isPresent())
                .flatMap(server -> self)
                .map(found -> found.settings().conduct().whenUncertified())
                .orElse(Set.of());
    }

    /** A collocated Mediation Server has the address of its machine. */
    private static String machineOf(String peer) {
        return peer.substring(peer.indexOf('@') + 1);
    }

    private static boolean accepts(GatewayManner manner, GatewaySettings settings, String peer) {
        return manner.onlyFrom()
                .or(settings::onlyFrom)
                .filter(only -> !machineOf(only).equalsIgnoreCase(machineOf(peer)))
                .isEmpty();
    }

    /** What it does now: what a fault says, else what it is set to. */
    private GatewayManner manner() {
        return environment
                .health()
                .mannerOf(name)
                .or(() -> topology()
                        .findGateway(name)
                        .map(self -> new GatewayManner.AsSet(self.settings().conduct())))
                .orElse(GatewayManner.USUAL);
    }

    private boolean isFull(GatewaySettings settings, GatewayManner manner) {
        var set = settings.channels() == 0 ? Integer.MAX_VALUE : settings.channels();
        return calls.size() >= manner.channels().orElse(set);
    }

    /** What it can do now. */
    Abilities abilities() {
        return manner().abilities()
                .or(() ->
                        topology().findGateway(name).map(self -> self.settings().abilities()))
                .orElse(Abilities.ALL);
    }

    private GatewaySkills skills() {
        var sessions = manner().sessions()
                .or(() ->
                        topology().findGateway(name).map(self -> self.settings().sessions()))
                .orElse(GatewaySessions.USUAL);
        return new GatewaySkills(sessions, abilities());
    }

    /** What it can do in a call with a Mediation Server. */
    GatewaySkills skillsAt(String peer) {
        return skills().without(lacksAt(peer));
    }

    /** How this gateway turns causes and statuses into each other. */
    CauseTable causes() {
        return manner().causes()
                .or(() -> topology()
                        .findGateway(name)
                        .flatMap(self -> self.settings().causes()))
                .orElseGet(() -> CauseTables.shipped().usual());
    }

    private void refuse(CalledLeg leg, CallRefusal manner) {
        var refusal = leg.invite().respond(manner.status() == 0 ? causes().statusOf(manner.cause()) : manner.status());
        if (manner.cause() >= 0) {
            refusal.set("Reason", Headers.reason(manner.cause(), CauseMap.describe(manner.cause())));
        }
        if (!manner.retryAfter().isZero()) {
            refusal.set("Retry-After", Long.toString(manner.retryAfter().toSeconds()));
        }
        leg.reject(refusal);
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
        var settings = topology().findGateway(name).orElseThrow().settings();
        if (isFull(settings, manner())) {
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
                    .set(Headers.ASSERTED, "<tel:%s>".formatted(setup.from()));
        }
        call.invite(invite, local, WayIn.hops(ways), agent.contact(name, local));
    }

    /** A member of the Mediation Server that the gateway is pointed at. */
    record WayIn(String member, Hop hop) {
        static List<Hop> hops(List<WayIn> ways) {
            return ways.stream().map(WayIn::hop).toList();
        }
    }

    /** The members that a call may be handed to, in order; none if it is pointed at no Mediation Server. */
    List<WayIn> waysIn() {
        var hop = topology().findGateway(name).flatMap(topology()::nextHopOf);
        var server = hop.map(NextHop::mediationServer).flatMap(topology()::findMediationServer);
        return server.map(this::membersOf).orElse(List.of()).stream()
                .map(member -> new WayIn(
                        member, environment.addresses().hop(member, hop.get().at())))
                .toList();
    }

    /**
     * The members of a Mediation Server that a call may be handed to, in order. A gateway qualified for Lync Server spreads its calls
     * over them and goes on to the next where one fails ("M:N trunk", "DNS load balancing"); an older one knows the first only.
     */
    private List<String> membersOf(MediationServer server) {
        var legacy = topology()
                .findGateway(name)
                .filter(self -> self.certifiedFor().legacy())
                .isPresent();
        if (legacy) {
            return server.servers().subList(0, 1);
        }
        var members = new ArrayList<>(server.servers());
        Collections.rotate(members, -(turn++ % members.size()));
        return watch.up(members);
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
        return environment
                .addresses()
                .hop(name, topology().findGateway(name).orElseThrow().listener());
    }

    UserAgent agent() {
        return agent;
    }

    /** Which extensions of SIP it uses. */
    static Extensions extensions(GatewaySessions manner) {
        return new Extensions(manner.reliability(), new SessionTimer.Wish(manner.sessionTimer(), manner.leastTimer()));
    }

    /**
     * The audio of a call.
     *
     * @param hop over which the call is signalled
     */
    Audio audio(int port, GatewaySkills skills, Hop hop) {
        var able = skills.abilities();
        var manner = skills.sessions();
        var formats = SessionDescription.GATEWAY.stream()
                .filter(format -> manner.comfortNoise() || !format.equals(SessionDescription.COMFORT_NOISE))
                .filter(format -> able.telephoneEvent() || !format.equals(SessionDescription.TELEPHONE_EVENT))
                .toList();
        var mode = !able.srtp()
                ? Encryption.Mode.NONE
                : manner.requiresSrtp()
                        ? Encryption.Mode.REQUIRED
                        : hop.transport().equals("tls") ? Encryption.Mode.OPTIONAL : Encryption.Mode.NONE;
        return new Audio(address(), port, formats, mode, agent::srtpToken);
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
        loop().execute(watch::end);
        agent.close();
    }
}
