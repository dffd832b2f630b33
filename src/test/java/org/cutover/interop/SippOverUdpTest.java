package org.cutover.interop;

import org.cutover.topology.Transport;

class SippOverUdpTest extends SippContract {

    @Override
    Transport transport() {
        return Transport.UDP;
    }
}
