package org.cutover.endpoint;

import java.util.Set;
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
}
