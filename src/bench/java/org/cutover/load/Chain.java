package org.cutover.load;

import java.util.Locale;

/** By way of whom the calls of a row go. */
enum Chain {
    DIRECT("SIPp to SIPp"),
    KAMAILIO("SIPp by way of Kamailio"),
    ONE("one Mediation Server"),
    TWO("a mediation pool of two"),
    POOL("pool, Mediation Server"),
    ESTATE("pool, Mediation Server, gateway");

    private final String title;

    Chain(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** As arguments write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a call goes by way of one server between the same two SIPps as by way of Kamailio. */
    boolean isLikeKamailio() {
        return this == ONE || this == TWO;
    }
}
