package org.cutover.sip;

class VirtualBadInputTest extends BadInputContract {

    @Override
    World newWorld() {
        return World.virtual(1);
    }
}
