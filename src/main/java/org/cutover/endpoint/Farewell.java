package org.cutover.endpoint;

import org.cutover.sip.ClientExchange;
import org.cutover.sip.SipResponse;

/** Of a BYE: the call is over whatever the answer is, but not before. The wire has recorded what became of it. */
record Farewell(Runnable over) implements ClientExchange.Listener {

    @Override
    public void onResponse(SipResponse response) {
        if (!response.isProvisional()) {
            over.run();
        }
    }

    @Override
    public void onTimeout() {
        over.run();
    }

    @Override
    public void onUnreachable(String why) {
        over.run();
    }
}
