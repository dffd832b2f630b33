package org.cutover.endpoint;

import java.util.List;
import org.cutover.call.Extensions;
import org.cutover.sip.SipResponse;

/**
 * A call that a gateway sends back to the Mediation Server it is pointed at, as one does that routes between its IP sides. It is a
 * back-to-back user agent then, and counts hops (RFC 7332).
 */
record Hairpin(GatewayEndpoint gateway, CalledLeg incoming, GatewaySkills skills) {

    private static final int INCOMING_MEDIA = 16_390;
    private static final int OUTGOING_MEDIA = 16_392;
    private static final List<String> CARRIED =
            List.of(Headers.PRIVACY, Headers.ASSERTED, Headers.HISTORY, Headers.PRIORITY);

    /** What was said to the gateway it says itself. */
    private static final MediatedLegs.Failures AS_IT_CAME = new MediatedLegs.Failures() {
        @Override
        public int taken(SipResponse response) {
            return response.status();
        }

        @Override
        public SipResponse.Builder told(SipResponse response, SipResponse.Builder refusal) {
            return refusal;
        }
    };

    void sendBack() {
        var from = incoming.invite();
        var ways = gateway.waysIn();
        var hops = InDialogProxy.maxForwards(from);
        if (ways.isEmpty() || hops < 1) {
            incoming.reject(ways.isEmpty() ? 404 : 483);
            return;
        }
        var agent = gateway.agent();
        var invite = agent.inviteNumber(
                        Dialled.in(from.fromUri()),
                        gateway.name(),
                        Dialled.in(from.requestUri()),
                        ways.get(0).member())
                .set("Max-Forwards", Integer.toString(hops - 1));
        if (Withheld.by(from)) {
            Withheld.anonymous(invite, agent.node().newTag());
        }
        var local = gateway.local();
        var extensions = skills.extensions();
        var mediation = new Mediation(
                gateway.audio(INCOMING_MEDIA, skills, incoming.local),
                gateway.audio(OUTGOING_MEDIA, skills, ways.get(0).hop()),
                List.of(),
                extensions,
                Extensions.USUAL,
                Integer.MAX_VALUE);
        new MediatedLegs(agent, incoming, AS_IT_CAME, mediation, () -> {})
                .callOut(
                        Headers.copy(CARRIED, from, invite),
                        local,
                        WaysIn.WayIn.hops(ways),
                        agent.contact(gateway.name(), local),
                        MediatedLegs.HAIRPIN);
    }
}
