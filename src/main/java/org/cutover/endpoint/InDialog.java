package org.cutover.endpoint;

import org.cutover.sip.ClientExchange;
import org.cutover.sip.SipResponse;

/**
 * What comes back for a request within a dialog. 481, 408 and silence mean that the other end is not in the call any more (RFC
 * 3261 section 12.2.1.2).
 */
record InDialog(Leg leg, ClientExchange.Listener heard) implements ClientExchange.Listener {

    @Override
    public void onResponse(SipResponse response) {
        heard.onResponse(response);
        if (response.status() == 481 || response.status() == 408) {
            leg.lost();
        }
    }

    @Override
    public void onTimeout() {
        heard.onTimeout();
        leg.lost();
    }

    @Override
    public void onUnreachable(String why) {
        heard.onUnreachable(why);
        leg.lost();
    }
}
