package org.cutover.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SipMessageTest {

    private final SipRequest invite = SipRequest.request("INVITE", "sip:+14255550123@contoso.com;user=phone")
            .set("Via", "SIP/2.0/TLS 127.0.1.3:5061;branch=z9hG4bK2, SIP/2.0/TCP 127.0.1.1:5060;branch=z9hG4bK1")
            .set("From", "\"Smith, A <b>\" <sip:alice@contoso.com;gr=x>;tag=a1")
            .set("To", "<sip:bob@contoso.com>")
            .set("Call-ID", "1@alice")
            .set("CSeq", "17 INVITE")
            .add("Record-Route", "<sip:127.0.1.3;lr>")
            .add("ms-diagnostics", "1003;reason=\"a, b\"")
            .add("ms-diagnostics", "1004")
            .body("application/sdp", "v=0\r\ns=Grüße\r\n")
            .build();

    @Test
    void aRequestSaysWhatIsInIt() {
        assertThat(invite.method()).isEqualTo("INVITE");
        assertThat(invite.requestUri().user()).isEqualTo("+14255550123");
        assertThat(invite.cseq()).isEqualTo(17);
        assertThat(invite.fromTag()).isEqualTo("a1");
        assertThat(invite.toTag()).isEmpty();
        assertThat(invite.fromUri().user()).isEqualTo("alice");
        assertThat(invite.header("max-forwards")).contains("70");
        assertThat(invite.header("Route")).isEmpty();
        assertThat(invite.headers("v")).isEmpty();
    }

    @Test
    void listsComeApartAndOtherCommasStay() {
        assertThat(invite.headers("Via"))
                .containsExactly(
                        "SIP/2.0/TLS 127.0.1.3:5061;branch=z9hG4bK2", "SIP/2.0/TCP 127.0.1.1:5060;branch=z9hG4bK1");
        assertThat(invite.headers("ms-diagnostics")).containsExactly("1003;reason=\"a, b\"", "1004");
    }

    @Test
    void theTextHasTheHeadersInOrderAndTheLengthInBytes() {
        assertThat(invite.text())
                .startsWith("INVITE sip:+14255550123@contoso.com;user=phone SIP/2.0\r\nMax-Forwards: 70\r\nVia: ")
                .endsWith("Content-Type: application/sdp\r\nContent-Length: 16\r\n\r\nv=0\r\ns=Grüße\r\n");
    }

    @Test
    void aHeaderGoesAboveOrBelowTheOthersOfItsName() {
        var edited = invite.edit()
                .addFirst("Record-Route", "<sip:first;lr>")
                .add("Record-Route", "<sip:last;lr>")
                .build();
        assertThat(edited.headers("Record-Route"))
                .containsExactly("<sip:first;lr>", "<sip:127.0.1.3;lr>", "<sip:last;lr>");
        assertThat(invite.headers("Record-Route")).hasSize(1);
    }

    @Test
    void theTopViaComesOffEvenOfACommaList() {
        var passed = invite.respond(200).build().withoutTopVia();
        assertThat(passed.headers("Via")).containsExactly("SIP/2.0/TCP 127.0.1.1:5060;branch=z9hG4bK1");
        assertThat(passed.withoutTopVia().headers("Via")).isEmpty();
    }

    @Test
    void aResponseTakesTheRoutesOfADialogItMakes() {
        assertThat(invite.respond(180).build().headers("Record-Route")).hasSize(1);
        assertThat(invite.respond(100).build().headers("Record-Route")).isEmpty();
        assertThat(invite.respond(404).build().headers("Record-Route")).isEmpty();
        assertThat(invite.respond(404).build().reason()).isEqualTo("Not Found");
    }

    @Test
    void aLineEndInAValueIsRefused() {
        assertThatThrownBy(() -> invite.edit().set("Subject", "a\r\nVia: b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Subject");
    }

    @Test
    void foldedAndCompactHeadersAreReadAsTheLongOnes() {
        var parts = MessageText.read("OPTIONS sip:a SIP/2.0\r\nv: SIP/2.0/TCP a\r\nSubject: one\r\n\ttwo\r\n\r\n");
        assertThat(parts.first("Via")).isEqualTo("SIP/2.0/TCP a");
        assertThat(parts.first("Subject")).isEqualTo("one two");
    }
}
