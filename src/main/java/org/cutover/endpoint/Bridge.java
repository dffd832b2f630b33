package org.cutover.endpoint;

import org.cutover.call.MediatedCall;

/**
 * Carries out what a {@link MediatedCall} decides, on the two legs that a Mediation Server or a gateway joins, whatever these
 * are made of.
 */
final class Bridge {

    /** The two legs. */
    interface Legs {
        /** Passes a provisional response back on the incoming leg. */
        void provisional(int status);

        /** Answers the incoming leg. */
        void answer();

        /** Refuses the incoming leg. */
        void reject(int status);

        /** Gives up the outgoing leg. */
        void cancel();

        void hangUp(MediatedCall.Leg leg);
    }

    private final Legs legs;
    private MediatedCall call = MediatedCall.calling();

    Bridge(Legs legs) {
        this.legs = legs;
    }

    void onProvisional(int status) {
        carryOut(call.onProvisional(status));
    }

    void onAnswered() {
        carryOut(call.onAnswered());
    }

    void onFailed(int status) {
        carryOut(call.onFailed(status));
    }

    void onGivenUp() {
        carryOut(call.onGivenUp());
    }

    void onHangup(MediatedCall.Leg by) {
        carryOut(call.onHangup(by));
    }

    private void carryOut(MediatedCall.Next next) {
        call = next.call();
        for (var effect : next.effects()) {
            if (effect instanceof MediatedCall.PassProvisional pass) {
                legs.provisional(pass.status());
            } else if (effect instanceof MediatedCall.Answer) {
                legs.answer();
            } else if (effect instanceof MediatedCall.Reject reject) {
                legs.reject(reject.status());
            } else if (effect instanceof MediatedCall.Cancel) {
                legs.cancel();
            } else if (effect instanceof MediatedCall.Hangup hangup) {
                legs.hangUp(hangup.leg());
            }
        }
    }
}
