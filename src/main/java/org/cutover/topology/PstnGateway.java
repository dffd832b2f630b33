package org.cutover.topology;

/**
 * A PSTN gateway, or what stands in its place: an IP-PBX or a session border controller.
 *
 * @param name its FQDN
 * @param certifiedFor the release its maker certified it for
 * @param listener where it listens for Mediation Servers
 * @param inboundTrunk the trunk by which it hands over calls from the PSTN; empty if it is told of none. This is set on the
 *     gateway itself, not in the topology
 */
public record PstnGateway(String name, String site, Release certifiedFor, Listener listener, String inboundTrunk)
        implements Named {

    public PstnGateway {
        Fqdn.require(name, "gateway");
    }

    public PstnGateway pointedAt(String trunk) {
        return new PstnGateway(name, site, certifiedFor, listener, trunk);
    }

    public PstnGateway certifiedFor(Release release) {
        return new PstnGateway(name, site, release, listener, inboundTrunk);
    }
}
