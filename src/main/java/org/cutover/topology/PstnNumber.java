package org.cutover.topology;

/**
 * A telephone on the public network.
 *
 * @param number E.164
 * @param manner what it does when it is called
 */
public record PstnNumber(String number, Manner manner) {

    /** What a telephone does when it is called, and the Q.850 cause the carrier gives where the call cannot be. */
    public enum Manner {
        ANSWERS(0),
        /** Q.850 cause 17. */
        BUSY(17),
        /** Rings until the caller gives up. */
        NEVER_ANSWERS(0),
        /** Q.850 cause 1, unallocated number. */
        UNALLOCATED(1);

        private final int cause;

        Manner(int cause) {
            this.cause = cause;
        }

        /** The Q.850 cause with which the carrier refuses the call; 0 where the telephone rings. */
        public int cause() {
            return cause;
        }
    }

    public PstnNumber {
        E164.require(number);
    }
}
