package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.cutover.call.SessionDescription;
import org.cutover.deployment.CivicAddress;
import org.cutover.sip.SipRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {

    private static final CivicAddress PLACE = new CivicAddress("US", "WA", "Seattle", "Pike & <Pine>", "1200");

    private static SipRequest.Builder invite() {
        return SipRequest.request("INVITE", "sip:911@contoso.com")
                .set("From", "<sip:alice@contoso.com>;tag=a")
                .set("To", "<sip:911@contoso.com>")
                .set("Call-ID", "call")
                .set("CSeq", "1 INVITE");
    }

    @Test
    void sessionAndPlaceComeOutAsTheyWentIn() {
        var place = CallerLocation.of("alice@contoso.com", PLACE);
        var sent = place.with(invite(), LegContract.AUDIO).build();

        assertThat(Bodies.read(sent).session()).contains(LegContract.AUDIO);
        assertThat(CallerLocation.in(sent)).contains(place);
        assertThat(sent.header("Geolocation")).contains("<cid:alice@contoso.com>");
        assertThat(place.document()).contains("<RD>Pike &amp; &lt;Pine&gt;</RD>");
    }

    @Test
    void partsMayBeWordedInAnotherWay() {
        var body =
                "a preamble\r\n--x y\r\ncontent-type: application/SDP ; charset=utf-8\r\nContent-Disposition: session\r\n\r\n"
                        + LegContract.AUDIO.text()
                        + "\r\n--x y--\r\nan epilogue";

        assertThat(Bodies.read(invite().body("Multipart/Mixed; boundary=\"x y\"", body)
                                .build())
                        .session())
                .contains(LegContract.AUDIO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/mixed",
                "multipart/mixed;boundary=",
                "multipart/mixed;boundary=none",
                "multipart/mixed;boundary=\"",
                "multipart/related;boundary=b"
            })
    void aBodyInWhichNoSessionIsFoundIsRefusedAsOneOfAnUnknownType(String type) {
        var body = "--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b--\r\n";

        assertThat(Bodies.read(invite().body(type, body).build()).status()).isEqualTo(415);
    }

    @Test
    void whatIsRefusedIsToldWhatWouldBeTaken() {
        var invite = invite().body("text/plain", "hello").build();

        assertThat(Bodies.refusal(invite, Bodies.read(invite), "med").build().header("Accept"))
                .contains("%s, multipart/mixed".formatted(SessionDescription.CONTENT_TYPE));
    }
}
