package org.cutover.sip;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.cutover.sip.SipFrameDecoder.Broken;
import org.cutover.sip.SipFrameDecoder.Frame;
import org.cutover.sip.SipFrameDecoder.Whole;

/** One message a datagram (RFC 3261 section 18). What is lost is repeated by the transactions. */
record DatagramWire(Datagrams socket, Hop to) implements Wire {

    @Override
    public void write(String text, Runnable written, Consumer<String> failed) {
        socket.send(to, text.getBytes(StandardCharsets.UTF_8), written, failed);
    }

    @Override
    public boolean isReliable() {
        return false;
    }

    @Override
    public void close() {
        // The socket is the node's, and serves its other peers.
    }

    /**
     * The message in a datagram; empty if there is none, as in those that keep a way through a NAT open. RFC 3261 section 18.3: it
     * ends with the datagram, or where its Content-Length says; what follows is discarded.
     */
    static Optional<Frame> cut(byte[] datagram) {
        int start = 0;
        while (start < datagram.length && (datagram[start] == '\r' || datagram[start] == '\n')) {
            start++;
        }
        if (start == datagram.length) {
            return Optional.empty();
        }
        // One character a byte, so that places in the text are places in the datagram.
        var text = new String(datagram, start, datagram.length - start, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return Optional.of(new Broken(400, "its headers do not end", utf8(text)));
        }
        int head = end + 4;
        int body = text.length() - head;
        int length = SipFrameDecoder.contentLength(text.substring(0, head));
        if (length == SipFrameDecoder.LENGTH_BAD || length > body) {
            return Optional.of(new Broken(
                    400,
                    "its Content-Length is not that of its body, %d bytes".formatted(body),
                    utf8(text.substring(0, head))));
        }
        int whole = length == SipFrameDecoder.LENGTH_MISSING ? text.length() : head + length;
        return Optional.of(new Whole(text.substring(0, whole).getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
