package org.cutover.call;

import java.time.Duration;
import java.util.function.IntUnaryOperator;

/**
 * Offer and answer in one dialog (RFC 3264), as one of its ends knows them: whose offer waits for its answer, and whose INVITE
 * for its final response. From that follows what may be sent now, and what is to be refused (RFC 3261 section 14, RFC 3311
 * section 5, RFC 6337 section 2).
 *
 * @param ownsCallId whether this end made the Call-ID of the dialog
 * @param offer whose offer has no answer yet
 * @param invite whose INVITE has no final response yet
 */
public record OfferAnswer(boolean ownsCallId, Side offer, Side invite) {

    /** One of the two ends, or none. */
    public enum Side {
        NOBODY,
        US,
        THEM
    }

    private static final Duration UNIT = Duration.ofMillis(10);

    /** No session has been agreed on, and nothing is under way. */
    public static OfferAnswer begin(boolean ownsCallId) {
        return new OfferAnswer(ownsCallId, Side.NOBODY, Side.NOBODY);
    }

    /** Whether this end may send an INVITE: none is under way, and no offer (RFC 3261 section 14.1). */
    public boolean mayInvite() {
        return invite == Side.NOBODY && offer == Side.NOBODY;
    }

    /** Whether this end may send an offer in an UPDATE, PRACK, or response. */
    public boolean mayOffer() {
        return offer == Side.NOBODY;
    }

    /**
     * What an INVITE of the other end is refused with; 0 if it may be taken. 500 goes with a Retry-After.
     */
    public int refusalOfInvite() {
        if (invite == Side.US || offer == Side.US) {
            return 491;
        }
        return invite == Side.THEM || offer == Side.THEM ? 500 : 0;
    }

    /** What an offer that comes in an UPDATE is refused with; 0 if it may be taken. 500 goes with a Retry-After. */
    public int refusalOfOffer() {
        return offer == Side.US ? 491 : offer == Side.THEM ? 500 : 0;
    }

    /** An INVITE has been sent or received. */
    public OfferAnswer invited(Side by) {
        return new OfferAnswer(ownsCallId, offer, by);
    }

    /** The INVITE has its final response. */
    public OfferAnswer inviteOver() {
        return new OfferAnswer(ownsCallId, offer, Side.NOBODY);
    }

    /** An offer has been sent or received. */
    public OfferAnswer offered(Side by) {
        return new OfferAnswer(ownsCallId, by, invite);
    }

    /** The offer has its answer, or was refused. */
    public OfferAnswer settled() {
        return new OfferAnswer(ownsCallId, Side.NOBODY, invite);
    }

    /**
     * How long this end waits after a 491 before it tries again, in steps of 10 ms: 2.1 to 4 s if the Call-ID is its own, else
     * 0 to 2 s (RFC 3261 section 14.1).
     *
     * @param dice gives a number from 0 up to, not including, its argument
     */
    public Duration waitAfterGlare(IntUnaryOperator dice) {
        return UNIT.multipliedBy(ownsCallId ? 210L + dice.applyAsInt(191) : dice.applyAsInt(201));
    }

    /** The Retry-After of a 500, whole seconds from 0 to 10 (RFC 3261 section 14.2). */
    public static Duration retryAfter(IntUnaryOperator dice) {
        return Duration.ofSeconds(dice.applyAsInt(11));
    }
}
