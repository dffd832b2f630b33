package org.cutover.endpoint;

import org.cutover.topology.Transport;

class VirtualUdpLegTest extends VirtualLegContract {

    @Override
    Transport transport() {
        return Transport.UDP;
    }
}
