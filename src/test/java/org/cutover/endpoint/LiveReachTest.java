package org.cutover.endpoint;

class LiveReachTest extends ReachContract {
    @Override
    Testbed.World world() {
        return Testbed.World.LIVE_ON_FREE_PORTS;
    }
}
