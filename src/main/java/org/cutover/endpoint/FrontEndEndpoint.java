package org.cutover.endpoint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.User;
import org.cutover.diagnostics.Condition;
import org.cutover.journal.JournalEvent;
import org.cutover.routing.Candidate;
import org.cutover.routing.Conditions;
import org.cutover.routing.RouteDecision;
import org.cutover.routing.RouteTrace;
import org.cutover.sip.Hop;
import org.cutover.sip.Loop;
import org.cutover.sip.Peer;
import org.cutover.sip.ServerExchange;
import org.cutover.sip.SipNode;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipResponse;
import org.cutover.sip.SipUri;
import org.cutover.topology.E164;
import org.cutover.topology.FrontEndPool;

/**
 * One server of a Front End pool: registrar of the users that sign in to it, and the proxy that routes their calls. It stays
 * in the path of a call (Record-Route) and tries one way out after the other (RFC 3261 section 16).
 */
final class FrontEndEndpoint implements Endpoint, SipNode.Handler {

    private final Environment environment;
    private final String pool;
    private final String machine;
    private final String signature;
    private final Hop local;
    private final SipNode node;
    private final InDialogProxy inDialog;
    private final Map<String, String> contacts = new HashMap<>();
    private final Map<String, Integer> turns = new HashMap<>();

    FrontEndEndpoint(Environment environment, FrontEndPool pool, String machine) {
        this.environment = environment;
        this.pool = pool.name();
        this.machine = machine;
        this.signature = pool.release().signatures().frontEnd();
        this.local = environment.addresses().hop(machine, pool.release().ports().frontEnd());
        Loop loop = environment.world().newLoop(machine);
        this.node = new SipNode(environment.world(), loop, machine, environment.journal(), this);
        this.inDialog = new InDialogProxy(environment.addresses(), node, local, machine);
        node.listen(local);
    }

    @Override
    public void reconfigure() {
        // It looks at the estate for every call, and its port does not change.
    }

    @Override
    public void onRequest(ServerExchange exchange) {
        var request = exchange.request();
        if (!request.toTag().isEmpty()) {
            inDialog.passAlong(exchange);
        } else if (request.is("REGISTER")) {
            register(exchange);
        } else if (request.is("INVITE")) {
            route(exchange);
        } else if (request.is("OPTIONS")) {
            answer(exchange, request.respond(200));
        } else {
            answer(exchange, request.respond(405).set("Allow", "INVITE, ACK, CANCEL, BYE, REGISTER, OPTIONS"));
        }
    }

    /** RFC 3261 section 10.3, for users homed on this pool. */
    private void register(ServerExchange exchange) {
        var request = exchange.request();
        var user = request.toUri().user();
        var homed = self().flatMap(here -> deployment().users().find(user))
                .filter(found -> found.pool().equalsIgnoreCase(pool));
        if (homed.isEmpty()) {
            answer(exchange, request.respond(404));
            return;
        }
        var contact = request.header("Contact").orElse("");
        contacts.put(homed.get().name(), SipUri.parseAddress(contact).toString());
        environment
                .journal()
                .record(new JournalEvent.StateChanged(machine, homed.get().name() + " signed in"));
        answer(exchange, request.respond(200).set("Contact", contact).set("Expires", "7200"));
    }

    private void route(ServerExchange exchange) {
        var invite = exchange.request();
        exchange.respond(server(invite.respond(100)).build());
        var here = self();
        if (here.isEmpty()) {
            answer(exchange, invite.respond(503));
            return;
        }
        if (InDialogProxy.maxForwards(invite) < 1) {
            answer(exchange, invite.respond(483));
            return;
        }
        var peer = exchange.peer().name();
        var caller = deployment().users().find(peer).filter(user -> user.pool().equalsIgnoreCase(pool));
        if (caller.isPresent()) {
            fromUser(exchange, here.get(), caller.get());
        } else {
            fromServer(exchange, here.get());
        }
    }

    /** A call that one of this pool's users places: the whole of outbound routing. */
    private void fromUser(ServerExchange exchange, FrontEndPool here, User caller) {
        var asserted = "<sip:%s@%s>".formatted(caller.name(), deployment().domain());
        var request = exchange.request().edit().set("P-Asserted-Identity", asserted);
        if (!caller.line().isEmpty()) {
            request.add("P-Asserted-Identity", "<tel:%s>".formatted(caller.line()));
        }
        var invite = request.build();
        var dialled = Dialled.unescaped(invite.requestUri().user());
        var called = deployment().users().find(dialled);
        if (called.isPresent()) {
            toUser(exchange, invite, here, called.get());
            return;
        }
        var trace = environment.routing().outbound(caller, dialled, Conditions.QUIET);
        record(exchange, trace);
        if (trace.decision() instanceof RouteDecision.ToUser found) {
            toUser(
                    exchange,
                    invite,
                    here,
                    deployment().users().find(found.user()).orElseThrow());
        } else if (trace.decision() instanceof RouteDecision.ToPstn out) {
            var branches = out.candidates().stream()
                    .flatMap(candidate -> toMediationServer(candidate).stream())
                    .toList();
            new ForkedCall(this, exchange, invite, branches).begin();
        } else if (trace.decision() instanceof RouteDecision.Unrouted nowhere) {
            fail(exchange, nowhere.condition());
        }
    }

    private void record(ServerExchange exchange, RouteTrace trace) {
        environment
                .journal()
                .record(new JournalEvent.Routed(
                        machine,
                        exchange.request().callId(),
                        !(trace.decision() instanceof RouteDecision.Unrouted),
                        trace.decision().describe(),
                        trace.lines()));
    }

