package org.cutover.endpoint;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cutover.call.Extensions;
import org.cutover.call.SessionDescription;
import org.cutover.call.SessionDescription.Encryption;
import org.cutover.call.SessionDescription.Format;
import org.cutover.call.SessionTimer;
import org.cutover.compatibility.Ruling;
import org.cutover.diagnostics.Condition;
import org.cutover.journal.JournalEvent;
import org.cutover.routing.TrunkConfiguration;
import org.cutover.sip.Hop;
import org.cutover.sip.ServerExchange;
import org.cutover.sip.SipNode;
import org.cutover.sip.SipRequest;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.Listener;
import org.cutover.topology.MediationServer;
import org.cutover.topology.PortRange;
import org.cutover.topology.Reliability;
import org.cutover.topology.Topology;
import org.cutover.topology.Transport;
import org.cutover.topology.Trunk;

/**
 * One server of a Mediation Server: a back-to-back user agent with a side for Front End pools and a side for gateways
 * ("Mediation Server component in Lync Server 2013").
 *
 * <p>It knows who calls from the topology, refuses what the rules forbid, and says which rule.
 */
final class MediationEndpoint implements Server {

    private static final String COLLOCATED = "mediation@";
    /** As long as Front Ends wait for a member of a mediation pool; that it is the same in the other direction is assumed. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration SESSION = Duration.ofMinutes(30);

    private final Environment environment;
    private final String server;
    private final String machine;
    private final PortRange media;
    private final UserAgent agent;
    private final Set<Listener> listening = new HashSet<>();
    private final TowardGateway towardGateway = new TowardGateway(this);
    private final TowardPool towardPool = new TowardPool(this);
    private final GatewayWatch watch;
    private final MediatedTransfers transfers;
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
        agent.waitsForServers(PATIENCE);
        agent.onInvite(this::onInvite);
        this.watch = new GatewayWatch(environment, agent, machine);
        this.transfers = new MediatedTransfers(this, agent);
        reconfigure();
    }

    /** A collocated one shares its machine with a Front End and needs a name of its own in the journal. */
    static String nodeName(MediationServer server, String machine) {
        return server.collocated() ? COLLOCATED + machine : machine;
    }

    /** The machine that a node runs on. */
    static String machineOf(String node) {
        return node.startsWith(COLLOCATED) ? node.substring(COLLOCATED.length()) : node;
    }

    /** The Mediation Server that a node is a member of. */
    static Optional<MediationServer> find(Topology topology, String node) {
        return topology.mediationServers().stream()
                .filter(server -> server.servers().stream()
                        .anyMatch(machine -> nodeName(server, machine).equals(node) || machine.equalsIgnoreCase(node)))
                .findFirst();
    }

    @Override
    public void reconfigure() {
        self().ifPresent(known -> {
            listen(known.poolSide());
            known.gatewaySide().forEach(this::listen);
            topology()
                    .trunksOf(server)
                    .forEach(trunk ->
                            listen(environment.addresses().facing(trunk.gateway(), trunk.mediationListener())));
            agent.loop().execute(() -> watch.follow(known));
        });
    }

    private void listen(Listener listener) {
        if (listening.add(listener)) {
            agent.node().listen(environment.addresses().hop(machine, listener));
        }
    }

    Optional<MediationServer> self() {
        return topology().findMediationServer(server);
    }

    private void onInvite(ServerExchange exchange) {
        var leg = new CalledLeg(agent, exchange, exchange.local(), agent.contact(machine, exchange.local()));
        leg.provisional(100);
        var known = self();
        if (known.isEmpty()) {
            leg.reject(503);
        } else if (InDialogProxy.maxForwards(leg.invite()) < 1) {
            // RFC 7332: a back-to-back user agent counts hops as a proxy does, or a call could go in circles for ever.
            leg.reject(483);
        } else if (transfers.takesOver(leg)) {
            return;
        } else if (environment.health().drains(agent.name())) {
            fail(leg, Condition.DRAINING);
        } else if (exchange.local().port() == known.get().poolSide().port()) {
            towardGateway.take(known.get(), leg);
        } else {
            towardPool.take(known.get(), leg);
        }
    }

    /** Refuses what a rule forbids; whether it did. */
    boolean refuses(Ruling ruling, CalledLeg leg) {
        var refused = !environment.passes(ruling, agent.name(), leg.peer(), leg.callId());
        if (refused) {
            leg.reject(leg.invite().respond(403).set(Headers.RULE, ruling.rule().id()));
        }
        return refused;
    }

    /** Refuses a call that this server cannot serve. */
    void fail(CalledLeg leg, Condition condition) {
        var diagnostic = environment.diagnostics().of(condition);
        var response = leg.invite().respond(diagnostic.status());
        leg.reject(
                diagnostic.id() == 0
                        ? response
                        : response.set(
                                Headers.DIAGNOSTICS,
                                Headers.diagnostics(diagnostic.id(), machine, diagnostic.reason())));
    }

    /**
     * The INVITE that goes on for one that came in.
     *
     * @param peer where the called number is
     * @param carried names of the header fields that go on as they came
     */
    SipRequest.Builder invite(SipRequest from, String calling, String called, String peer, List<String> carried) {
        var invite = invite(calling, called, peer)
                .set("Max-Forwards", Integer.toString(InDialogProxy.maxForwards(from) - 1));
        if (Withheld.by(from)) {
            Withheld.anonymous(invite, agent.node().newTag());
        }
        return Headers.copy(carried, from, invite);
    }

