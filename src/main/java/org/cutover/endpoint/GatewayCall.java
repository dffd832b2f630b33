package org.cutover.endpoint;

/** A call of a gateway, as its circuit sees it. */
interface GatewayCall {
    void onCircuit(Circuits.Message message);
}
