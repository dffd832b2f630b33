package org.cutover.endpoint;

import java.util.Optional;
import org.cutover.sip.ClientExchange;
import org.cutover.sip.Hop;
import org.cutover.sip.ServerExchange;
import org.cutover.sip.SipNode;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipResponse;

/** What a proxy that stays in the path does with requests of a dialog: they go where their Route says (RFC 3261 section 16.6). */
final class InDialogProxy {

    private static final int MOST_HOPS = 70;

    private final Addresses addresses;
    private final SipNode node;
    private final Hop local;
    private final String machine;

    /** @param machine the host of this proxy's own Route */
    InDialogProxy(Addresses addresses, SipNode node, Hop local, String machine) {
        this.addresses = addresses;
        this.node = node;
        this.local = local;
        this.machine = machine;
    }

    private record Next(SipRequest request, Hop hop) {}

    void passAlong(ServerExchange exchange) {
        var next = next(exchange.request());
        if (next.isEmpty()) {
            exchange.respond(exchange.request().respond(481).build());
            return;
        }
        var passed = node.send(next.get().request(), local, next.get().hop(), new Relay(exchange));
        // RFC 3261 section 16.10: an INVITE within the call may be given up too.
        exchange.onCancel(() -> passed.cancel(exchange.cancelReasons()));
    }

    /** The ACK of a 2xx. */
    void passAlong(SipRequest ack) {
        next(ack).ifPresent(next -> node.sendAck(next.request(), local, next.hop()));
    }

    private Optional<Next> next(SipRequest request) {
        var forwards = maxForwards(request);
        var builder = request.edit().set("Max-Forwards", Integer.toString(forwards - 1));
        var routes = request.addresses("Route");
        boolean own = !routes.isEmpty() && isOwn(routes.get(0).host());
        if (own) {
            builder.removeFirst("Route");
        }
        int next = own ? 1 : 0;
        var target = next < routes.size() ? routes.get(next) : request.requestUri();
        return forwards < 1 ? Optional.empty() : addresses.resolve(target).map(hop -> new Next(builder.build(), hop));
    }

    private boolean isOwn(String host) {
        return host.equalsIgnoreCase(machine) || host.equals(local.host());
    }

    static int maxForwards(SipRequest request) {
        try {
            return request.header("Max-Forwards")
                    .map(String::strip)
                    .map(Integer::parseInt)
                    .orElse(MOST_HOPS);
        } catch (NumberFormatException malformed) {
            return 0;
        }
    }

    /** Passes responses back to the request they belong to. */
    private record Relay(ServerExchange exchange) implements ClientExchange.Listener {
        @Override
        public void onResponse(SipResponse response) {
            if (response.status() > 100) {
                exchange.respond(response.withoutTopVia());
            }
        }

        @Override
        public void onTimeout() {
            exchange.respond(exchange.request().respond(408).build());
        }

        @Override
        public void onUnreachable(String why) {
            exchange.respond(exchange.request().respond(504).build());
        }
    }
}
