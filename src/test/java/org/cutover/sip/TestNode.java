package org.cutover.sip;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.cutover.journal.Journal;

/** A node that remembers what came, and does what the test says. */
final class TestNode implements SipNode.Handler {

    final Loop loop;
    final SipNode node;
    final List<ServerExchange> requests = Collections.synchronizedList(new ArrayList<>());
    final List<SipRequest> acks = Collections.synchronizedList(new ArrayList<>());
    volatile Consumer<ServerExchange> onRequest = exchange -> {};

    private final World world;
    private final String name;
    private final CompletableFuture<SipRequest> ack = new CompletableFuture<>();
    private final CompletableFuture<SipResponse> stray = new CompletableFuture<>();

    TestNode(World world, String name, Journal journal) {
        this.world = world;
        this.name = name;
        this.loop = world.newLoop(name);
        this.node = new SipNode(world, loop, name, journal, this);
    }

    /** A request on its way. */
    final class Sent implements ClientExchange.Listener {
        private final List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
        private final Map<Integer, CompletableFuture<SipResponse>> responses = new ConcurrentHashMap<>();
        private final CompletableFuture<String> unreachable = new CompletableFuture<>();
        private final CompletableFuture<Boolean> timeout = new CompletableFuture<>();
        private volatile ClientExchange exchange;

        CompletableFuture<SipResponse> response(int status) {
            return responses.computeIfAbsent(status, code -> new CompletableFuture<>());
        }

        List<Integer> statuses() {
            return List.copyOf(statuses);
        }

        CompletableFuture<String> unreachable() {
            return unreachable;
        }

        CompletableFuture<Boolean> timeout() {
            return timeout;
        }

        ClientExchange exchange() {
            return exchange;
        }

        @Override
        public void onResponse(SipResponse response) {
            statuses.add(response.status());
            response(response.status()).complete(response);
        }

        @Override
        public void onTimeout() {
            timeout.complete(true);
        }

        @Override
        public void onUnreachable(String why) {
            unreachable.complete(why);
        }
    }

    Sent invite(Hop from, Hop to) {
        return send(
                SipRequest.request("INVITE", "sip:bob@" + to.address())
                        .set("From", "<sip:alice@contoso.com>;tag=" + node.newTag())
                        .set("To", "<sip:bob@contoso.com>")
                        .set("Call-ID", node.newCallId())
                        .set("CSeq", "1 INVITE")
                        .set("Contact", "<sip:" + from.address() + ";transport=" + from.transport() + ">")
                        .body("application/sdp", "v=0\r\n")
                        .build(),
                from,
                to);
    }

    Sent options(Hop from, Hop to) {
        return send(
                SipRequest.request("OPTIONS", "sip:" + to.address())
                        .set("From", "<sip:alice@contoso.com>;tag=" + node.newTag())
                        .set("To", "<sip:bob@contoso.com>")
                        .set("Call-ID", node.newCallId())
                        .set("CSeq", "1 OPTIONS")
                        .build(),
                from,
                to);
    }

    Sent bye(SipResponse ok, Hop from, Hop to) {
        return send(inDialog("BYE", "2 BYE", ok, to), from, to);
    }

    void ack(SipResponse ok, Hop from, Hop to) {
        loop.execute(() -> node.sendAck(inDialog("ACK", "1 ACK", ok, to), from, to));
    }

    private static SipRequest inDialog(String method, String cseq, SipResponse ok, Hop to) {
        return SipRequest.request(method, "sip:bob@" + to.address())
                .set("From", ok.header("From").orElseThrow())
                .set("To", ok.header("To").orElseThrow())
                .set("Call-ID", ok.callId())
                .set("CSeq", cseq)
                .build();
    }

    Sent send(SipRequest request, Hop from, Hop to) {
        var sent = new Sent();
        loop.execute(() -> sent.exchange = node.send(request, from, to, sent));
        return sent;
    }

    CompletableFuture<SipRequest> nextAck() {
        return ack;
    }

    CompletableFuture<SipResponse> nextStray() {
        return stray;
    }

    /** Ends the node's connections under it. Called on its loop. */
    void breakLinks() {
        node.breakLinks();
    }

    /** Comes when as many requests have come. */
    CompletableFuture<Void> waitUntilRequests(int count) {
        return waitUntil(() -> requests.size() >= count);
    }

    /** Comes when it is so; looks again every millisecond of the world's time. */
    CompletableFuture<Void> waitUntil(BooleanSupplier there) {
        var came = new CompletableFuture<Void>();
        lookAgain(came, there);
        return came;
    }

    /** Comes when the node has noticed that its connections are gone. */
    CompletableFuture<Void> waitUntilClosed() {
        var closed = new CompletableFuture<Void>();
        lookAgain(closed, () -> node.openLinks() == 0);
        return closed;
    }

    private void lookAgain(CompletableFuture<Void> seen, BooleanSupplier there) {
        loop.execute(() -> {
            if (there.getAsBoolean()) {
                seen.complete(null);
            } else {
                loop.schedule(Duration.ofMillis(1), () -> lookAgain(seen, there));
            }
        });
    }

    /** Passes responses back without this proxy's Via. */
    ClientExchange.Listener passingBackTo(ServerExchange upstream) {
        return new ClientExchange.Listener() {
            @Override
            public void onResponse(SipResponse response) {
                if (response.status() != 100) {
                    upstream.respond(response.withoutTopVia());
                }
            }

            @Override
            public void onTimeout() {
                upstream.respond(upstream.request().respond(408).build());
            }

            @Override
            public void onUnreachable(String why) {
                upstream.respond(upstream.request().respond(503).build());
            }
        };
    }

    static Consumer<ServerExchange> answering(int... statuses) {
        return exchange -> {
            for (int status : statuses) {
                exchange.respond(exchange.request()
                        .respond(status)
                        .set("Contact", "<sip:" + exchange.local().address() + ">")
                        .build());
            }
        };
    }

    @Override
    public void onRequest(ServerExchange exchange) {
        requests.add(exchange);
        onRequest.accept(exchange);
        if (!exchange.isFinal() && exchange.request().is("BYE")) {
            exchange.respond(exchange.request().respond(200).build());
        }
    }

    @Override
    public void onAck(SipRequest received, Peer peer) {
        acks.add(received);
        ack.complete(received);
    }

    @Override
    public void onStrayResponse(SipResponse response) {
        stray.complete(response);
    }

    @Override
    public String toString() {
        return name + " in a " + (world.isVirtual() ? "virtual" : "live") + " world";
    }
}
