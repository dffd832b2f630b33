package org.cutover.topology;

import java.util.Optional;

/**
 * A product release: what it is, the ports it uses by default, how it announces itself, what its topology allows.
 *
 * @param id how files name it: {@code ocs-2007-r2}
 * @param fullName as on the box: {@code Office Communications Server 2007 R2}
 * @param shortName as in sentences: {@code OCS 2007 R2}
 * @param legacy whether it keeps its configuration in Active Directory and WMI, and so reaches a later release only by the
 *     Merge wizard
 * @param signatures how its components announce themselves
 * @param collocatesMediation whether a Front End pool may run the Mediation Server itself
 * @param gatewaysPerMediationServer how many gateways one Mediation Server may have; 0 where there is no limit
 * @param trunksPerPair how many trunks may join one Mediation Server with one gateway; 0 where there is no limit
 * @param polling how its Mediation Servers watch gateways where they are let; empty if no source says that they do
 */
public record Release(
        String id,
        String fullName,
        String shortName,
        boolean legacy,
        Ports ports,
        Signatures signatures,
        boolean collocatesMediation,
        int gatewaysPerMediationServer,
        int trunksPerPair,
        Optional<Polling> polling)
        implements Named {

    /**
     * The ports a release uses unless told otherwise.
     *
     * @param frontEnd where a Front End listens
     * @param mediationPoolSide where a Mediation Server listens for its pools
     * @param mediationGatewaySide where a Mediation Server listens for gateways
     * @param gateway where a gateway of this release's time listens for the Mediation Server
     * @param media the ports that a Mediation Server's offers and answers name
     */
    public record Ports(
            Listener frontEnd,
            Listener mediationPoolSide,
            Listener mediationGatewaySide,
            Listener gateway,
            PortRange media) {}

    /** Values of the {@code User-Agent} and {@code Server} headers. */
    public record Signatures(String frontEnd, String mediationServer, String client) {}

    /** One whose Mediation Servers watch no gateway. */
    public Release(
            String id,
            String fullName,
            String shortName,
            boolean legacy,
            Ports ports,
            Signatures signatures,
            boolean collocatesMediation,
            int gatewaysPerMediationServer,
            int trunksPerPair) {
        this(
                id,
                fullName,
                shortName,
                legacy,
                ports,
                signatures,
                collocatesMediation,
                gatewaysPerMediationServer,
                trunksPerPair,
                Optional.empty());
    }

    @Override
    public String name() {
        return id;
    }
}
