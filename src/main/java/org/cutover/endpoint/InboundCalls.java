package org.cutover.endpoint;

import java.util.Optional;
import org.cutover.deployment.User;
import org.cutover.sip.ServerExchange;
import org.cutover.sip.SipRequest;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.Trunk;

/** Calls that other servers of the estate hand to a Front End server: other Front Ends, and Mediation Servers. */
final class InboundCalls {

    private final FrontEndEndpoint frontEnd;
    private final Destinations destinations;
    private final RoutingConditions conditions;

    InboundCalls(FrontEndEndpoint frontEnd, Destinations destinations, RoutingConditions conditions) {
        this.frontEnd = frontEnd;
        this.destinations = destinations;
        this.conditions = conditions;
    }

    void take(ServerExchange exchange, FrontEndPool here) {
        if (isRefused(exchange, here)) {
            return;
        }
        var invite = exchange.request();
        var called = Dialled.in(invite.requestUri());
        var user = frontEnd.deployment().users().find(called);
        if (user.isPresent()) {
            frontEnd.fork(exchange, here, destinations.toUser(user.get(), invite, here));
            return;
        }
        var referrer = referrerOf(exchange.peer().name(), invite);
        if (referrer.isPresent()) {
            var trace = frontEnd.environment().routing().outbound(referrer.get(), called, conditions.now());
            destinations.record(invite.callId(), trace);
            frontEnd.fork(exchange, here, destinations.of(trace, invite, here));
            return;
        }
        var trace = frontEnd.environment()
                .routing()
                .inbound(
                        here,
                        arrivedBy(exchange.peer().name(), invite),
                        called,
                        Dialled.unescaped(invite.requestUri().userParameters().getOrDefault("phone-context", "")),
                        CallerNumber.of(invite),
                        conditions.now());
        destinations.record(invite.callId(), trace);
        frontEnd.fork(exchange, here, destinations.of(trace, invite, here));
    }

    private boolean isRefused(ServerExchange exchange, FrontEndPool here) {
        var invite = exchange.request();
        var peer = exchange.peer().name();
        var sender = frontEnd.deployment().topology().pools().stream()
                .filter(known -> known.servers().contains(peer))
                .findFirst();
        if (sender.isEmpty() || sender.get().name().equals(here.name())) {
            return false;
        }
        var ruling = frontEnd.environment().rules().poolToPool(sender.get().release(), here.release());
        if (frontEnd.environment().passes(ruling, frontEnd.machine(), peer, invite.callId())) {
            return false;
        }
        frontEnd.answer(
                exchange, invite.respond(403).set(Headers.RULE, ruling.rule().id()));
        return true;
    }

    /**
     * The user who transfers the call, on whose behalf it is routed. [MS-OCER] 12009 speaks of a referrer, whose policy counts; that
     * dial plan and voice policy are the referrer's is assumed. Only a Mediation Server is believed.
     */
    private Optional<User> referrerOf(String peer, SipRequest invite) {
        return MediationEndpoint.find(frontEnd.deployment().topology(), peer)
                .flatMap(server -> invite.address(Referrals.REFERRED_BY))
                .flatMap(by -> frontEnd.deployment().users().find(by.user()))
                .filter(user -> frontEnd.deployment().poolOf(user).isPresent());
    }

    /** What its Mediation Server says; nobody else's word counts. */
    private Optional<Trunk> arrivedBy(String peer, SipRequest invite) {
        var topology = frontEnd.deployment().topology();
        return MediationEndpoint.find(topology, peer)
                .flatMap(server -> invite.header(Headers.TRUNK)
                        .flatMap(topology::findTrunk)
                        .filter(trunk -> trunk.mediationServer().equalsIgnoreCase(server.name())));
    }
}
