package org.cutover.topology;

/** Whether provisional responses are acknowledged by PRACK (RFC 3262). */
public enum Reliability {
    /** Never: a call that requires it is refused with 420. */
    NO("no"),
    /** Where the other end can do it. */
    SUPPORTED("supported"),
    /** Always: a call of an end that cannot do it is refused with 421. */
    REQUIRED("required");

    private final String word;

    Reliability(String word) {
        this.word = word;
    }

    /** How files have it. */
    public String word() {
        return word;
    }
}
