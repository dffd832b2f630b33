package org.cutover.endpoint;

import org.cutover.sip.ClientExchange;
import org.cutover.sip.SipResponse;

/** Of a BYE: the call is over whatever the answer is. The wire has recorded what became of it. */
final class Unheard implements ClientExchange.Listener {

    @Override
    public void onResponse(SipResponse response) {
        // As above.
    }

    @Override
    public void onTimeout() {
        // As above.
    }

    @Override
    public void onUnreachable(String why) {
        // As above.
    }
}
