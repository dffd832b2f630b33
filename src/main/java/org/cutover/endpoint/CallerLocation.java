package org.cutover.endpoint;

import java.util.List;
import java.util.Optional;
import org.cutover.call.SessionDescription;
import org.cutover.deployment.CivicAddress;
import org.cutover.sip.SipMessage;
import org.cutover.sip.SipRequest;

/**
 * Where the caller of an emergency call is: a PIDF-LO (RFC 4119, 5139) beside the session in the body, and a Geolocation header that names
 * it (RFC 6442). How the products word it is not documented; the form is that of the RFCs.
 *
 * @param id the Content-ID by which Geolocation names it
 */
record CallerLocation(String id, String document) {

    static final String GEOLOCATION = "Geolocation";

    private static final String TYPE = "application/pidf+xml";

    private static final String DOCUMENT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <presence xmlns="urn:ietf:params:xml:ns:pidf" entity="pres:%s">
            <tuple id="location"><status>
            <geopriv xmlns="urn:ietf:params:xml:ns:pidf:geopriv10">
            <location-info>
            <civicAddress xmlns="urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr">
            <country>%s</country><A1>%s</A1><A3>%s</A3><RD>%s</RD><HNO>%s</HNO>
            </civicAddress>
            </location-info>
            <usage-rules/>
            </geopriv>
            </status></tuple>
            </presence>
            """;

    static CallerLocation of(String address, CivicAddress at) {
        return new CallerLocation(
                address,
                DOCUMENT.formatted(
                                address,
                                at.country(),
                                escaped(at.state()),
                                escaped(at.city()),
                                escaped(at.street()),
                                escaped(at.house()))
                        .replace("\n", "\r\n"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** That of an INVITE; empty if it brings none. */
    static Optional<CallerLocation> in(SipMessage invite) {
        return Multipart.find(invite, TYPE).map(part -> new CallerLocation(part.id(), part.content()));
    }

    /** An INVITE with a session and this. */
    SipRequest.Builder with(SipRequest.Builder invite, SessionDescription session) {
        return Multipart.with(
                invite.set(GEOLOCATION, "<cid:%s>".formatted(id)).set("Geolocation-Routing", "yes"),
                List.of(
                        new Multipart.Part(SessionDescription.CONTENT_TYPE, "", session.text()),
                        new Multipart.Part(TYPE, id, document)));
    }
}
