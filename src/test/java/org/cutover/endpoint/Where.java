package org.cutover.endpoint;

import org.cutover.deployment.Deployment;
import org.cutover.sip.PortPlan;
import org.cutover.sip.Security;
import org.cutover.sip.World;
import org.cutover.topology.Transport;

/** Where a contract runs: what trunks and legs go over, and in which world. */
enum Where {
    VIRTUAL_UDP(Transport.UDP),
    VIRTUAL_TCP(Transport.TCP),
    VIRTUAL_TLS(Transport.TLS),
    LIVE_UDP(Transport.UDP),
    LIVE_TCP(Transport.TCP),
    LIVE_TLS(Transport.TLS);

    private final Transport transport;

    Where(Transport transport) {
        this.transport = transport;
    }

    Transport transport() {
        return transport;
    }

    private boolean isLive() {
        return name().startsWith("LIVE");
    }

    /** Of a testbed; with TLS where that is what trunks go over. */
    Testbed.World world() {
        if (isLive()) {
            return Testbed.World.LIVE_ON_FREE_PORTS;
        }
        return transport == Transport.TLS ? Testbed.World.VIRTUAL_WITH_TLS : Testbed.World.VIRTUAL;
    }

    /** Of nodes without a testbed. */
    World wires() {
        return isLive() ? World.live(PortPlan.EPHEMERAL) : World.virtual(7, Security.REAL);
    }

    /** The estate with trunks as they are here. */
    Deployment trunksOf(Deployment deployment) {
        return Trunks.over(transport, deployment);
    }
}
