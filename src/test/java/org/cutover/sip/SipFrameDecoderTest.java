package org.cutover.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cutover.sip.SipFrameDecoder.Broken;
import org.cutover.sip.SipFrameDecoder.Ping;
import org.cutover.sip.SipFrameDecoder.Whole;
import org.junit.jupiter.api.Test;

class SipFrameDecoderTest {

    private static final String OPTIONS = "OPTIONS sip:bob SIP/2.0\r\nContent-Length: 4\r\n\r\nbody";
    private static final String OK = "SIP/2.0 200 OK\r\nl : 0\r\n\r\n";

    private final EmbeddedChannel stream = new EmbeddedChannel(new SipFrameDecoder());

    @Test
    void oneReadMayHoldSeveralMessages() {
        send(OPTIONS + OK + OPTIONS);
        assertThat(frames()).containsExactly(OPTIONS, OK, OPTIONS);
    }

    @Test
    void aMessageMayComeByteByByte() {
        (OPTIONS + "\r\n\r\n" + OK).chars().forEach(c -> send(String.valueOf((char) c)));
        assertThat(frames()).containsExactly(OPTIONS, "ping", OK);
    }

    @Test
    void lineEndsBetweenMessagesAreNoMessage() {
        send("\r\n" + OPTIONS + "\r\n" + OK);
        assertThat(frames()).containsExactly(OPTIONS, OK);
    }

    @Test
    void twoLineEndsAreAPing() {
        send("\r\n\r\n\r\n\r\n");
        assertThat(frames()).containsExactly("ping", "ping");
    }

    @Test
    void theBodyMayHoldAnythingEvenAnotherMessage() {
        var inner = "BYE sip:a SIP/2.0\r\nContent-Length: 0\r\n\r\n";
        var outer = "MESSAGE sip:bob SIP/2.0\r\nContent-Length: " + inner.length() + "\r\n\r\n" + inner;
        send(outer);
        assertThat(frames()).containsExactly(outer);
    }

    @Test
    void withoutContentLengthTheStreamCannotBeCut() {
        send("OPTIONS sip:bob SIP/2.0\r\nMax-Forwards: 70\r\n\r\n" + OPTIONS);
        assertThat(frames()).containsExactly("broken: it has no Content-Length");
    }

    @Test
    void aContentLengthThatIsNoneBreaksTheStream() {
        for (var length : List.of("-1", "4 4", "x", "65537", "99999999999", "1\r\nContent-Length: 2")) {
            var broken = new EmbeddedChannel(new SipFrameDecoder());
            broken.writeInbound(bytes("OPTIONS sip:bob SIP/2.0\r\nContent-Length: " + length + "\r\n\r\n"));
            assertThat(broken.<Object>readInbound()).as(length).isInstanceOf(Broken.class);
        }
    }

    @Test
    void headersWithoutEndBreakTheStream() {
        var line = "X: " + "x".repeat(1021) + "\r\n";
        send("OPTIONS sip:bob SIP/2.0\r\n");
        for (int i = 0; i < 64; i++) {
            send(line);
        }
        assertThat(frames()).containsExactly("broken: its headers are longer than 65536 bytes");
        send(OPTIONS);
        assertThat(frames()).isEmpty();
    }

    private void send(String text) {
        stream.writeInbound(bytes(text));
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    }

    private List<String> frames() {
        var frames = new ArrayList<String>();
        for (var frame = stream.readInbound(); frame != null; frame = stream.readInbound()) {
            if (frame instanceof Whole whole) {
                frames.add(new String(whole.bytes(), StandardCharsets.UTF_8));
            } else if (frame instanceof Broken broken) {
                frames.add("broken: " + broken.why());
            } else if (frame instanceof Ping) {
                frames.add("ping");
            }
        }
        return frames;
    }
}
