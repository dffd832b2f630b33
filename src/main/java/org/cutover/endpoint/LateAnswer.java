package org.cutover.endpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cutover.call.Dialog;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipResponse;
import org.cutover.sip.SipUri;

/**
 * An answer that nobody waits for any more: the Front End that asked for it acknowledges it and hangs up, in the caller's
 * place. What a product's Front End does is not documented.
 */
record LateAnswer(FrontEndEndpoint frontEnd, SipRequest invite, SipResponse response) {

    void acknowledge() {
        send("ACK", dialog());
    }

    void hangUp() {
        send("BYE", dialog().next());
    }

    private void send(String method, Dialog dialog) {
        SipRequest.Builder builder = SipRequest.request(method, dialog.remoteTarget())
                .set("From", invite.header("From").orElse(""))
                .set("To", response.header("To").orElse(""))
                .set("Call-ID", dialog.callId())
                .set("CSeq", dialog.sequence() + " " + method);
        for (var route : dialog.routeSet()) {
            builder = builder.add("Route", "<" + route + ">");
        }
        var request = builder.build();
        var hop = frontEnd.environment().addresses().resolve(SipUri.parse(dialog.nextHop()));
        if (hop.isEmpty()) {
            return;
        }
        if (method.equals("ACK")) {
            frontEnd.node().sendAck(request, frontEnd.local(), hop.get());
        } else {
            frontEnd.node().send(request, frontEnd.local(), hop.get(), new Unheard());
        }
    }

    private Dialog dialog() {
        return CallingLeg.dialogOf(invite, invite.uri(), response, routesFromHere());
    }

    /** Of the Record-Route, what was added after this server's own (RFC 3261 section 16.6 step 4), nearest first. */
    private List<String> routesFromHere() {
        var routes = new ArrayList<String>();
        for (var value : response.headers("Record-Route")) {
            var uri = SipUri.parseAddress(value);
            if (uri.host().equalsIgnoreCase(frontEnd.machine())) {
                break;
            }
            routes.add(uri.toString());
        }
        Collections.reverse(routes);
        return routes;
    }
}