    /**
     * An INVITE for the other side.
     *
     * @param peer where the called number is
     */
    SipRequest.Builder invite(String calling, String called, String peer) {
        return agent.inviteNumber(calling, machine, called, peer);
    }

    /** The trunk over which a call goes, and by which configuration. */
    record Over(Trunk trunk, TrunkConfiguration configuration) {}

    void joinToGateway(
            CalledLeg incoming, SipRequest.Builder invite, Hop local, Hop to, MediatedLegs.Failures side, Over over) {
        var configuration = over.configuration();
        var gateway = gatewaySide(local, configuration);
        var outgoing = join(
                incoming,
                invite,
                local,
                List.of(to),
                side,
                new Mediation(
                        clientSide(incoming.local),
                        gateway,
                        List.of(),
                        Extensions.USUAL,
                        extensions(configuration),
                        configuration.signalling().maxEarlyDialogs()),
                gateway,
                configuration.carried().location() ? CallerLocation.in(incoming.invite()) : Optional.empty());
        outgoing.ifPresent(leg -> transfers.allow(new MediatedTransfers.Standing(incoming, leg, gateway, over)));
    }

    void joinToPool(
            CalledLeg incoming,
            SipRequest.Builder invite,
            Hop local,
            List<Hop> to,
            MediatedLegs.Failures side,
            Over over) {
        var configuration = over.configuration();
        var gateway = gatewaySide(incoming.local, configuration);
        var outgoing = join(
                incoming,
                invite,
                local,
                to,
                side,
                new Mediation(
                        gateway,
                        clientSide(local),
                        SessionDescription.CLIENT,
                        extensions(configuration),
                        Extensions.USUAL,
                        Integer.MAX_VALUE),
                gateway,
                Optional.empty());
        outgoing.ifPresent(leg -> transfers.allow(new MediatedTransfers.Standing(leg, incoming, gateway, over)));
    }

    private Optional<CallingLeg> join(
            CalledLeg incoming,
            SipRequest.Builder invite,
            Hop local,
            List<Hop> to,
            MediatedLegs.Failures side,
            Mediation mediation,
            Audio gateway,
            Optional<CallerLocation> location) {
        var callId = incoming.callId();
        var legs = new MediatedLegs(agent, incoming, side, mediation, () -> checkNoise(gateway, callId));
        legs.tells(location);
        legs.callOut(invite, local, to, agent.contact(machine, local), MediatedLegs.MEDIATION);
        return legs.outgoing();
    }

    /** Toward clients media is encrypted unless an administrator says otherwise (Set-CsMediaConfiguration, EncryptionLevel). */
    Audio clientSide(Hop local) {
        return audio(local, SessionDescription.CLIENT, Encryption.Mode.REQUIRED);
    }

    private Audio gatewaySide(Hop local, TrunkConfiguration configuration) {
        var mode = switch (configuration.media().srtpOver(Transport.of(local.transport()))) {
            case REQUIRED -> Encryption.Mode.REQUIRED;
            case OPTIONAL -> Encryption.Mode.OPTIONAL;
            case NOT_SUPPORTED -> Encryption.Mode.NONE;
        };
        return audio(local, SessionDescription.GATEWAY, mode);
    }

    private Audio audio(Hop local, List<Format> formats, Encryption.Mode mode) {
        return new Audio(local.host(), nextMediaPort(), formats, mode, agent::srtpToken);
    }

    /** What the Mediation Server itself asks for is not documented; half an hour is what traces of its peers show. */
    private Extensions extensions(TrunkConfiguration configuration) {
        var reliability = self().map(MediationServer::reliability).orElse(Reliability.SUPPORTED);
        var wish = configuration.signalling().sessionTimer() ? SessionTimer.Wish.of(SESSION) : SessionTimer.Wish.NONE;
        return new Extensions(reliability, wish);
    }

    /** Event 25073: a gateway is to offer and take comfort noise (RFC 3389). */
    private void checkNoise(Audio gateway, String callId) {
        var without = gateway.heard()
                .filter(heard -> !heard.has(SessionDescription.COMFORT_NOISE))
                .isPresent();
        if (without) {
            environment
                    .journal()
                    .record(new JournalEvent.WindowsEvent(
                            agent.name(),
                            callId,
                            25_073,
                            GatewayWatch.SOURCE,
                            "The gateway peer of this call does not take comfort noise."));
        }
    }

    private int nextMediaPort() {
        mediaPort = media.evenAfter(mediaPort);
        return mediaPort;
    }

    /**
     * The Front End servers that a call may be handed to, in order. A Lync Server Mediation Server goes on to the next where one
     * fails, and passes over those that drain ("DNS load balancing"); one of OCS 2007 R2 knows the first only. That the first is
     * taken first is assumed.
     */
    List<Hop> serversOf(FrontEndPool pool, MediationServer self) {
        var servers = self.release().legacy()
                ? pool.servers().subList(0, 1)
                : environment.taking(pool.servers(), server -> server);
        return servers.stream()
                .map(server -> environment
                        .addresses()
                        .hop(server, pool.release().ports().frontEnd()))
                .toList();
    }

    MediatedTransfers transfers() {
        return transfers;
    }

    Environment environment() {
        return environment;
    }

    Topology topology() {
        return environment.deployment().topology();
    }

    /** By which the journal knows it. */
    String name() {
        return agent.name();
    }

    String machine() {
        return machine;
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
        agent.loop().execute(watch::end);
        agent.close();
    }
}
