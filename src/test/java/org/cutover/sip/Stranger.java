package org.cutover.sip;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Somebody who is no node, and sends bytes. */
final class Stranger {

    private final World world;
    private final Hop to;
    private final Consumer<String> received;
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private final CompletableFuture<Boolean> closed = new CompletableFuture<>();
    private final boolean secured;
    private Datagrams datagrams;
    private Channel stream;

    Stranger(World world, Hop to, Consumer<String> received) {
        this(world, to, received, world.secures(to));
    }

    /** @param from where it sends datagrams from */
    Stranger(World world, Hop to, Hop from, Consumer<String> received) {
        this(world, to, from, received, false);
    }

    /** @param secured whether it speaks TLS, whatever the other end expects */
    Stranger(World world, Hop to, Consumer<String> received, boolean secured) {
        this(world, to, Hop.parse("127.0.0.1:9/udp"), received, secured);
    }

    private Stranger(World world, Hop to, Hop sender, Consumer<String> received, boolean secured) {
        this.secured = secured;
        this.world = world;
        this.to = to;
        this.received = received;
        var loop = (NettyLoop) world.newLoop("stranger");
        if (to.transport().equals("udp")) {
            loop.execute(() -> {
                datagrams = world.openDatagrams(
                        loop,
                        "stranger",
                        sender,
                        (from, node, bytes) -> received.accept(new String(bytes, StandardCharsets.UTF_8)));
                ready.complete(true);
            });
        } else {
            connect(loop);
        }
    }

    /** Whether the other end can see its IP address. */
    boolean hasAddress() {
        return !world.isVirtual() || datagrams != null;
    }

    private void connect(NettyLoop loop) {
        new Bootstrap()
                .group(loop.eventLoop())
                .channelFactory(world::newChannel)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        if (secured) {
                            var from = new Hop(world.isVirtual() ? "unknown" : "127.0.0.1", 9, "tls");
                            channel.pipeline()
                                    .addLast(TlsEnd.client(world, from, to).handler());
                        }
                        channel.pipeline().addLast(new Reader());
                    }
                })
                .connect(world.addresses().socketOf(to).orElseThrow());
    }

    private final class Reader extends SimpleChannelInboundHandler<ByteBuf> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
            received.accept(bytes.toString(StandardCharsets.UTF_8));
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            stream = context.channel();
            stream.closeFuture().addListener(end -> closed.complete(true));
            if (!secured) {
                ready.complete(true);
            }
            context.fireChannelActive();
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof SslHandshakeCompletionEvent shaken && shaken.isSuccess()) {
                ready.complete(true);
            }
        }
    }

    CompletableFuture<Boolean> ready() {
        return ready;
    }

    CompletableFuture<Boolean> closed() {
        return closed;
    }

    /** From now on it takes nothing off the connection. */
    void stopReading() {
        stream.config().setAutoRead(false);
    }

    void readAgain() {
        stream.config().setAutoRead(true);
    }

    void close() {
        if (datagrams != null) {
            datagrams.close();
        } else {
            stream.close();
        }
    }

    void send(byte[] bytes) {
        if (datagrams != null) {
            datagrams.send(to, bytes, () -> {}, why -> {});
        } else {
            stream.writeAndFlush(Unpooled.wrappedBuffer(bytes));
        }
    }
}
