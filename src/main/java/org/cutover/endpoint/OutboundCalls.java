package org.cutover.endpoint;

import org.cutover.deployment.User;
import org.cutover.diagnostics.Condition;
import org.cutover.sip.ServerExchange;
import org.cutover.sip.SipRequest;
import org.cutover.topology.FrontEndPool;

/** Calls that users signed in to a Front End server place: the whole of outbound routing. */
final class OutboundCalls {

    private final FrontEndEndpoint frontEnd;
    private final Destinations destinations;
    private final RoutingConditions conditions;

    OutboundCalls(FrontEndEndpoint frontEnd, Destinations destinations, RoutingConditions conditions) {
        this.frontEnd = frontEnd;
        this.destinations = destinations;
        this.conditions = conditions;
    }

    void take(ServerExchange exchange, FrontEndPool here, User caller) {
        var from = exchange.request().fromUri();
        if (!from.user().equalsIgnoreCase(caller.name())
                || !from.host().equalsIgnoreCase(frontEnd.deployment().domain())) {
            frontEnd.fail(exchange, Condition.NOT_THE_CALLER);
            return;
        }
        var invite = asserted(exchange.request(), caller);
        var dialled = Dialled.in(invite.requestUri());
        var trace = frontEnd.environment().routing().outbound(caller, dialled, conditions.now());
        // Who is called by name is not looked for.
        if (!trace.steps().isEmpty()
                || frontEnd.deployment().users().find(dialled).isEmpty()) {
            destinations.record(invite.callId(), trace);
        }
        frontEnd.fork(exchange, here, destinations.of(trace, invite, here));
    }

    /** What a phone says of its user, of trunks and of former callees does not count. */
    private SipRequest asserted(SipRequest request, User caller) {
        var builder = request.edit()
                .remove(Headers.HISTORY)
                .remove(Headers.TRUNK)
                .remove(Headers.PRIORITY)
                .set(
                        Headers.ASSERTED,
                        "<sip:%s@%s>"
                                .formatted(caller.name(), frontEnd.deployment().domain()));
        return caller.line().isEmpty()
                ? builder.build()
                : builder.add(Headers.ASSERTED, "<tel:" + caller.line() + ">").build();
    }
}
