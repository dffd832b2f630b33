package org.cutover.sip;

/** Which socket a listening point gets in a live world. */
public enum PortPlan {
    /**
     * The loopback address and port of the model, so that real devices and captures see what the model says. Where the
     * system has only 127.0.0.1, a free port on it.
     */
    AS_MODELLED,
    /** Always a free port on 127.0.0.1, so that any number of worlds run side by side. */
    EPHEMERAL
}
