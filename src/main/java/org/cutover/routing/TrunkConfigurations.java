package org.cutover.routing;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cutover.topology.MediationServer;
import org.cutover.topology.Release;
import org.cutover.topology.Topology;
import org.cutover.topology.Trunk;

/** Which trunk configuration a Mediation Server goes by, whatever its generation. */
public final class TrunkConfigurations {

    private final Topology topology;
    private final VoiceConfiguration ocs;
    private final VoiceConfiguration lync;
    private final Function<Release, Set<String>> lacking;
    private final boolean timed;

    /** @param lacking the names of the settings that a release does not have; where they stand they count for nothing */
    public TrunkConfigurations(
            Topology topology,
            VoiceConfiguration ocs,
            VoiceConfiguration lync,
            Function<Release, Set<String>> lacking) {
        this(topology, ocs, lync, lacking, true);
    }

    private TrunkConfigurations(
            Topology topology,
            VoiceConfiguration ocs,
            VoiceConfiguration lync,
            Function<Release, Set<String>> lacking,
            boolean timed) {
        this.topology = topology;
        this.ocs = ocs;
        this.lync = lync;
        this.lacking = lacking;
        this.timed = timed;
    }

    /**
     * These as a Front End of OCS 2007 R2 goes by them. The timer of fast failover is one of the Front End, and no source has it
     * before Lync Server 2010.
     */
    public TrunkConfigurations untimed() {
        return new TrunkConfigurations(topology, ocs, lync, lacking, false);
    }

    /**
     * The configuration in force for calls over a trunk.
     *
     * @param trunk empty for a Mediation Server that has none
     */
    public TrunkConfiguration of(MediationServer server, Optional<Trunk> trunk) {
        var configuration = inForce(server, trunk);
        return timed ? configuration : configuration.untimed();
    }

    private TrunkConfiguration inForce(MediationServer server, Optional<Trunk> trunk) {
        if (server.release().legacy()) {
            return TrunkConfiguration.legacy(ocs.settings().of(server.name()).removePlus());
        }
        return trunk.flatMap(one -> topology.findGateway(one.gateway())
                        .map(gateway -> lync.trunkConfigurationFor(one.name(), gateway)))
                .map(configured -> configured.without(lacking.apply(server.release())))
                .orElse(TrunkConfiguration.DEFAULT);
    }
}
