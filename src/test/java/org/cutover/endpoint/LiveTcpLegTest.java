package org.cutover.endpoint;

import org.cutover.sip.PortPlan;
import org.cutover.sip.World;
import org.cutover.topology.Transport;

class LiveTcpLegTest extends LegContract {

    @Override
    World newWorld() {
        return World.live(PortPlan.EPHEMERAL);
    }

    @Override
    Transport transport() {
        return Transport.TCP;
    }
}
