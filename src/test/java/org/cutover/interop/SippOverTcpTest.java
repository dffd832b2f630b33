package org.cutover.interop;

import org.cutover.topology.Transport;

class SippOverTcpTest extends SippContract {

    @Override
    Transport transport() {
        return Transport.TCP;
    }
}
