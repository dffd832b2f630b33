package org.cutover.call;

import java.time.Duration;
import java.util.Optional;

/**
 * The session timer of a dialog (RFC 4028): one end says in good time that the call still stands, and the other hangs up if
 * it does not.
 *
 * @param interval Session-Expires, whole seconds
 * @param refreshedHere whether it is this end that says so
 */
public record SessionTimer(Duration interval, boolean refreshedHere) {

    /** RFC 4028 section 5: nobody may be asked for less. */
    public static final Duration FLOOR = Duration.ofSeconds(90);

    private static final Duration GRACE = Duration.ofSeconds(32);

    /**
     * What one end wants.
     *
     * @param interval for which it asks; empty if it asks for none, and answers those who do
     * @param least Min-SE: what it takes at least
     */
    public record Wish(Optional<Duration> interval, Duration least) {

        /** Answers who asks. */
        public static final Wish NONE = new Wish(Optional.empty(), FLOOR);

        /** Asks for this interval. */
        public static Wish of(Duration interval) {
            return new Wish(Optional.of(interval), FLOOR);
        }

        /** This wish after a 422, which says how long at least. */
        public Wish atLeast(Duration minimum) {
            return new Wish(interval.map(asked -> asked.compareTo(minimum) < 0 ? minimum : asked), least);
        }
    }

    /**
     * What a request says.
     *
     * @param interval Session-Expires; empty if it has none
     * @param refresher {@code uac}, {@code uas}, or empty
     * @param least Min-SE; the floor if it has none
     * @param supported whether its sender knows timers
     */
    public record Asked(Optional<Duration> interval, String refresher, Duration least, boolean supported) {

        /** Whether it asks for less than the one who is asked allows: 422. */
        public boolean isTooShortFor(Wish own) {
            return interval.filter(asked -> asked.compareTo(own.least()) < 0).isPresent();
        }
    }

    /** Of the end that answers (RFC 4028 section 9): empty if the session goes without. */
    public static Optional<SessionTimer> answering(Asked asked, Wish own) {
        if (asked.interval().isEmpty() && own.interval().isEmpty()) {
            return Optional.empty();
        }
        var wanted = own.interval().orElseGet(() -> asked.interval().orElseThrow());
        var shortest =
                asked.interval().filter(other -> other.compareTo(wanted) < 0).orElse(wanted);
        var interval = shortest.compareTo(asked.least()) < 0 ? asked.least() : shortest;
        // Who knows timers and does not say who refreshes does it; one who does not know them cannot.
        var callerRefreshes = asked.supported()
                && !asked.refresher().equals("uas")
                && asked.interval().isPresent();
        return Optional.of(new SessionTimer(interval, !callerRefreshes));
    }

    /**
     * Of the end that asked, when the other has accepted (RFC 4028 section 7.2): where the answer says nothing, this end refreshes
     * if it wants to. Less than the floor, which nobody may answer, is taken for the floor.
     *
     * @param answered Session-Expires of the 2xx
     * @param refresher its refresher parameter
     */
    public static Optional<SessionTimer> asking(Wish own, Optional<Duration> answered, String refresher) {
        return answered.map(interval -> interval.compareTo(FLOOR) < 0 ? FLOOR : interval)
                .map(interval -> new SessionTimer(interval, !refresher.equals("uas")))
                .or(() -> own.interval().map(interval -> new SessionTimer(interval, true)));
    }

    /** When this end refreshes, after the last refresh: half the interval. */
    public Duration refreshAfter() {
        return interval.dividedBy(2);
    }

    /** When this end hangs up, after the last refresh: 32 s before the end, or a third of the interval if that is less. */
    public Duration expiresAfter() {
        var third = interval.dividedBy(3);
        return interval.minus(third.compareTo(GRACE) < 0 ? third : GRACE);
    }
}
