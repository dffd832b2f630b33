package org.cutover.sip;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Locale;
import java.util.Queue;
import org.cutover.journal.Journal;
import org.cutover.journal.JournalEvent;
import org.cutover.journal.JournalEvent.Direction;
import org.cutover.sip.SipFrameDecoder.Broken;
import org.cutover.sip.SipFrameDecoder.Frame;
import org.cutover.sip.SipFrameDecoder.Whole;

/**
 * One connection to a peer, opened by either side. It records every message in the journal: as received before anyone
 * reads it, as sent before it leaves.
 */
final class Link extends SimpleChannelInboundHandler<Frame> {

    /** Who is told what the link brings. */
    interface Owner {
        void received(Link link, SipMessage message);

        void closed(Link link);
    }

    /** The two ends as the model has them. */
    record Ends(Hop local, String remote, Peer peer) {}

    private enum State {
        CONNECTING,
        OPEN,
        CLOSED
    }

    private final String node;
    private final World world;
    private final NettyLoop loop;
    private final Journal journal;
    private final Owner owner;
    private final Ends ends;
    private final Traffic traffic;
    private final LinkChannel stackChannel = new LinkChannel(this);
    private final Queue<Outgoing> waiting = new ArrayDeque<>();
    private Channel channel;
    private State state;
    private String end = "";

    /** A link that is being connected, or, with a channel, one that was accepted. */
    Link(SipNode.Home home, Owner owner, Ends ends, Traffic traffic, Channel accepted) {
        this.node = home.name();
        this.world = home.world();
        this.loop = home.loop();
        this.journal = home.journal();
        this.owner = owner;
        this.ends = ends;
        this.traffic = traffic;
        this.channel = accepted;
        this.state = accepted == null ? State.CONNECTING : State.OPEN;
        if (accepted != null) {
            traffic.opened();
        }
    }

    ChannelHandler pipeline() {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel opened) {
                channel = opened;
                opened.pipeline().addLast(new SipFrameDecoder(), Link.this);
            }
        };
    }

    Ends ends() {
        return ends;
    }

    LinkChannel stackChannel() {
        return stackChannel;
    }

    boolean isOpen() {
        return state != State.CLOSED;
    }

    /** Sends the message when the connection stands; {@link Outgoing#lost} hears if it never does. */
    void send(Outgoing message) {
        if (state == State.CLOSED) {
            loop.execute(() -> message.lost().accept(end));
            return;
        }
        traffic.sent();
        if (state == State.CONNECTING) {
            waiting.add(message);
        } else {
            write(message);
        }
    }

    private void write(Outgoing message) {
        journal.record(entry(Direction.SENT, message.parts(), message.text(), null));
        // Not in this turn of the loop: between nodes of one loop the other end would read it inside our call.
        loop.execute(() -> channel.writeAndFlush(Unpooled.copiedBuffer(message.text(), StandardCharsets.UTF_8))
                .addListener(written -> {
                    if (written.isSuccess()) {
                        traffic.written();
                    } else {
                        loop.execute(() -> message.lost().accept("the connection is closed"));
                        traffic.lost();
                    }
                }));
    }

    void close() {
        if (channel != null) {
            channel.close();
        }
        gone("the connection is closed");
    }

    /** The connection could not be opened. */
    void refused(Throwable cause) {
        gone("no connection to %s: %s".formatted(ends.remote(), reason(cause)));
    }

    private static String reason(Throwable cause) {
        var why = String.valueOf(cause.getMessage());
        return why.toLowerCase(Locale.ROOT).contains("refused") ? "connection refused" : why;
    }

    private void gone(String why) {
        if (state == State.CLOSED) {
            return;
        }
        state = State.CLOSED;
        end = why;
        owner.closed(this);
        for (var message : new ArrayList<>(waiting)) {
            loop.execute(() -> message.lost().accept(why));
        }
        waiting.clear();
        // Last: what the senders do about it is then under way already.
        traffic.close();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (state == State.CONNECTING) {
            state = State.OPEN;
            traffic.opened();
            for (var message = waiting.poll(); message != null; message = waiting.poll()) {
                write(message);
            }
        }
        context.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        gone("the connection was closed");
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Frame frame) {
        try {
            if (frame instanceof Whole whole) {
                try {
                    received(whole.bytes());
                } finally {
                    traffic.handled();
                }
            } else if (frame instanceof Broken broken) {
                fault(broken.why(), broken.head());
                answerBadRequest(MessageText.read(broken.head()), broken.why());
                loop.execute(this::close);
            } else {
                context.writeAndFlush(Unpooled.copiedBuffer("\r\n", StandardCharsets.US_ASCII));
            }
        } catch (RuntimeException | Error e) {
            world.failed(e);
        }
    }

    private void received(byte[] bytes) {
        String text;
        String base64 = null;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, StandardCharsets.UTF_8);
            base64 = Base64.getEncoder().encodeToString(bytes);
        }
        var parts = MessageText.read(text);
        journal.record(entry(Direction.RECEIVED, parts, text, base64));
        SipMessage message;
        try {
            message = MessageParser.read(parts);
        } catch (ParseException e) {
            fault(e.getMessage(), text);
            answerBadRequest(parts, e.getMessage());
            return;
        }
        if (state == State.OPEN) {
            owner.received(this, message);
        }
    }

    /** RFC 3261 section 21.4.1: a request that names its sender and itself is told what is wrong with it. */
    private void answerBadRequest(MessageText parts, String why) {
        boolean answerable = !parts.isResponse()
                && !parts.startLine().startsWith("ACK ")
                && !parts.first("Via").isEmpty()
                && !parts.first("From").isEmpty()
                && !parts.first("To").isEmpty()
                && !parts.first("Call-ID").isEmpty()
                && !parts.first("CSeq").isEmpty();
        if (answerable) {
            var response = new SipResponse.Builder(400, "Bad Request (" + why + ")");
            for (var header : parts.headers()) {
                if (header.is("Via") || header.is("From") || header.is("Call-ID") || header.is("CSeq")) {
                    response.add(header.name(), header.value());
                }
            }
            var to = parts.first("To");
            boolean tagged = HeaderText.parameter(to, "tag").isPresent();
            response.add("To", tagged ? to : to + ";tag=" + world.newToken(node));
            send(new Outgoing(response.build(), lost -> {}));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // A connection reset is an end like another; anything else is worth a word.
        if (!(cause instanceof IOException)) {
            fault(cause.toString(), "");
        }
        close();
    }

    void fault(String why, String text) {
        journal.record(new JournalEvent.Fault(node, ends.peer().name(), why, text));
    }

    private JournalEvent entry(Direction direction, MessageText parts, String text, String base64) {
        return new JournalEvent.Message(
                direction,
                node,
                ends.peer().name(),
                ends.local().address(),
                ends.remote(),
                ends.local().transport(),
                parts.first("Call-ID"),
                parts.method(),
                parts.status(),
                text,
                base64);
    }
}
