package org.cutover.endpoint;

import java.util.ArrayList;
import java.util.List;
import org.cutover.call.HeaderMapping;
import org.cutover.call.HeaderMapping.Of;
import org.cutover.call.HeaderMapping.Way;
import org.cutover.diagnostics.Condition;
import org.cutover.journal.JournalEvent;
import org.cutover.routing.Arrival;
import org.cutover.routing.RouteStep;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipResponse;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.MediationServer;

/** What a Mediation Server does with calls from its gateways: on to the pool that is its next hop. */
final class TowardPool {

    private final MediationEndpoint mediation;

    TowardPool(MediationEndpoint mediation) {
        this.mediation = mediation;
    }

    void take(MediationServer self, CalledLeg leg) {
        var topology = mediation.topology();
        var port = leg.local.port();
        var trunk = topology.trunksOf(self.name()).stream()
                .filter(known -> known.gateway().equalsIgnoreCase(leg.peer()))
                .filter(known -> known.mediationListener().port() == port)
                .findFirst();
        var gateway = trunk.flatMap(known -> topology.findGateway(known.gateway()));
        if (gateway.isEmpty()) {
            mediation.fail(leg, Condition.GATEWAY_UNKNOWN);
            return;
        }
        var environment = mediation.environment();
        var ruling = environment
                .rules()
                .mediationServerToGateway(self.release(), gateway.get().certifiedFor());
        if (ruling.refuses() && gateway.get().makesDo()) {
            environment.unsupported(ruling, gateway.get(), mediation.name(), leg.peer(), leg.callId());
        } else if (mediation.refuses(ruling, leg)) {
            return;
        }
        var pool = topology.findPool(self.nextHop());
        if (pool.isEmpty()) {
            leg.reject(503);
            return;
        }
        var arrival = environment
                .routing()
                .arrival(
                        self,
                        trunk.get(),
                        Dialled.in(leg.invite().requestUri()),
                        Dialled.in(leg.invite().fromUri()));
        var local = environment.addresses().hop(mediation.machine(), self.poolSide());
        var to = mediation.serversOf(pool.get(), self);
        var configuration = environment.routing().configurationOf(self, trunk);
        var invite = mediation
                .invite(
                        leg.invite(),
                        arrival.calling(),
                        arrival.called(),
                        pool.get().name(),
                        HeaderMapping.carried(Of.INVITE, Way.TO_POOL, configuration.carried()))
                .set(Headers.TRUNK, trunk.get().name());
        var referrer = mediation.transfers().referrerOf(leg.invite());
        if (referrer.isPresent()) {
            invite = referred(leg.invite(), invite, referrer.get(), pool.get());
        } else if (!arrival.phoneContext().isEmpty()) {
            invite.uri("sip:%s;phone-context=%s@%s;user=phone"
                    .formatted(
                            Dialled.escaped(arrival.called()),
                            Dialled.escaped(arrival.phoneContext()),
                            pool.get().name()));
        }
        if (referrer.isEmpty()) {
            record(leg, arrival);
        }
        mediation.joinToPool(
                leg, invite, local, to, new Refusal(), new MediationEndpoint.Over(trunk.get(), configuration));
    }

    /** A gateway calls back, as it was asked to: what is called stays as the one who asked for it has it. */
    private static SipRequest.Builder referred(
            SipRequest from, SipRequest.Builder invite, String referrer, FrontEndPool pool) {
        var called = from.requestUri();
        var context = called.userParameters().get("phone-context");
        var user = Dialled.escaped(Dialled.in(called)) + (context == null ? "" : ";phone-context=" + context);
        var uri = "sip:" + user + "@" + pool.name() + ";user=phone";
        return Headers.copy(List.of(Referrals.REPLACES), from, invite)
                .uri(uri)
                .set("To", "<" + uri + ">")
                .set(Referrals.REFERRED_BY, referrer);
    }

    /** What is done to the numbers; nothing where that is nothing. */
    private void record(CalledLeg leg, Arrival arrival) {
        var before = Dialled.in(leg.invite().requestUri());
        var said = new ArrayList<String>();
        if (!arrival.called().equals(before)) {
            said.add("%s becomes %s".formatted(before, arrival.called()));
        }
        if (!arrival.phoneContext().isEmpty()) {
            said.add("%s is in the context of %s".formatted(before, arrival.phoneContext()));
        }
        if (!said.isEmpty()) {
            mediation
                    .environment()
                    .journal()
                    .record(new JournalEvent.Routed(
                            mediation.name(),
                            leg.callId(),
                            true,
                            String.join(", ", said),
                            arrival.steps().stream().map(RouteStep::describe).toList()));
        }
    }

    /** What a gateway hears of a call that the pool did not put through. */
    private final class Refusal implements MediatedLegs.Failures {

        @Override
        public int taken(SipResponse response) {
            return response.status();
        }

        /** A trace of a Lync Server 2013 Mediation Server has the pool's own diagnostics first. */
        @Override
        public SipResponse.Builder told(SipResponse response, SipResponse.Builder refusal) {
            var diagnostic = mediation.environment().diagnostics().of(Condition.PROXY_FAILED);
            return Headers.copy(List.of(Headers.DIAGNOSTICS), response, refusal)
                    .add(
                            Headers.DIAGNOSTICS,
                            Headers.diagnostics(
                                    diagnostic.id(),
                                    mediation.machine(),
                                    diagnostic.reason(),
                                    "component",
                                    "MediationServer",
                                    "SipResponseCode",
                                    Integer.toString(response.status()),
                                    "SipResponseText",
                                    response.reason()));
        }
    }
}
