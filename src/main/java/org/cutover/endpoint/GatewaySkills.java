package org.cutover.endpoint;

import java.util.List;
import java.util.Set;
import org.cutover.call.Extensions;
import org.cutover.call.SessionDescription;
import org.cutover.call.SessionDescription.Encryption;
import org.cutover.call.SessionTimer;
import org.cutover.sip.Hop;
import org.cutover.topology.GatewaySessions;
import org.cutover.topology.GatewaySettings.Abilities;
import org.cutover.topology.Reliability;
import org.cutover.topology.Shortcoming;

/** What a gateway can do in one call, and how it does it. */
record GatewaySkills(GatewaySessions sessions, Abilities abilities) {

    /** At a Mediation Server for which it is not certified. */
    GatewaySkills without(Set<Shortcoming> lacks) {
        return new GatewaySkills(
                lacks.contains(Shortcoming.NO_PRACK) ? sessions.with(Reliability.NO) : sessions,
                new Abilities(
                        abilities.plus() && !lacks.contains(Shortcoming.NO_PLUS),
                        abilities.srtp() && !lacks.contains(Shortcoming.NO_SRTP),
                        abilities.telephoneEvent(),
                        abilities.referRefusal()));
    }

    /** Which extensions of SIP it uses. */
    Extensions extensions() {
        return new Extensions(
                sessions.reliability(), new SessionTimer.Wish(sessions.sessionTimer(), sessions.leastTimer()));
    }

    /** The formats of its audio, best first. */
    List<SessionDescription.Format> formats() {
        return SessionDescription.GATEWAY.stream()
                .filter(format -> sessions.comfortNoise() || !format.equals(SessionDescription.COMFORT_NOISE))
                .filter(format -> abilities.telephoneEvent() || !format.equals(SessionDescription.TELEPHONE_EVENT))
                .toList();
    }

    /** @param hop over which the call is signalled */
    Encryption.Mode encryption(Hop hop) {
        if (!abilities.srtp()) {
            return Encryption.Mode.NONE;
        }
        if (sessions.requiresSrtp()) {
            return Encryption.Mode.REQUIRED;
        }
        return hop.transport().equals("tls") ? Encryption.Mode.OPTIONAL : Encryption.Mode.NONE;
    }
}
