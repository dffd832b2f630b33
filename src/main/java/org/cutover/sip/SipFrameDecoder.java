package org.cutover.sip;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Cuts a stream into messages by their Content-Length (RFC 3261 section 18.3). After a fault nothing can be cut any
 * more, and all that follows is dropped.
 */
final class SipFrameDecoder extends ByteToMessageDecoder {

    /** Bytes a message may have before its empty line, and after it. */
    static final int MAX_HEAD = 64 * 1024;

    static final int MAX_BODY = 64 * 1024;

    /** What comes out of the stream. */
    sealed interface Frame permits Whole, Ping, Broken {}

    /** The bytes of one message. */
    record Whole(byte[] bytes) implements Frame {}

    /** RFC 5626 section 4.4.1: two line ends between messages, to be answered by one. */
    record Ping() implements Frame {}

    /**
     * The stream cannot be cut.
     *
     * @param status with which who sent it is told so, if it can be told
     * @param why in words
     * @param head as much of the message's head as there is
     */
    record Broken(int status, String why, String head) implements Frame {

        /** Whether it is a TLS handshake that came to a port for plain text (RFC 8446 section 5.1: record type 22). */
        boolean isTls() {
            return head.startsWith("\u0016\u0003");
        }
    }

    /** CR LF CR LF, as one number. */
    private static final int TWO_LINE_ENDS = 0x0D0A0D0A;

    private static final int END_OF_HEAD_LENGTH = Integer.BYTES;

    static final int LENGTH_MISSING = -1;
    static final int LENGTH_BAD = -2;

    private boolean broken;
    private boolean amid;
    private long count;
    private int lineEnds;
    private int searched;
    private int headLength;
    private int bodyLength;

    /** Whether a message has begun and not ended. */
    boolean isAmid() {
        return amid;
    }

    /** How many messages have been cut. */
    long count() {
        return count;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        cut(in, out);
        amid = !broken && in.isReadable();
    }

    private void cut(ByteBuf in, List<Object> out) {
        if (broken) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (headLength == 0 && !findHead(in, out)) {
            return;
        }
        if (in.readableBytes() >= headLength + bodyLength) {
            var bytes = new byte[headLength + bodyLength];
            in.readBytes(bytes);
            headLength = 0;
            count++;
            out.add(new Whole(bytes));
        }
    }

    private boolean findHead(ByteBuf in, List<Object> out) {
        skipLineEnds(in, out);
        if (in.readableBytes() < 2) {
            // May yet be a line end between messages.
            return false;
        }
        if (in.getByte(in.readerIndex()) == 0x16 && in.getByte(in.readerIndex() + 1) == 0x03) {
            breakOff(in, out, 400, "it is TLS", 2);
            return false;
        }
        int from = in.readerIndex() + Math.max(searched - END_OF_HEAD_LENGTH + 1, 0);
        int end = indexOfEnd(in, from);
        if (end < 0) {
            searched = in.readableBytes();
            if (searched > MAX_HEAD) {
                breakOff(in, out, 513, "its headers are longer than %d bytes".formatted(MAX_HEAD), 1024);
            }
            return false;
        }
        searched = 0;
        int length = end + END_OF_HEAD_LENGTH - in.readerIndex();
        if (length > MAX_HEAD) {
            breakOff(in, out, 513, "its headers are longer than %d bytes".formatted(MAX_HEAD), 1024);
            return false;
        }
        int body = contentLength(in.toString(in.readerIndex(), length, StandardCharsets.ISO_8859_1));
        if (body < 0) {
            var why =
                    body == LENGTH_MISSING ? "it has no Content-Length" : "its Content-Length is not 0 to " + MAX_BODY;
            breakOff(in, out, 400, why, length);
            return false;
        }
        headLength = length;
        bodyLength = body;
        return true;
    }

    private void skipLineEnds(ByteBuf in, List<Object> out) {
        while (searched == 0 && in.readableBytes() >= 2) {
            int at = in.readerIndex();
            if (in.getByte(at) != '\r' || in.getByte(at + 1) != '\n') {
                lineEnds = 0;
                return;
            }
            in.skipBytes(2);
            if (++lineEnds == 2) {
                lineEnds = 0;
                out.add(new Ping());
            }
        }
    }

    private static int indexOfEnd(ByteBuf in, int from) {
        int end = in.writerIndex();
        int at = in.indexOf(from, end, (byte) '\r');
        while (at >= 0 && at <= end - END_OF_HEAD_LENGTH) {
            if (in.getInt(at) == TWO_LINE_ENDS) {
                return at;
            }
            at = in.indexOf(at + 1, end, (byte) '\r');
        }
        return -1;
    }

    /** Bytes of the body, or {@link #LENGTH_MISSING}, or {@link #LENGTH_BAD}. */
    static int contentLength(String head) {
        int length = LENGTH_MISSING;
        for (var digits : MessageText.values(head, "Content-Length", "l")) {
            boolean number = digits.length() <= 9 && HeaderText.isNumber(digits);
            int value = number ? Integer.parseInt(digits) : LENGTH_BAD;
            boolean contradicted = length != LENGTH_MISSING && length != value;
            length = value > MAX_BODY || contradicted ? LENGTH_BAD : value;
            if (length == LENGTH_BAD) {
                return LENGTH_BAD;
            }
        }
        return length;
    }

    private void breakOff(ByteBuf in, List<Object> out, int status, String why, int shown) {
        broken = true;
        var head = ByteBufUtil.getBytes(in, in.readerIndex(), Math.min(shown, in.readableBytes()));
        out.add(new Broken(status, why, new String(head, StandardCharsets.UTF_8)));
        in.skipBytes(in.readableBytes());
    }
}
