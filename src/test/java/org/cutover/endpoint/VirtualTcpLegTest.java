package org.cutover.endpoint;

import org.cutover.topology.Transport;

class VirtualTcpLegTest extends VirtualLegContract {

    @Override
    Transport transport() {
        return Transport.TCP;
    }
}
