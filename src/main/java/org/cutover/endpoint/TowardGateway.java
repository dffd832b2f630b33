package org.cutover.endpoint;

import java.util.Optional;
import org.cutover.call.HeaderMapping;
import org.cutover.call.HeaderMapping.Of;
import org.cutover.call.HeaderMapping.Way;
import org.cutover.diagnostics.Condition;
import org.cutover.journal.JournalEvent;
import org.cutover.routing.TrunkConfiguration;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipResponse;
import org.cutover.topology.MediationServer;
import org.cutover.topology.PstnGateway;
import org.cutover.topology.Trunk;

/** What a Mediation Server does with calls from its pools: out to a gateway, by the configuration of the trunk. */
final class TowardGateway {

    private final MediationEndpoint mediation;

    TowardGateway(MediationEndpoint mediation) {
        this.mediation = mediation;
    }

    void take(MediationServer self, CalledLeg leg) {
        var topology = mediation.topology();
        var pool = topology.pools().stream()
                .filter(known -> known.servers().contains(leg.peer()))
                .findFirst();
        if (pool.isEmpty()) {
            leg.reject(403);
            return;
        }
        var environment = mediation.environment();
        var trunk = trunkFor(self, leg);
        var ruling = environment
                .rules()
                .poolToMediationServer(pool.get().release(), self.release())
                .forCall(trunk.map(topology::leadsToDefaultGateway).orElse(true));
        if (mediation.refuses(ruling, leg)) {
            return;
        }
        var gateway = trunk.flatMap(found -> topology.findGateway(found.gateway()));
        if (gateway.isEmpty()) {
            mediation.fail(leg, Condition.NO_TRUNK);
            return;
        }
        var configuration = environment.routing().configurationOf(self, trunk);
        var local = environment
                .addresses()
                .hop(
                        mediation.machine(),
                        environment
                                .addresses()
                                .facing(gateway.get().name(), trunk.get().mediationListener()));
        var to = environment.addresses().hop(gateway.get().name(), trunk.get().seeks(gateway.get()));
        var invite = invite(leg.invite(), configuration, gateway.get());
        mediation.joinToGateway(
                leg,
                invite,
                local,
                to,
                new Refusal(leg.callId(), configuration, gateway.get()),
                new MediationEndpoint.Over(trunk.get(), configuration));
    }

    /** The trunk the Front End asks for; a caller that knows no trunks gets the default one. */
    private Optional<Trunk> trunkFor(MediationServer self, CalledLeg leg) {
        var topology = mediation.topology();
        var asked = leg.invite().header(Headers.TRUNK).flatMap(topology::findTrunk);
        return asked.isPresent()
                ? asked
                : topology.trunksOf(self.name()).stream().findFirst();
    }

    private SipRequest.Builder invite(SipRequest from, TrunkConfiguration configuration, PstnGateway gateway) {
        var called = Dialled.in(from.requestUri());
        var outward = configuration.outward(called, CallerNumber.of(from));
        var carried = CallerNumber.isOfStranger(from) && Withheld.by(from)
                ? configuration.carried().ofAnonymous()
                : configuration.carried();
        return mediation.invite(
                from,
                outward.calling(),
                outward.called(),
                gateway.name(),
                HeaderMapping.carried(Of.INVITE, Way.TO_GATEWAY, carried));
    }

    /** How a gateway's refusal is taken, and what the pool hears of it. */
    private final class Refusal implements MediatedLegs.Failures {

        private final String callId;
        private final TrunkConfiguration configuration;
        private final PstnGateway gateway;

        Refusal(String callId, TrunkConfiguration configuration, PstnGateway gateway) {
            this.callId = callId;
            this.configuration = configuration;
            this.gateway = gateway;
        }

        @Override
        public int taken(SipResponse response) {
            return configuration.taken(response.status(), Headers.cause(response));
        }

        /** [MS-OCER] numbers a gateway's response 10000 plus its status. */
        @Override
        public SipResponse.Builder told(SipResponse response, SipResponse.Builder refusal) {
            recordTranslation(response.status(), Headers.cause(response));
            var diagnostic = mediation.environment().diagnostics().of(Condition.GATEWAY_FAILED);
            return refusal.add(
                    Headers.DIAGNOSTICS,
                    Headers.diagnostics(
                            diagnostic.id() + response.status(),
                            mediation.machine(),
                            "%s %d %s".formatted(diagnostic.reason(), response.status(), response.reason()),
                            "SipResponseCode",
                            Integer.toString(response.status()),
                            "SipResponseText",
                            response.reason(),
                            "GatewayFqdn",
                            gateway.name()));
        }

        private void recordTranslation(int status, int cause) {
            configuration
                    .ruleFor(status, cause)
                    .map(rule -> new JournalEvent.Translated(
                            mediation.name(), callId, status, cause, rule.translated(), rule.name()))
                    .ifPresent(mediation.environment().journal()::record);
        }
    }
}
