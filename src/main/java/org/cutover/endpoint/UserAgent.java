package org.cutover.endpoint;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cutover.call.Dialog;
import org.cutover.call.Extensions;
import org.cutover.sip.Held;
import org.cutover.sip.Hop;
import org.cutover.sip.Loop;
import org.cutover.sip.Peer;
import org.cutover.sip.ServerExchange;
import org.cutover.sip.SipMessage;
import org.cutover.sip.SipNode;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipResponse;
import org.cutover.sip.SipUri;

/** A SIP node that makes and takes calls: its legs, found by dialog. */
final class UserAgent implements SipNode.Handler, AutoCloseable {

    /** Methods there are: RFC 3261 and those that came after. */
    private static final Set<String> KNOWN = Set.of(
            "INVITE",
            "ACK",
            "CANCEL",
            "BYE",
            "OPTIONS",
            "REGISTER",
            "PRACK",
            "UPDATE",
            "INFO",
            "SUBSCRIBE",
            "NOTIFY",
            "REFER",
            "MESSAGE",
            "PUBLISH");

    private final Set<String> methods =
            new LinkedHashSet<>(List.of("INVITE", "ACK", "CANCEL", "BYE", "OPTIONS", "PRACK", "UPDATE"));
    private final Environment environment;
    private final Loop loop;
    private final String name;
    private final SipNode node;
    private final Map<String, Leg> legs = new HashMap<>();
    private String product = "";
    private Duration patience = Duration.ofSeconds(32);
    private Supplier<Duration> delay = () -> Duration.ZERO;
    private Consumer<ServerExchange> onInvite = exchange -> {};
    private Consumer<ServerExchange> onOptions = exchange -> answerOptions(exchange, 200);

    /** @param name by which the journal knows it */
    UserAgent(Environment environment, String name) {
        this.environment = environment;
        this.name = name;
        this.loop = environment.world().newLoop(name);
        this.node = new SipNode(environment.world(), loop, name, environment.journal(), this);
        environment.world().holds(this, () -> List.of(new Held(name, legs.size(), Held.Kind.DIALOGS)));
    }

    /** How it announces itself: the value of User-Agent and Server. */
    void announces(String signature) {
        product = signature;
    }

    /** How long a server that says nothing, not even 100 Trying, is waited for while there is another one to call. */
    void waitsForServers(Duration most) {
        patience = most;
    }

    Duration patience() {
        return patience;
    }

    /** It comes to requests that late; what a transaction says by itself is said in time. */
    void answersAfter(Supplier<Duration> time) {
        delay = time;
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
                .set("Allow", allow())
                .build());
    }

    /** Takes requests of these methods too, within calls. */
    void understands(String... more) {
        methods.addAll(List.of(more));
    }

    /** The methods it takes, as in an Allow header (RFC 3261 section 20.5). */
    String allow() {
        return String.join(", ", methods);
    }

    /**
     * Refuses a request for its method: 405 says that this end does not take it, here or at all; 501 that it does not know such a
     * method (RFC 3261 sections 8.2.1 and 21.5.2).
     */
    void refuseMethod(ServerExchange exchange) {
        var request = exchange.request();
        exchange.respond(
                KNOWN.contains(request.method())
                        ? response(request.respond(405)).set("Allow", allow()).build()
                        : response(request.respond(501)).build());
    }

    /**
     * An INVITE from number to number, outside any dialog.
     *
     * @param host where the caller's number is
     * @param peer where the called number is
     */
    SipRequest.Builder inviteNumber(String caller, String host, String number, String peer) {
        var called = "sip:" + Dialled.escaped(number) + "@" + peer + ";user=phone";
        return SipRequest.request("INVITE", called)
                .set("From", "<sip:" + Dialled.escaped(caller) + "@" + host + ";user=phone>;tag=" + node.newTag())
                .set("To", "<" + called + ">")
                .set("Call-ID", node.newCallId())
                .set("CSeq", "1 INVITE");
    }

    /** A Contact that leads to a listening point of a server, for peers that know the estate's names and for those that do not. */
    String contact(String machine, Hop local) {
        return Headers.contact(environment.addresses().named(machine), local);
    }

    /**
     * Calls.
     *
     * @param contact value of the Contact header
     */
    CallingLeg call(
            SipRequest.Builder invite,
            Hop local,
            Hop to,
            String contact,
            Extensions extensions,
            CallingLeg.Listener listener) {
        return call(invite, local, List.of(to), contact, extensions, listener);
    }

    /** @param to the servers that may be called, one after the other; at least one */
    CallingLeg call(
            SipRequest.Builder invite,
            Hop local,
            List<Hop> to,
            String contact,
            Extensions extensions,
            CallingLeg.Listener listener) {
        return new CallingLeg(
                this, request(invite).set("Contact", contact).build(), local, to, contact, extensions, listener);
    }

    @Override
    public void onRequest(ServerExchange exchange) {
        var late = delay.get();
        if (late.isZero()) {
            take(exchange);
        } else {
            loop.schedule(late, () -> take(exchange));
        }
    }

    private void take(ServerExchange exchange) {
        var request = exchange.request();
        if (environment.health().hangs(name)) {
            exchange.ignore();
        } else if (!request.toTag().isEmpty()) {
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
            refuseMethod(exchange);
        }
    }

    @Override
    public void onAck(SipRequest ack, Peer peer) {
        var leg = legs.get(Dialog.key(ack.callId(), ack.toTag()));
        if (leg != null) {
            leg.onAck(ack);
        }
    }

    /** Throws a die of this world: 0 up to, not including, {@code sides}. */
    int roll(int sides) {
        return environment.world().roll(name, sides);
    }

    /** A token for a key of SRTP. */
    String srtpToken(int part) {
        return environment.world().newToken("srtp of " + name);
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

    /** The URIs of the Record-Route of a message, top first. */
    static List<String> routes(SipMessage message) {
        return message.addresses("Record-Route").stream().map(SipUri::toString).toList();
    }

    /** The address of a From or To header, without its tag. */
    static String withoutTag(String header) {
        var end = header.indexOf('>');
        return end < 0 ? header.split(";", 2)[0] : header.substring(0, end + 1);
    }

    /** Ends its calls, and tells those at the other ends. */
    void leave() {
        loop.execute(() -> List.copyOf(legs.values()).forEach(Leg::leave));
    }

    /** Nobody is told; calls and their timers are forgotten. */
    @Override
    public void close() {
        node.close();
        loop.execute(() -> {
            List.copyOf(legs.values()).forEach(Leg::over);
            environment.world().isClosed(this);
        });
    }
}