    /** A call from another server of the estate, for a user: by line or by name. */
    private void fromServer(ServerExchange exchange, FrontEndPool here) {
        var invite = exchange.request();
        var sender = deployment().topology().pools().stream()
                .filter(known -> known.servers().contains(exchange.peer().name()))
                .findFirst();
        if (sender.isPresent() && !sender.get().name().equals(pool)) {
            var ruling = environment.rules().poolToPool(sender.get().release(), here.release());
            if (!environment.passes(ruling, machine, exchange.peer().name(), invite.callId())) {
                answer(
                        exchange,
                        invite.respond(403).set(Headers.RULE, ruling.rule().id()));
                return;
            }
        }
        var called = Dialled.unescaped(invite.requestUri().user());
        var users = E164.is(called) ? deployment().users().usersWith(called) : List.of(called);
        var user = users.size() == 1 ? deployment().users().find(users.get(0)) : Optional.<User>empty();
        if (user.isEmpty()) {
            fail(exchange, Condition.NO_SUCH_USER);
        } else {
            toUser(exchange, invite, here, user.get());
        }
    }

    /** To the user's phone if it is signed in here, else to the server where it is. */
    private void toUser(ServerExchange exchange, SipRequest invite, FrontEndPool here, User user) {
        var home = deployment().poolOf(user);
        var uri = "sip:%s@%s".formatted(user.name(), deployment().domain());
        if (home.isEmpty()) {
            fail(exchange, Condition.NO_SUCH_USER);
        } else if (!home.get().name().equals(pool) && !mayReach(here, home.get())) {
            fail(exchange, Condition.NO_WAY_TO_POOL);
        } else if (!home.get().serverOf(user.name()).equals(machine)) {
            var server = home.get().serverOf(user.name());
            var hop = environment
                    .addresses()
                    .hop(server, home.get().release().ports().frontEnd());
            new ForkedCall(this, exchange, invite, List.of(ForkedCall.Branch.to(uri, hop))).begin();
        } else {
            toPhone(exchange, invite, user);
        }
    }

    private void toPhone(ServerExchange exchange, SipRequest invite, User user) {
        var contact = contacts.get(user.name());
        var hop = Optional.ofNullable(contact).map(SipUri::parse).flatMap(environment.addresses()::resolve);
        if (hop.isEmpty()) {
            answer(exchange, invite.respond(480));
        } else {
            new ForkedCall(this, exchange, invite, List.of(ForkedCall.Branch.to(contact, hop.get()))).begin();
        }
    }

    /** Before the merge there is no routing between the releases, in either direction. */
    private boolean mayReach(FrontEndPool here, FrontEndPool home) {
        return deployment().topology().knows(here.release(), home.name(), home.release());
    }

    /** The branch for a way out; none if its Mediation Server has gone since the decision. */
    private Optional<ForkedCall.Branch> toMediationServer(Candidate candidate) {
        return deployment()
                .topology()
                .findMediationServer(candidate.mediationServer())
                .map(server -> {
                    var turn = turns.merge(server.name(), 1, Integer::sum) - 1;
                    var member = server.servers().get(turn % server.servers().size());
                    var hop = environment.addresses().hop(member, server.poolSide());
                    var uri = "sip:%s@%s;user=phone".formatted(candidate.number(), server.name());
                    return new ForkedCall.Branch(uri, hop, Optional.of(candidate));
                });
    }

    @Override
    public void onAck(SipRequest ack, Peer peer) {
        inDialog.passAlong(ack);
    }

    @Override
    public void onStrayResponse(SipResponse response) {
        node.sendStray(response.withoutTopVia());
    }

    /** The INVITE as it leaves by a branch: this server stays in the path. */
    SipRequest forwarded(SipRequest invite, ForkedCall.Branch branch) {
        var builder = invite.edit()
                .uri(branch.uri())
                .set("Max-Forwards", Integer.toString(InDialogProxy.maxForwards(invite) - 1))
                .addFirst(
                        "Record-Route",
                        "<sip:%s:%d;transport=%s;lr>".formatted(machine, local.port(), local.transport()));
        branch.candidate()
                .filter(candidate ->
                        deployment().topology().findTrunk(candidate.trunk()).isPresent())
                .ifPresent(candidate -> builder.set(Headers.TRUNK, candidate.trunk()));
        return builder.build();
    }

    private void fail(ServerExchange exchange, Condition condition) {
        fail(exchange, environment.diagnostics().of(condition).status(), condition);
    }

    void decline(ServerExchange exchange, int status) {
        answer(exchange, exchange.request().respond(status));
    }

    void fail(ServerExchange exchange, int status, Condition condition) {
        var diagnostic = environment.diagnostics().of(condition);
        var response = exchange.request().respond(status);
        answer(
                exchange,
                diagnostic.id() == 0
                        ? response
                        : response.set(
                                Headers.DIAGNOSTICS,
                                Headers.diagnostics(diagnostic.id(), machine, diagnostic.reason())));
    }

    private void answer(ServerExchange exchange, SipResponse.Builder response) {
        exchange.respond(server(response).build());
    }

    private SipResponse.Builder server(SipResponse.Builder response) {
        return response.set("Server", signature);
    }

    private Deployment deployment() {
        return environment.deployment();
    }

    private Optional<FrontEndPool> self() {
        return deployment().topology().findPool(pool);
    }

    SipNode node() {
        return node;
    }

    Hop local() {
        return local;
    }

    Environment environment() {
        return environment;
    }

    String machine() {
        return machine;
    }

    @Override
    public void close() {
        node.close();
    }
}
