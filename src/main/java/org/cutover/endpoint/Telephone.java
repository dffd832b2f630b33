package org.cutover.endpoint;

import java.time.Duration;
import org.cutover.call.SessionDescription;
import org.cutover.topology.PstnNumber;

/** A telephone in somebody's hand: a user's phone, or one on the public network. May be used from any thread. */
public interface Telephone {

    /** What it does by itself when it is called. */
    enum Manner {
        /** Rings, and answers after a while. */
        ANSWERS,
        /** Is busy. */
        BUSY,
        /** Rings until the caller gives up or {@link #answer} is called. */
        RINGS,
        /** The carrier knows no such number. */
        UNALLOCATED;

        /** What a number of the carrier does by itself. */
        public static Manner of(PstnNumber.Manner usual) {
            return switch (usual) {
                case ANSWERS -> ANSWERS;
                case BUSY -> BUSY;
                case NEVER_ANSWERS -> RINGS;
                case UNALLOCATED -> UNALLOCATED;
            };
        }
    }

    /**
     * How a phone puts the other end on hold.
     *
     * @param silent whether it sends nothing either: {@code inactive}, and not {@code sendonly}
     * @param byUpdate by UPDATE (RFC 3311), and not by INVITE
     */
    record Hold(boolean silent, boolean byUpdate) {

        /** The usual way: an INVITE with {@code sendonly}. */
        public static final Hold USUAL = new Hold(false, false);

        SessionDescription.Direction direction() {
            return silent ? SessionDescription.Direction.INACTIVE : SessionDescription.Direction.SENDONLY;
        }

        String method() {
            return byUpdate ? "UPDATE" : "INVITE";
        }
    }

    /** The user's name, or the number in E.164. */
    String name();

    /**
     * Calls.
     *
     * @param to digits as dialled, an E.164 number, or a user's name
     */
    default PlacedCall dial(String to) {
        return dialAs(name(), to);
    }

    /**
     * Calls under a name that may be somebody else's, as no honest telephone does.
     *
     * @param as a user's name in From; of a telephone on the public network, the number it shows
     * @param to as {@link #dial} takes it
     */
    PlacedCall dialAs(String as, String to);

    /**
     * Sets what it does when it is called from now on.
     *
     * @param after how long it rings before it answers
     */
    void behave(Manner manner, Duration after);

    /** Answers the call that rings; if none does, the next one at once. */
    void answer();

    /**
     * Sets whether its calls from now on leave the offer to the one called: INVITEs without a session. A telephone on the public
     * network has none to offer.
     */
    void leavesOffer(boolean leaves);

    /**
     * Sets who has sent its calls from now on to where they go.
     *
     * @param number on the public network; empty for nobody. Of a telephone on the public network only
     */
    default void divertedBy(String number) {}

    /** Sets whether its calls from now on withhold its number. */
    void withholds(boolean withheld);

    /**
     * Puts the other party on hold. Does nothing if no call stands.
     *
     * @param how what a phone says of it; a telephone on the public network leaves that to its gateway
     */
    void hold(Hold how);

    /** Takes the other party back. */
    void resume(Hold how);

    /** Ends the call that stands, gives up the one being placed, or refuses the one that rings. */
    void hangUp();

    /**
     * The public network ends the call, with a Q.850 cause. A user's phone hangs up.
     *
     * @param cause 1 to 127
     */
    default void clear(int cause) {
        hangUp();
    }
}
