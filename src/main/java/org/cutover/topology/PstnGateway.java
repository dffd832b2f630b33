package org.cutover.topology;

import java.util.Optional;

/**
 * A PSTN gateway, or what stands in its place: an IP-PBX or a session border controller.
 *
 * @param name its FQDN
 * @param certifiedFor the release its maker certified it for
 * @param listener where it listens for Mediation Servers
 * @param inboundTrunk the trunk by which it hands over calls from the PSTN; empty if it is told of none. This is set on the
 *     gateway itself, not in the topology
 * @param settings what else is set on it
 */
public record PstnGateway(
        String name,
        String site,
        Release certifiedFor,
        Listener listener,
        String inboundTrunk,
        GatewaySettings settings)
        implements Named {

    public PstnGateway {
        Fqdn.require(name, "gateway");
    }

    /** One of which nothing else is said. */
    public PstnGateway(String name, String site, Release certifiedFor, Listener listener, String inboundTrunk) {
        this(name, site, certifiedFor, listener, inboundTrunk, GatewaySettings.USUAL);
    }

    /** Pointed at the Mediation Server of a trunk. */
    public PstnGateway pointedAt(String trunk) {
        return new PstnGateway(name, site, certifiedFor, listener, trunk, settings.pointedAt(Optional.empty()));
    }

    /** Pointed at a Mediation Server, whether or not there is a trunk to it. */
    public PstnGateway pointedAt(NextHop hop) {
        return new PstnGateway(name, site, certifiedFor, listener, "", settings.pointedAt(Optional.of(hop)));
    }

    /** Whether it cannot speak TLS, wherever it listens for it. */
    public boolean lacksTls() {
        return settings.conduct().whenUncertified().contains(Shortcoming.NO_TLS);
    }

    /** Whether it takes calls at a Mediation Server for whose release it is not certified, as best it can. */
    public boolean makesDo() {
        return !settings.conduct().whenUncertified().contains(Shortcoming.REFUSES_CALLS);
    }

    public PstnGateway certifiedFor(Release release) {
        return new PstnGateway(name, site, release, listener, inboundTrunk, settings);
    }
}
