package org.cutover.sip;

class LiveBadInputTest extends BadInputContract {

    @Override
    World newWorld() {
        return World.live(PortPlan.EPHEMERAL);
    }
}
