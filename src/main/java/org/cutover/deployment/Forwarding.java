package org.cutover.deployment;

/**
 * What a user wants done with incoming calls.
 *
 * @param to digits as the user would dial them, or a user's name; empty for NONE
 */
public record Forwarding(Kind kind, String to) {

    /** What is done. */
    public enum Kind {
        /** They ring the user's phone. */
        NONE,
        /** They go there instead, at once. */
        FORWARD,
        /** They ring there too, and the first to answer has the call. */
        RING_ALSO
    }

    public static final Forwarding NONE = new Forwarding(Kind.NONE, "");

    /**
     * As files have it.
     *
     * @param forwardTo empty for none
     * @param ringAlso empty for none
     * @throws IllegalArgumentException if both are given
     */
    static Forwarding of(String forwardTo, String ringAlso) {
        if (!forwardTo.isEmpty() && !ringAlso.isEmpty()) {
            throw new IllegalArgumentException(
                    "forward-to and ring-also exclude each other. Write the one that is set for the user.");
        }
        if (!forwardTo.isEmpty()) {
            return forwardTo(forwardTo);
        }
        return ringAlso.isEmpty() ? NONE : ringAlso(ringAlso);
    }

    public static Forwarding forwardTo(String to) {
        return new Forwarding(Kind.FORWARD, to);
    }

    public static Forwarding ringAlso(String to) {
        return new Forwarding(Kind.RING_ALSO, to);
    }
}
