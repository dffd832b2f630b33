package org.cutover.endpoint;

import org.cutover.sip.SipNode;

/** An endpoint of the topology: a gateway, a Mediation Server, a Front End. */
interface Server extends Endpoint {

    /** Its end of the wires. */
    SipNode node();

    /** Ends the calls that it has an end of, and says so to the other ends. */
    default void leave() {
        // Who only passes calls on has no end of one.
    }
}
