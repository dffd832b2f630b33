package org.cutover.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cutover.call.SessionDescription.COMFORT_NOISE;
import static org.cutover.call.SessionDescription.PCMA;
import static org.cutover.call.SessionDescription.PCMU;
import static org.cutover.call.SessionDescription.TELEPHONE_EVENT;

import java.util.List;
import org.junit.jupiter.api.Test;

class SessionDescriptionTest {

    private final SessionDescription offer = new SessionDescription("192.0.2.1", 49152, SessionDescription.CLIENT);

    @Test
    void whatIsWrittenIsRead() {
        assertThat(SessionDescription.parse(offer.text())).isEqualTo(offer);
    }

    @Test
    void itIsWrittenAsRfc8866Has() {
        assertThat(new SessionDescription("192.0.2.1", 4000, List.of(PCMU, TELEPHONE_EVENT)).text())
                .isEqualTo(String.join(
                        "\r\n",
                        "v=0",
                        "o=- 0 0 IN IP4 192.0.2.1",
                        "s=session",
                        "c=IN IP4 192.0.2.1",
                        "t=0 0",
                        "m=audio 4000 RTP/AVP 0 101",
                        "a=rtpmap:0 PCMU/8000",
                        "a=rtpmap:101 telephone-event/8000",
                        "a=fmtp:101 0-16",
                        ""));
    }

    @Test
    void linesItDoesNotKnowArePassedOver() {
        var text = offer.text().replace("t=0 0\r\n", "b=CT:1000\r\nt=0 0\r\n") + "a=label:Audio\r\n";

        assertThat(SessionDescription.parse(text)).isEqualTo(offer);
    }

    @Test
    void linesMayEndInALineFeedAlone() {
        assertThat(SessionDescription.parse(offer.text().replace("\r\n", "\n"))).isEqualTo(offer);
    }

    @Test
    void aClientAndAGatewayHaveG711InCommonInTheOrderOffered() {
        assertThat(SessionDescription.common(SessionDescription.CLIENT, SessionDescription.GATEWAY))
                .containsExactly(PCMU, PCMA, COMFORT_NOISE, TELEPHONE_EVENT);
        assertThat(SessionDescription.common(List.of(PCMA, PCMU), SessionDescription.GATEWAY))
                .containsExactly(PCMA, PCMU);
    }
}
