package org.cutover.routing;

import java.util.List;
import java.util.Optional;
import org.cutover.topology.MediationServer;
import org.cutover.topology.Topology;
import org.cutover.topology.Trunk;

/** Which trunk configuration a Mediation Server goes by, whatever its generation. */
public final class TrunkConfigurations {

    private final Topology topology;
    private final VoiceConfiguration ocs;
    private final VoiceConfiguration lync;
    private final boolean timed;

    public TrunkConfigurations(Topology topology, VoiceConfiguration ocs, VoiceConfiguration lync) {
        this(topology, ocs, lync, true);
    }

    private TrunkConfigurations(Topology topology, VoiceConfiguration ocs, VoiceConfiguration lync, boolean timed) {
        this.topology = topology;
        this.ocs = ocs;
        this.lync = lync;
        this.timed = timed;
    }

    /**
     * These as a Front End of OCS 2007 R2 goes by them. The timer of fast failover is one of the Front End, and no source has it
     * before Lync Server 2010.
     */
    public TrunkConfigurations untimed() {
        return new TrunkConfigurations(topology, ocs, lync, false);
    }

    /**
     * The configuration in force for calls over a trunk. An OCS 2007 R2 Mediation Server has but one of these settings:
     * RemovePlusFromRequestURI.
     *
     * @param trunk empty for a Mediation Server that has none
     */
    public TrunkConfiguration of(MediationServer server, Optional<Trunk> trunk) {
        var configuration = inForce(server, trunk);
        return timed ? configuration : configuration.untimed();
    }

    private TrunkConfiguration inForce(MediationServer server, Optional<Trunk> trunk) {
        if (server.release().legacy()) {
            return new TrunkConfiguration(
                    Scope.GLOBAL,
                    List.of(),
                    List.of(),
                    List.of(),
                    ocs.settings().of(server.name()).removePlus(),
                    true,
                    false,
                    false,
                    List.of());
        }
        return trunk.flatMap(one -> topology.findGateway(one.gateway())
                        .map(gateway -> lync.trunkConfigurationFor(one.name(), gateway)))
                .orElse(TrunkConfiguration.DEFAULT);
    }
}
