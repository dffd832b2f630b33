package org.cutover.endpoint;

import java.util.List;
import java.util.Optional;
import org.cutover.deployment.Deployment;
import org.cutover.diagnostics.Condition;
import org.cutover.sip.Hop;
import org.cutover.sip.Loop;
import org.cutover.sip.Peer;
import org.cutover.sip.ServerExchange;
import org.cutover.sip.SipNode;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipResponse;
import org.cutover.topology.FrontEndPool;

/**
 * One server of a Front End pool: registrar of the users that sign in to it, and the proxy that routes their calls. It stays
 * in the path of a call (Record-Route); where a call goes, {@code CallRouting} decides.
 */
final class FrontEndEndpoint implements Server, SipNode.Handler {

    private final Environment environment;
    private final String pool;
    private final String machine;
    private final String signature;
    private final Hop local;
    private final Loop loop;
    private final SipNode node;
    private final InDialogProxy inDialog;
    private final Registrar registrar = new Registrar(this);
    private final RoutingConditions conditions;
    private final OutboundCalls outbound;
    private final InboundCalls inbound;
    private volatile boolean closed;

    FrontEndEndpoint(Environment environment, FrontEndPool pool, String machine) {
        this.environment = environment;
        this.pool = pool.name();
        this.machine = machine;
        this.signature = pool.release().signatures().frontEnd();
        this.local = environment.addresses().hop(machine, pool.release().ports().frontEnd());
        this.loop = environment.world().newLoop(machine);
        this.node = new SipNode(environment.world(), loop, machine, environment.journal(), this);
        this.inDialog = new InDialogProxy(environment.addresses(), node, local, machine);
        this.conditions = new RoutingConditions(environment, loop);
        var destinations = new Destinations(this, registrar, conditions);
        this.outbound = new OutboundCalls(this, destinations, conditions);
        this.inbound = new InboundCalls(this, destinations, conditions);
        node.listen(local);
    }

    @Override
    public void reconfigure() {
        // It looks at the estate for every call, and its port does not change. But whose turn it was before would make
        // two stages differ that are alike.
        loop.execute(conditions::beginAnew);
    }

    @Override
    public void onRequest(ServerExchange exchange) {
        var request = exchange.request();
        if (environment.health().hangs(machine)) {
            exchange.ignore();
        } else if (!request.toTag().isEmpty()) {
            inDialog.passAlong(exchange);
        } else if (request.is("REGISTER")) {
            registrar.register(exchange);
        } else if (request.is("INVITE")) {
            route(exchange);
        } else if (request.is("OPTIONS")) {
            answer(exchange, request.respond(200));
        } else {
            answer(exchange, request.respond(405).set("Allow", "INVITE, ACK, CANCEL, BYE, REGISTER, OPTIONS"));
        }
    }

    private void route(ServerExchange exchange) {
        var invite = exchange.request();
        answer(exchange, invite.respond(100));
        var here = self();
        if (here.isEmpty()) {
            answer(exchange, invite.respond(503));
            return;
        }
        if (environment.health().drains(machine)) {
            fail(exchange, Condition.DRAINING);
            return;
        }
        if (InDialogProxy.maxForwards(invite) < 1) {
            answer(exchange, invite.respond(483));
            return;
        }
        // The phone by whose connection the call came is the user who signed in there.
        var caller = deployment()
                .users()
                .find(exchange.peer().name())
                .filter(user -> user.pool().equalsIgnoreCase(pool));
        if (caller.isPresent()) {
            outbound.take(exchange, here.get(), caller.get());
        } else {
            inbound.take(exchange, here.get());
        }
    }

    /** Lets a call ring wherever it is to. */
    void fork(ServerExchange exchange, FrontEndPool here, List<Arm> arms) {
        new ForkedCall(this, exchange, arms, (candidate, status) -> conditions.onResponse(here, candidate, status))
                .begin();
    }

    @Override
    public void onAck(SipRequest ack, Peer peer) {
        inDialog.passAlong(ack);
    }

    @Override
    public void onStrayResponse(SipResponse response) {
        node.sendStray(response.withoutTopVia());
    }

    /** The INVITE as it leaves: this server stays in the path. */
    SipRequest forwarded(SipRequest invite) {
        return invite.edit()
                .set("Max-Forwards", Integer.toString(InDialogProxy.maxForwards(invite) - 1))
                .addFirst(
                        "Record-Route",
                        "<sip:%s:%d;transport=%s;lr>"
                                .formatted(environment.addresses().named(machine), local.port(), local.transport()))
                .build();
    }

    void fail(ServerExchange exchange, Condition condition) {
        answer(
                exchange,
                said(
                        exchange.request(),
                        condition,
                        environment.diagnostics().of(condition).status()));
    }

    /** What this server says of a call in a certain condition. */
    SipResponse.Builder said(SipRequest request, Condition condition, int status) {
        var diagnostic = environment.diagnostics().of(condition);
        var response = request.respond(status);
        return diagnostic.id() == 0
                ? response
                : response.set(Headers.DIAGNOSTICS, Headers.diagnostics(diagnostic.id(), machine, diagnostic.reason()));
    }

    void answer(ServerExchange exchange, SipResponse.Builder response) {
        exchange.respond(signed(response).build());
    }

    SipResponse.Builder signed(SipResponse.Builder response) {
        return response.set("Server", signature);
    }

    Deployment deployment() {
        return environment.deployment();
    }

    Optional<FrontEndPool> self() {
        return deployment().topology().findPool(pool);
    }

    @Override
    public SipNode node() {
        return node;
    }

    Loop loop() {
        return loop;
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

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        node.close();
    }
}
