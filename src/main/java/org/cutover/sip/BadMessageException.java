package org.cutover.sip;

/** What came is no message that a transaction could take; who sent it is told so with a status, if it can be told at all. */
final class BadMessageException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    BadMessageException(int status, String why) {
        super(why);
        this.status = status;
    }

    /** 400, or the status that says it better. */
    int status() {
        return status;
    }
}
