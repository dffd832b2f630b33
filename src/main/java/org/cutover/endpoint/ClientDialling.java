package org.cutover.endpoint;

import java.util.Optional;
import org.cutover.deployment.User;
import org.cutover.routing.DialPlan;
import org.cutover.sip.SipRequest;
import org.cutover.topology.FrontEndPool;

/** What a client makes of what its user dials. */
record ClientDialling(Environment environment) {

    /** A user's SIP address. */
    String address(String user) {
        return "sip:" + user + "@" + environment.deployment().domain();
    }

    /**
     * An INVITE outside any dialog.
     *
     * @param from value of its From header
     */
    SipRequest.Builder invite(User caller, String from, String callId, String to, FrontEndPool pool) {
        var uri = requestUri(caller, to, pool);
        return SipRequest.request("INVITE", uri)
                .set("From", from)
                .set("To", "<" + uri + ">")
                .set("Call-ID", callId)
                .set("CSeq", "1 INVITE");
    }

    /**
     * Where its user is, if the call is one for help: the client has the emergency numbers from the location policy, and the place from the
     * pool ("Defining the location policy").
     */
    Optional<CallerLocation> locationFor(User caller, String to, FrontEndPool pool) {
        return environment
                .deployment()
                .voiceOf(pool.release())
                .locationPolicyFor(caller.locationPolicy(), pool)
                .filter(policy -> policy.means(Dialled.digits(to)))
                .filter(policy -> caller.location().isKnown())
                .map(policy -> CallerLocation.of(address(caller.name()).substring("sip:".length()), caller.location()));
    }

    /** A user's address, a number, or digits in the context of the caller's dial plan. */
    String requestUri(User caller, String to, FrontEndPool pool) {
        var deployment = environment.deployment();
        var name = Dialled.withoutScheme(to);
        if (to.startsWith("sip:") || deployment.users().find(name).isPresent()) {
            return address(Dialled.escaped(name));
        }
        var digits = Dialled.escaped(Dialled.digits(to));
        if (digits.startsWith("+")) {
            return address(digits) + ";user=phone";
        }
        var context = deployment
                .voiceOf(pool.release())
                .dialPlanFor(caller.dialPlan(), pool)
                .map(DialPlan::phoneContext)
                .orElse("none");
        return address(digits + ";phone-context=" + context) + ";user=phone";
    }
}
