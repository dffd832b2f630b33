package org.cutover.endpoint;

/** The hand of a technician on a gateway. May be used from any thread. */
public interface GatewayControl {

    /** The gateway's name. */
    String name();

    /** Sets what it does with calls from Mediation Servers from now on, also after a restart. */
    void behave(GatewayManner manner);
}
