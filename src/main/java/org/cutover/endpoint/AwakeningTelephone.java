package org.cutover.endpoint;

import java.time.Duration;

/** A telephone that sees to it, before it calls, that both ends are signed in. */
record AwakeningTelephone(Phones phones, Telephone telephone) implements Telephone {

    @Override
    public String name() {
        return telephone.name();
    }

    @Override
    public PlacedCall dialAs(String as, String to) {
        phones.awaken(name(), to);
        return telephone.dialAs(as, to);
    }

    @Override
    public void behave(Manner manner, Duration after) {
        telephone.behave(manner, after);
    }

    @Override
    public void answer() {
        telephone.answer();
    }

    @Override
    public void leavesOffer(boolean leaves) {
        telephone.leavesOffer(leaves);
    }

    @Override
    public void divertedBy(String number) {
        telephone.divertedBy(number);
    }

    @Override
    public void withholds(boolean withheld) {
        telephone.withholds(withheld);
    }

    @Override
    public void hold(Hold how) {
        telephone.hold(how);
    }

    @Override
    public void resume(Hold how) {
        telephone.resume(how);
    }

    @Override
    public void hangUp() {
        telephone.hangUp();
    }

    @Override
    public void clear(int cause) {
        telephone.clear(cause);
    }
}
