package org.cutover.sip;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.cutover.identity.Refusal;
import org.cutover.sip.SipFrameDecoder.Broken;
import org.cutover.sip.SipFrameDecoder.Frame;
import org.cutover.sip.SipFrameDecoder.Whole;

/** A stream to a peer: a TCP connection or one within the program, in the clear or secured. */
final class StreamWire extends SimpleChannelInboundHandler<Frame> implements Wire {

    private final Link link;
    private final Optional<TlsEnd> tls;
    private final SipFrameDecoder frames = new SipFrameDecoder();
    private Channel channel;
    private boolean waiting;
    private boolean watched;
    private boolean spoken;
    private Instant heard;
    private Loop.Timer silence = () -> {};

    /** @param tls this end of the TLS on it; empty if it goes in the clear */
    StreamWire(Link link, Optional<TlsEnd> tls) {
        this.link = link;
        this.tls = tls;
        link.carriedBy(this);
    }

    /**
     * Closes it if nothing comes for too long: so do peers who connect and say nothing, and those who have gone without a word. For
     * connections that somebody from elsewhere has opened. Whoever has something to say in a call that stands opens another one.
     */
    StreamWire watched() {
        watched = true;
        return this;
    }

    ChannelHandler pipeline() {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel opened) {
                channel = opened;
                tls.ifPresent(end -> opened.pipeline().addLast(end.handler()));
                link.world().tune(opened);
                opened.pipeline().addLast(frames, StreamWire.this);
            }
        };
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (watched) {
            heard = link.world().instant();
            listen(link.world().bounds().patience());
        }
        if (tls.isEmpty()) {
            link.opened();
        }
        context.fireChannelActive();
    }

    private void listen(Duration time) {
        silence = link.loop().schedule(time, this::heardEnough);
    }

    /** RFC 5626 section 4.4.1: two line ends are a word too. */
    private void heardEnough() {
        var bounds = link.world().bounds();
        var allowed = spoken ? bounds.idle() : bounds.patience();
        var left = Duration.between(link.world().instant(), heard.plus(allowed));
        if (left.isZero() || left.isNegative()) {
            link.fault("nothing has come for %d s, and the connection is closed".formatted(allowed.toSeconds()), "");
            link.close();
        } else {
            listen(left);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (tls.isPresent() && event instanceof SslHandshakeCompletionEvent shaken) {
            var end = tls.get();
            var refusal = shaken.isSuccess() ? end.refusal() : Optional.of(end.refusalFor(shaken.cause()));
            if (refusal.isPresent()) {
                link.refused(refusal.get(), end.detail());
                context.close();
            } else {
                end.provedName().ifPresent(link::provedToBe);
                link.opened();
            }
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        silence.cancel();
        link.gone("the connection was closed");
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Frame frame) {
        spoken = true;
        try {
            if (frame instanceof Whole whole) {
                link.received(whole.bytes());
            } else if (frame instanceof Broken broken) {
                broken(context, broken);
            } else if (link.isOpen()) {
                context.writeAndFlush(Unpooled.copiedBuffer("\r\n", StandardCharsets.US_ASCII));
            }
        } catch (RuntimeException | Error e) {
            link.world().failed(e);
        }
    }

    /** What has begun has to end. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (watched) {
            heard = link.world().instant();
        }
        if (frames.isAmid() && !waiting && link.isOpen()) {
            await();
        }
        context.fireChannelReadComplete();
    }

    private void await() {
        waiting = true;
        long message = frames.count();
        link.loop().schedule(link.world().bounds().patience(), () -> giveUp(message));
    }

    /** @param message how many messages had come before the one that is waited for */
    private void giveUp(long message) {
        waiting = false;
        if (!link.isOpen() || !frames.isAmid()) {
            return;
        }
        if (frames.count() == message) {
            link.fault("the rest of a message has not come", "");
            link.close();
        } else {
            await();
        }
    }

    private void broken(ChannelHandlerContext context, Broken broken) {
        if (!link.isOpen()) {
            return;
        }
        if (broken.isTls()) {
            link.refused(Refusal.TLS_TO_PLAIN_TEXT, "");
            context.close();
            return;
        }
        link.broken(broken.status(), broken.why(), broken.head());
        link.loop().execute(link::close);
    }

    @Override
    public void write(String text, Runnable written, Consumer<String> failed) {
        var outbound = channel.unsafe().outboundBuffer();
        if (outbound != null
                && outbound.totalPendingWriteBytes() > link.world().bounds().unread()) {
            link.fault("the other end does not read what is sent to it", "");
            link.close();
        }
        channel.writeAndFlush(Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.UTF_8)))
                .addListener(done -> {
                    if (done.isSuccess()) {
                        written.run();
                    } else {
                        failed.accept("the connection is closed");
                    }
                });
    }

    @Override
    public boolean isReliable() {
        return true;
    }

    @Override
    public void close() {
        if (channel != null) {
            channel.close();
        }
    }

    /** The connection could not be opened. */
    void notConnected(Throwable cause) {
        link.gone("no connection to %s: %s".formatted(link.ends().remote(), reason(cause)));
    }

    private static String reason(Throwable cause) {
        var why = String.valueOf(cause.getMessage());
        return why.toLowerCase(Locale.ROOT).contains("refused") ? "connection refused" : why;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // A connection reset is an end like another, and so is the peer's refusal; anything else is worth a word.
        boolean alert = cause instanceof DecoderException && cause.getCause() instanceof SSLException;
        if (!alert && !(cause instanceof IOException) && link.isOpen()) {
            link.fault(cause.toString(), "");
        }
        link.gone(alert ? "the other end broke off the TLS" : "the connection is closed");
        context.close();
    }
}
