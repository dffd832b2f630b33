package org.cutover.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cutover.call.SessionDescription.COMFORT_NOISE;
import static org.cutover.call.SessionDescription.PCMA;
import static org.cutover.call.SessionDescription.PCMU;
import static org.cutover.call.SessionDescription.TELEPHONE_EVENT;

import java.util.List;
import java.util.Random;
import org.cutover.call.SessionDescription.Direction;
import org.cutover.call.SessionDescription.Encryption;
import org.cutover.call.SessionDescription.Format;
import org.cutover.call.SessionDescription.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionDescriptionTest {

    private final SessionDescription offer = new SessionDescription("192.0.2.1", 49152, SessionDescription.CLIENT);

    private static SessionDescription read(String text) {
        return SessionDescription.read(text).session().orElseThrow();
    }

    @Test
    void whatIsWrittenIsRead() {
        var hold = offer.with(new Origin("17", 4))
                .with(Direction.SENDONLY)
                .with(new Encryption(Encryption.Mode.REQUIRED, List.of("1 AES_CM_128_HMAC_SHA1_80 inline:key")));

        assertThat(read(offer.text())).isEqualTo(offer);
        assertThat(read(hold.text())).isEqualTo(hold);
    }

    @Test
    void itIsWrittenAsAMediationServerWritesIt() {
        assertThat(new SessionDescription("192.0.2.1", 4000, List.of(PCMU, TELEPHONE_EVENT)).text())
                .isEqualTo(String.join(
                        "\r\n",
                        "v=0",
                        "o=- 0 0 IN IP4 192.0.2.1",
                        "s=session",
                        "c=IN IP4 192.0.2.1",
                        "b=CT:1000",
                        "t=0 0",
                        "m=audio 4000 RTP/AVP 0 101",
                        "a=rtcp:4001",
                        "a=label:Audio",
                        "a=sendrecv",
                        "a=rtpmap:0 PCMU/8000",
                        "a=rtpmap:101 telephone-event/8000",
                        "a=fmtp:101 0-16",
                        "a=ptime:20",
                        ""));
    }

    @Test
    void encryptionThatIsOptionalKeepsTheProfileAndShowsTheKey() {
        var text = offer.with(new Encryption(Encryption.Mode.OPTIONAL, List.of("1 AES_CM_128_HMAC_SHA1_80 inline:key")))
                .text();

        assertThat(text)
                .contains("RTP/AVP ")
                .contains("a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:key\r\n")
                .contains("a=encryption:optional\r\n");
        assertThat(read(text).encryption().mode()).isEqualTo(Encryption.Mode.OPTIONAL);
    }

    @Test
    void whatOtherDevicesWriteIsRead() {
        var read = read(String.join(
                "\n",
                "v=0",
                "o=Cisco 6109 2334 IN IP4 10.1.1.1",
                "s=",
                "e=who@contoso.com",
                "c=IN IP4 10.1.1.1",
                "t=0 0",
                "a=sendonly",
                "a=X-nat:0",
                "m=audio 17000 RTP/AVP 8 0 96 18 97",
                "c=IN IP4 10.1.1.2",
                "a=rtpmap:96 Telephone-Event/8000",
                "a=fmtp:96 0-15",
                "a=maxptime:40"));

        assertThat(read.origin()).isEqualTo(new Origin("6109", 2334));
        assertThat(read.address()).isEqualTo("10.1.1.2");
        assertThat(read.direction()).isEqualTo(Direction.SENDONLY);
        assertThat(read.formats())
                .as("97 has no name")
                .containsExactly(PCMA, PCMU, new Format(96, "Telephone-Event/8000"), new Format(18, "G729/8000"));
        assertThat(read.has(TELEPHONE_EVENT)).isTrue();
    }

    @Test
    void otherMediaAreDeclinedInTheirPlace() {
        var offered = read(offer.text().replace("m=audio", "m=video 5000 RTP/AVP 31\r\nm=audio")
                + "m=application 6000 RTP/AVP 120\r\n");

        var answer = new SessionDescription("192.0.2.9", 4000, List.of(PCMU))
                .with(offered.media())
                .text();

        assertThat(answer.lines().filter(line -> line.startsWith("m=")))
                .containsExactly("m=video 0 RTP/AVP 31", "m=audio 4000 RTP/AVP 0", "m=application 0 RTP/AVP 120");
        assertThat(SessionDescription.read(answer).status()).isZero();
    }

    @Test
    void linesMayEndInALineFeedAlone() {
        assertThat(read(offer.text().replace("\r\n", "\n"))).isEqualTo(offer);
    }

    @Test
    void aClientAndAGatewayHaveG711InCommonInTheOrderOffered() {
        assertThat(SessionDescription.common(SessionDescription.CLIENT, SessionDescription.GATEWAY))
                .containsExactly(PCMU, PCMA, COMFORT_NOISE, TELEPHONE_EVENT);
        assertThat(SessionDescription.common(List.of(PCMA, PCMU), SessionDescription.GATEWAY))
                .containsExactly(PCMA, PCMU);
        var otherType = new Format(96, "telephone-event/8000");
        assertThat(SessionDescription.common(List.of(otherType), SessionDescription.GATEWAY))
                .containsExactly(otherType);
    }

    @ParameterizedTest
    @CsvSource({"SENDRECV, SENDRECV", "SENDONLY, RECVONLY", "RECVONLY, SENDONLY", "INACTIVE, INACTIVE"})
    void theAnswerLooksTheOtherWay(Direction offered, Direction answered) {
        assertThat(offered.answered()).isEqualTo(answered);
    }

    @Test
    void tonesAndNoiseAreNoSpeech() {
        assertThat(SessionDescription.speaks(List.of(COMFORT_NOISE, TELEPHONE_EVENT)))
                .isFalse();
        assertThat(SessionDescription.speaks(List.of(COMFORT_NOISE, PCMA))).isTrue();
    }

    @Test
    void anAddressOfNoughtsIsAHoldOfOld() {
        var old = offer.text().replace("192.0.2.1", "0.0.0.0");

        assertThat(read(old).direction()).isEqualTo(Direction.SENDONLY);
        assertThat(read(old.replace("a=sendrecv", "a=recvonly")).direction()).isEqualTo(Direction.INACTIVE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=0|v=1|line 1: the version is 0",
                "v=0|V=0|line 1: it is no letter",
                "o=- 0 0 IN IP4 192.0.2.1|o=- zero 0 IN IP4 192.0.2.1|line 2: o= has",
                "s=session|e=x|line 3: s= is missing",
                "t=0 0|t=now|line 6: t= has two numbers",
                "t=0 0|a=x|t= is missing",
                "m=audio 49152|m=audio 99999|line 7: a port is 0 to 65535",
                "m=audio 49152|m=audio none|line 7: m= has",
                "a=sendrecv|c=nowhere|c=",
                "a=rtpmap:0 PCMU/8000|a=rtpmap:PCMU|rtpmap has",
                "a=ptime:20|hello|it is no letter",
            })
    void aBrokenOneIsRefusedWithTheLine(String line, String broken, String fault) {
        var read = SessionDescription.read(offer.text().replace(line, broken));

        assertThat(read.status()).isEqualTo(400);
        assertThat(read.fault()).contains(fault);
    }

    @ParameterizedTest
    @CsvSource({"m=audio 49152, m=audio 0", "m=audio 49152 RTP/AVP, m=audio 49152 UDP", "m=audio, m=image"})
    void oneWithoutAudioIsNotAcceptable(String line, String other) {
        assertThat(SessionDescription.read(offer.text().replace(line, other)).status())
                .isEqualTo(488);
    }

    @Test
    void whateverAPeerSendsIsReadOrRefused() {
        var dice = new Random(8866);
        for (int i = 0; i < 3000; i++) {
            var text = new StringBuilder(offer.text());
            for (int j = 0; j <= dice.nextInt(4); j++) {
                var at = dice.nextInt(text.length());
                switch (dice.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.setCharAt(at, (char) (9 + dice.nextInt(118)));
                    default -> text.setLength(Math.max(at, 1));
                }
            }
            var read = SessionDescription.read(text.toString());
            assertThat(read.session().isPresent()).as(text.toString()).isEqualTo(read.status() == 0);
        }
        assertThat(SessionDescription.read("").status()).isEqualTo(400);
    }
}
