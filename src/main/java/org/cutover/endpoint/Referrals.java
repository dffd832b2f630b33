package org.cutover.endpoint;

import org.cutover.call.ReferTo;
import org.cutover.sip.ServerExchange;
import org.cutover.sip.SipMessage;
import org.cutover.sip.SipRequest;

/** What passes between the one who asks for a transfer and the one who is asked (RFC 3515, 3892). */
final class Referrals {

    static final String REFER_TO = "Refer-To";

    /** Who asked for the transfer (RFC 3892). */
    static final String REFERRED_BY = "Referred-By";

    /** Whose place a call takes (RFC 3891). */
    static final String REPLACES = "Replaces";

    private static final String CONTENT_TYPE = "message/sipfrag;version=2.0";

    private Referrals() {}

    /** A REFER. */
    static SipRequest.Builder refer(SipRequest.Builder request, ReferTo to, String referredBy) {
        return request.set(REFER_TO, to.header()).set(REFERRED_BY, referredBy);
    }

    /** Takes a REFER. What it asks for is begun after that. */
    static void accept(Leg leg, ServerExchange refer) {
        leg.respond(refer, refer.request().respond(202).set("Contact", leg.contact));
    }

    /**
     * Reports on a transfer to the one who asked for it. One who has hung up meanwhile does not hear of it.
     *
     * @param last whether that ends the subscription that the REFER made
     */
    static void report(Leg to, int status, String reason, boolean last) {
        if (to.state() == Leg.State.STANDING) {
            to.send(
                    "NOTIFY",
                    request -> request.set("Event", "refer")
                            .set("Subscription-State", last ? "terminated;reason=noresource" : "active;expires=60")
                            .set("Contact", to.contact)
                            .body(CONTENT_TYPE, "SIP/2.0 %d %s\r\n".formatted(status, reason)),
                    new Unheard());
        }
    }

    /** Passes a report on. */
    static void passOn(SipRequest report, Leg to) {
        if (to.state() == Leg.State.STANDING) {
            to.send(
                    "NOTIFY",
                    request -> request.set("Event", "refer")
                            .set(
                                    "Subscription-State",
                                    report.header("Subscription-State").orElse("active"))
                            .set("Contact", to.contact)
                            .body(CONTENT_TYPE, report.body()),
                    new Unheard());
        }
    }

    /** The status that a report has of the new call; 0 if there is none in it. */
    static int statusIn(SipMessage report) {
        var line = report.body().strip().split("\\s+");
        return line.length > 1 && line[1].matches("[1-6][0-9]{2}") ? Integer.parseInt(line[1]) : 0;
    }

    /** Whether nothing more comes after a report. */
    static boolean isLast(SipMessage report) {
        return report.header("Subscription-State")
                .filter(state -> state.startsWith("terminated"))
                .isPresent();
    }
}
