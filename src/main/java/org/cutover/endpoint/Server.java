package org.cutover.endpoint;

import org.cutover.sip.SipNode;

/** An endpoint of the topology: a gateway, a Mediation Server, a Front End. */
interface Server extends Endpoint {

    /** Its end of the wires. */
    SipNode node();
}
