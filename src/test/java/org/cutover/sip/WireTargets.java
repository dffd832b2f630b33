package org.cutover.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What any bytes do to the parts that read them from the wire: nothing but what those parts say. */
public final class WireTargets {

    private WireTargets() {}

    /** The stream decoder cuts the same messages out of any pieces. */
    public static void stream(byte[] bytes) {
        var whole = cut(bytes, Math.max(1, bytes.length));
        assertThat(cut(bytes, 1 + bytes.length / 40)).isEqualTo(whole);
        assertThat(cut(bytes, 173)).isEqualTo(whole);
    }

    private static List<String> cut(byte[] bytes, int piece) {
        var channel = new EmbeddedChannel(new SipFrameDecoder());
        for (int from = 0; from < bytes.length; from += piece) {
            channel.writeInbound(Unpooled.copiedBuffer(bytes, from, Math.min(piece, bytes.length - from)));
        }
        var frames = new ArrayList<String>();
        for (Object frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
            // Of a message that is cut off, the one sees more than the other.
            frames.add(
                    frame instanceof SipFrameDecoder.Whole found
                            ? new String(found.bytes(), StandardCharsets.ISO_8859_1)
                            : frame.getClass().getSimpleName());
        }
        channel.finishAndReleaseAll();
        return frames;
    }

    /** A message is taken and can be asked for anything, or it is refused in words. */
    public static void entry(byte[] bytes) {
        DatagramWire.cut(bytes);
        var text = new String(bytes, StandardCharsets.UTF_8);
        var parts = MessageText.read(text);
        parts.method();
        try {
            MessageCheck.ofLines(text);
            var message = (SipMessage)
                    MessageParser.read(parts.stamped("127.0.0.1", 5060)).getApplicationData();
            message.fromUri();
            message.toUri();
            message.toTag();
            message.callId();
            message.parts().topVia().flatMap(Via::replyTo);
            assertThat(message.text()).contains("\r\n\r\n");
            if (message instanceof SipRequest request) {
                request.requestUri();
                request.respond(200).build().text();
                RefusalText.of(503, request.parts(), "too much to do", "1");
            }
        } catch (BadMessageException refused) {
            RefusalText.of(refused.status(), parts, refused.getMessage(), "1")
                    .ifPresent(answer ->
                            assertThat(answer.getBytes(StandardCharsets.UTF_8)).doesNotContain(0x1b, 0));
        }
    }
}
