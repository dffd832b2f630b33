package org.cutover.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.text.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackMessageTest {

    private static final String INVITE = """
            INVITE sip:+14255550123@contoso.com;user=phone SIP/2.0
            Via: SIP/2.0/TLS [::1]:5061;branch=z9hG4bK1;rport, SIP/2.0/TCP 127.0.0.8;branch=z9hG4bK2
            Max-Forwards: 69
            Route: <sip:127.0.0.5:5061;lr>
            From: "Alice, of Seattle" <sip:alice@contoso.com>;tag=1
            To: <sip:95550123;phone-context=Seattle@contoso.com;user=phone>
            Call-ID: 1@alice
            CSeq: 7 INVITE
            Content-Length: 0

            """.replace("\n", "\r\n");

    @Test
    void aRequestHasWhatItsTransactionLooksAt() throws ParseException {
        var request = (SIPRequest) StackMessage.of(MessageText.read(INVITE));

        assertThat(request.getMethod()).isEqualTo("INVITE");
        assertThat(request.getRequestURI()).hasToString("sip:+14255550123@contoso.com;user=phone");
        assertThat(request.getTopmostVia().getBranch()).isEqualTo("z9hG4bK1");
        assertThat(request.getTopmostVia().getSentBy()).hasToString("[::1]:5061");
        assertThat(request.getViaHeaders()).hasSize(2);
        assertThat(request.getFromTag()).isEqualTo("1");
        assertThat(request.getToTag()).isNull();
        assertThat(request.getCSeq().getSeqNumber()).isEqualTo(7);
        assertThat(request.getMaxForwards().getMaxForwards()).isEqualTo(69);
    }

    @Test
    void aCancelOfItSaysTheSame() throws Exception {
        var cancel = ((SIPRequest) StackMessage.of(MessageText.read(INVITE)))
                .createCancelRequest()
                .encode();

        assertThat(cancel)
                .startsWith("CANCEL sip:+14255550123@contoso.com;user=phone SIP/2.0\r\n")
                .contains("From: \"Alice, of Seattle\" <sip:alice@contoso.com>;tag=1\r\n")
                .contains("To: <sip:95550123;phone-context=Seattle@contoso.com;user=phone>\r\n")
                .contains("Route: <sip:127.0.0.5:5061;lr>\r\n")
                .contains("CSeq: 7 CANCEL\r\n");
    }

    @Test
    void aResponseHasItsStatusAndReason() throws ParseException {
        var text = INVITE.replaceFirst("INVITE .*", "SIP/2.0 486 Busy Here");

        var response = (SIPResponse) StackMessage.of(MessageText.read(text));

        assertThat(response.getStatusCode()).isEqualTo(486);
        assertThat(response.getReasonPhrase()).isEqualTo("Busy Here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Via", "From", "To", "Call-ID", "CSeq"})
    void withoutAHeaderThatTransactionsNeedThereIsNone(String header) {
        var without = INVITE.replaceFirst("(?m)^" + header + ": .*\\R", "");

        assertThatThrownBy(() -> StackMessage.of(MessageText.read(without))).isInstanceOf(ParseException.class);
    }
}
