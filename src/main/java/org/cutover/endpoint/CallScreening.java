package org.cutover.endpoint;

import org.cutover.call.CauseMap;
import org.cutover.topology.CallRefusal;
import org.cutover.topology.MediationServer;
import org.cutover.topology.PstnGateway;
import org.cutover.topology.Shortcoming;

/** Which calls of Mediation Servers a gateway turns away before it sets anything up, and what it says to them. */
record CallScreening(Environment environment, GatewayInForce gateway) {

    /**
     * Whether it turns a call away; the call has its answer then.
     *
     * @param calls how many the gateway has
     */
    boolean turnsAway(CalledLeg leg, int calls) {
        var server = MediationEndpoint.find(environment.deployment().topology(), leg.peer());
        var self = gateway.find();
        if (server.isEmpty() || self.isEmpty() || !gateway.accepts(leg.peer())) {
            // What a gateway says to those it does not take calls from is assumed.
            leg.reject(403);
            return true;
        }
        if (refusesUncertified(leg, server.get(), self.get())) {
            return true;
        }
        var refusal = gateway.manner().refusal();
        if (refusal.isPresent()) {
            refuse(leg, refusal.get());
            return true;
        }
        if (gateway.isFull(calls)) {
            refuse(leg, CallRefusal.clearing(self.get().settings().fullCause()));
            return true;
        }
        var plus = gateway.skillsAt(leg.peer()).abilities().plus();
        if (!plus && Dialled.in(leg.invite().requestUri()).startsWith("+")) {
            // Address incomplete, as of digits that the numbering plan does not have.
            refuse(leg, CallRefusal.clearing(CauseMap.INVALID_NUMBER));
            return true;
        }
        return false;
    }

    /** Whether a call of a Mediation Server for which it is not certified is refused; if not, that it is not is recorded. */
    private boolean refusesUncertified(CalledLeg leg, MediationServer server, PstnGateway self) {
        var ruling = gateway.rulingOf(server, self);
        if (!ruling.refuses() || !self.makesDo()) {
            var refused = !environment.passes(ruling, self.name(), leg.peer(), leg.callId());
            if (refused) {
                leg.reject(leg.invite()
                        .respond(403)
                        .set(Headers.RULE, ruling.rule().id()));
            }
            return refused;
        }
        environment.unsupported(ruling, self, self.name(), leg.peer(), leg.callId());
        var first = server.servers().get(0);
        var stranger = self.settings().conduct().whenUncertified().contains(Shortcoming.ONE_SOURCE)
                && !first.equalsIgnoreCase(MediationEndpoint.machineOf(leg.peer()));
        if (stranger) {
            leg.reject(403);
        }
        return stranger;
    }

    private void refuse(CalledLeg leg, CallRefusal how) {
        var refusal = leg.invite().respond(how.status() == 0 ? gateway.causes().statusOf(how.cause()) : how.status());
        if (how.cause() >= 0) {
            refusal.set("Reason", Headers.reason(how.cause(), CauseMap.describe(how.cause())));
        }
        if (!how.retryAfter().isZero()) {
            refusal.set("Retry-After", Long.toString(how.retryAfter().toSeconds()));
        }
        leg.reject(refusal);
    }
}
