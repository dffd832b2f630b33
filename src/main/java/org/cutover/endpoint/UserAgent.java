package org.cutover.endpoint;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.cutover.call.Dialog;
import org.cutover.sip.Hop;
import org.cutover.sip.Loop;
import org.cutover.sip.Peer;
import org.cutover.sip.ServerExchange;
import org.cutover.sip.SipNode;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipResponse;

/** A SIP node that makes and takes calls: its legs, found by dialog. */
final class UserAgent implements SipNode.Handler, AutoCloseable {

    private final Environment environment;
    private final Loop loop;
    private final String name;
    private final SipNode node;
    private final Map<String, Leg> legs = new HashMap<>();
    private String product = "";
    private Consumer<ServerExchange> onInvite = exchange -> {};
    private Consumer<ServerExchange> onOptions = exchange -> answerOptions(exchange, 200);

    /** @param name by which the journal knows it */
    UserAgent(Environment environment, String name) {
        this.environment = environment;
        this.name = name;
        this.loop = environment.world().newLoop(name);
        this.node = new SipNode(environment.world(), loop, name, environment.journal(), this);
    }

    /** How it announces itself: the value of User-Agent and Server. */
    void announces(String signature) {
        product = signature;
    }

    /** Called with every INVITE outside a dialog. */
    void onInvite(Consumer<ServerExchange> then) {
        onInvite = then;
    }

    /** Called with every OPTIONS outside a dialog, in place of its answer. */
    void onOptions(Consumer<ServerExchange> then) {
        onOptions = then;
    }

    /** Answers an OPTIONS with what it understands (RFC 3261 section 11.2). */
    void answerOptions(ServerExchange exchange, int status) {
        exchange.respond(response(exchange.request().respond(status))
                .set("Allow", "INVITE, ACK, CANCEL, BYE, OPTIONS")
                .build());
    }

    /**
     * An INVITE from number to number, outside any dialog.
     *
     * @param host where the caller's number is
     * @param peer where the called number is
     */
    SipRequest.Builder inviteNumber(String caller, String host, String number, String peer) {
        var called = "sip:%s@%s;user=phone".formatted(Dialled.escaped(number), peer);
        return SipRequest.request("INVITE", called)
                .set("From", "<sip:%s@%s;user=phone>;tag=%s".formatted(Dialled.escaped(caller), host, node.newTag()))
                .set("To", "<%s>".formatted(called))
                .set("Call-ID", node.newCallId())
                .set("CSeq", "1 INVITE");
    }

    /**
     * Calls.
     *
     * @param contact value of the Contact header
     */
    CallingLeg call(SipRequest.Builder invite, Hop local, Hop to, String contact, CallingLeg.Listener listener) {
        return new CallingLeg(this, request(invite).set("Contact", contact).build(), local, to, contact, listener);
    }

    @Override
    public void onRequest(ServerExchange exchange) {
        var request = exchange.request();
        if (!request.toTag().isEmpty()) {
            var leg = legs.get(Dialog.key(request.callId(), request.toTag()));
            if (leg == null) {
                exchange.respond(response(request.respond(481)).build());
            } else {
                leg.onRequest(exchange);
            }
        } else if (request.is("INVITE")) {
            onInvite.accept(exchange);
        } else if (request.is("OPTIONS")) {
            onOptions.accept(exchange);
        } else {
            exchange.respond(response(request.respond(405))
                    .set("Allow", "INVITE, ACK, CANCEL, BYE, OPTIONS")
                    .build());
        }
    }

    @Override
    public void onAck(SipRequest ack, Peer peer) {
        var leg = legs.get(Dialog.key(ack.callId(), ack.toTag()));
        if (leg != null) {
            leg.onAck();
        }
    }

    void keep(String dialog, Leg leg) {
        legs.put(dialog, leg);
    }

    void forget(String dialog) {
        legs.remove(dialog);
    }

    SipRequest.Builder request(SipRequest.Builder builder) {
        return product.isEmpty() ? builder : builder.set("User-Agent", product);
    }

    SipResponse.Builder response(SipResponse.Builder builder) {
        return product.isEmpty() ? builder : builder.set("Server", product);
    }

    Environment environment() {
        return environment;
    }

    Loop loop() {
        return loop;
    }

    SipNode node() {
        return node;
    }

    String name() {
        return name;
    }

    /** The address of a From or To header, without its tag. */
    static String withoutTag(String header) {
        var end = header.indexOf('>');
        return end < 0 ? header.split(";", 2)[0] : header.substring(0, end + 1);
    }

    @Override
    public void close() {
        node.close();
    }
}
