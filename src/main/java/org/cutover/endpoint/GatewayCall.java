package org.cutover.endpoint;

/** A call of a gateway, as its circuit sees it. */
interface GatewayCall {
    void onCircuit(Circuits.Message message);

    String circuit();

    /** The number at the other end of the circuit. */
    String party();

    /** Its leg toward the Mediation Server. */
    Leg leg();

    /** What is heard on that leg. */
    TerminalSession session();
}
