package org.cutover.endpoint;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.cutover.sip.ClientExchange;
import org.cutover.sip.Hop;
import org.cutover.sip.Loop;
import org.cutover.sip.Peer;
import org.cutover.sip.ServerExchange;
import org.cutover.sip.SipNode;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipResponse;

/** The other end of a leg: it knows no dialogs, and says what the test has it say. */
final class RawPeer implements SipNode.Handler, ClientExchange.Listener {

    final Loop loop;
    final SipNode node;
    final Hop local;
    final List<ServerExchange> requests = new CopyOnWriteArrayList<>();
    final List<SipRequest> acks = new CopyOnWriteArrayList<>();
    final List<SipResponse> responses = new CopyOnWriteArrayList<>();
    /** What it asked last. */
    volatile ClientExchange sent;

    volatile Consumer<ServerExchange> onRequest = exchange -> {};

    RawPeer(Environment environment, String name, Hop local) {
        this.loop = environment.world().newLoop(name);
        this.node = new SipNode(environment.world(), loop, name, environment.journal(), this);
        this.local = local;
        node.listen(local);
    }

    @Override
    public void onRequest(ServerExchange exchange) {
        requests.add(exchange);
        onRequest.accept(exchange);
    }

    @Override
    public void onAck(SipRequest ack, Peer peer) {
        acks.add(ack);
    }

    @Override
    public void onResponse(SipResponse response) {
        responses.add(response);
    }

    @Override
    public void onTimeout() {}

    @Override
    public void onUnreachable(String why) {}

    /** A Contact that leads here. */
    String contact() {
        return "<sip:%s:%d;transport=%s>".formatted(local.host(), local.port(), local.transport());
    }

    void respond(ServerExchange exchange, int status) {
        loop.execute(() -> exchange.respond(
                exchange.request().respond(status).set("Contact", contact()).build()));
    }

    /** A request in the dialog that an INVITE of the other end has made. */
    void send(ServerExchange invite, String method, int cseq, Hop to) {
        var request = invite.request();
        send(
                SipRequest.request(method, "sip:%s".formatted(to.address()))
                        .set("From", request.header("To").orElseThrow() + ";tag=" + invite.tag())
                        .set("To", request.header("From").orElseThrow())
                        .set("Call-ID", request.callId())
                        .set("CSeq", cseq + " " + method)
                        .set("Contact", contact()),
                to);
    }

    void send(SipRequest.Builder request, Hop to) {
        loop.execute(() -> sent = node.send(request.build(), local, to, this));
    }

    /** Calls: an INVITE with a fixed tag, and a session. */
    SipRequest invite(Hop to) {
        return invite(to, invite -> invite.body("application/sdp", LegContract.AUDIO.text()));
    }

    SipRequest invite(Hop to, UnaryOperator<SipRequest.Builder> content) {
        var invite = SipRequest.request("INVITE", "sip:%s".formatted(to.address()))
                .set("From", "<sip:peer@contoso.com>;tag=peer")
                .set("To", "<sip:%s>".formatted(to.address()))
                .set("Call-ID", node.newCallId())
                .set("CSeq", "1 INVITE")
                .set("Contact", contact());
        var built = content.apply(invite).build();
        send(built.edit(), to);
        return built;
    }

    /** Of a dialog that an INVITE from here has made. */
    SipRequest.Builder within(SipResponse made, String method, int cseq, Hop to) {
        return SipRequest.request(method, "sip:%s".formatted(to.address()))
                .set("From", made.header("From").orElseThrow())
                .set("To", made.header("To").orElseThrow())
                .set("Call-ID", made.callId())
                .set("CSeq", cseq + " " + method)
                .set("Contact", contact());
    }

    void ack(SipResponse made, Hop to) {
        var ack = within(made, "ACK", (int) made.cseq(), to).build();
        loop.execute(() -> node.sendAck(ack, local, to));
    }

    List<String> statuses() {
        return responses.stream()
                .map(response -> response.status() + " " + response.cseqMethod())
                .toList();
    }

    /** @param status with its method: {@code 200 PRACK} */
    SipResponse first(String status) {
        return responses.get(statuses().indexOf(status));
    }

    SipResponse last(int status) {
        return responses.stream()
                .filter(response -> response.status() == status)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError("No %d among %s.".formatted(status, statuses())));
    }
}
