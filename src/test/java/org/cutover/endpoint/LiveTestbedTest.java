package org.cutover.endpoint;

class LiveTestbedTest extends TestbedContract {

    @Override
    Testbed.World world() {
        return Testbed.World.LIVE_ON_FREE_PORTS;
    }
}
