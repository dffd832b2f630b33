package org.cutover.call;

import java.util.List;

/**
 * One call through a back-to-back user agent: two legs, each with signalling of its own (RFC 3261 section 6).
 *
 * <p>A Mediation Server joins two SIP dialogs; a gateway joins a SIP dialog and a circuit. Both behave like this, and each
 * carries out the effects in its own way.
 */
public record MediatedCall(State state) {

    /** The leg that came in is answered for what the leg that went out does. */
    public enum Leg {
        INCOMING,
        OUTGOING
    }

    public enum State {
        /** The outgoing leg is invited. */
        CALLING,
        /** It rings. */
        RINGING,
        /** Both legs stand. */
        ANSWERED,
        /** The caller gave up; the outgoing leg has been told, and its last word is awaited. */
        GIVEN_UP,
        ENDED
    }

    /** Something to do on one of the legs. */
    public sealed interface Effect {}

    /** Passes a provisional response back: 180 to 199. */
    public record PassProvisional(int status) implements Effect {}

    /** Answers the incoming leg. */
    public record Answer() implements Effect {}

    /** Refuses the incoming leg. */
    public record Reject(int status) implements Effect {}

    /** Gives up the outgoing leg, which has not been answered. */
    public record Cancel() implements Effect {}

    /** Ends a leg that stands. */
    public record Hangup(Leg leg) implements Effect {}

    /** The call after an event, and what is to be done. */
    public record Next(MediatedCall call, List<Effect> effects) {}

    /** The outgoing leg has just been invited. */
    public static MediatedCall calling() {
        return new MediatedCall(State.CALLING);
    }

    /**
     * RFC 3261 section 21.1.1: 100 Trying goes one hop; 180 to 199 are passed on. 101 is what servers tell each other
     * with ms-diagnostics, and means nothing to a gateway.
     */
    public Next onProvisional(int status) {
        var early = state == State.CALLING || state == State.RINGING;
        if (!early || status < 180) {
            return stay();
        }
        return to(State.RINGING, new PassProvisional(status));
    }

    /** The outgoing leg answered. A caller who gave up meanwhile does not want it any more. */
    public Next onAnswered() {
        return switch (state) {
            case CALLING, RINGING -> to(State.ANSWERED, new Answer());
            case GIVEN_UP -> to(State.ENDED, new Hangup(Leg.OUTGOING));
            case ANSWERED, ENDED -> stay();
        };
    }

    /**
     * The outgoing leg failed.
     *
     * @param status 300 to 699: what the incoming leg is told
     */
    public Next onFailed(int status) {
        return switch (state) {
            case CALLING, RINGING -> to(State.ENDED, new Reject(status));
            case GIVEN_UP -> to(State.ENDED);
            case ANSWERED, ENDED -> stay();
        };
    }

    /** The caller gave up: RFC 3261 section 9.2 has the incoming INVITE answered with 487 whatever the outgoing leg does. */
    public Next onGivenUp() {
        return switch (state) {
            case CALLING, RINGING -> to(State.GIVEN_UP, new Cancel(), new Reject(487));
            case ANSWERED, GIVEN_UP, ENDED -> stay();
        };
    }

    /** One party hung up; BYEs that cross find the call ended. */
    public Next onHangup(Leg by) {
        var other = by == Leg.INCOMING ? Leg.OUTGOING : Leg.INCOMING;
        return state == State.ANSWERED ? to(State.ENDED, new Hangup(other)) : stay();
    }

    private Next stay() {
        return new Next(this, List.of());
    }

    private static Next to(State next, Effect... effects) {
        return new Next(new MediatedCall(next), List.of(effects));
    }
}
