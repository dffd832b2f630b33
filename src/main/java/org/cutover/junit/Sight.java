package org.cutover.junit;

/**
 * What a look at a run shows of something that is expected of it.
 *
 * @param instead what is so in its place, in a sentence without its full stop
 */
record Sight(State state, String instead) {

    enum State {
        HOLDS,
        /** It may hold later. */
        NOT_YET,
        /** It does not hold, and waiting does not help. */
        NEVER
    }

    static final Sight HOLDS = new Sight(State.HOLDS, "");

    static Sight notYet(String instead) {
        return new Sight(State.NOT_YET, instead);
    }

    static Sight never(String instead) {
        return new Sight(State.NEVER, instead);
    }

    /** One that can change no more if it is decided. */
    static Sight otherwise(boolean decided, String instead) {
        return decided ? never(instead) : notYet(instead);
    }

    boolean holds() {
        return state == State.HOLDS;
    }

    boolean isSettled() {
        return state != State.NOT_YET;
    }
}
