package org.cutover.sip;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.function.Consumer;

/** A UDP socket. */
final class LiveDatagrams extends SimpleChannelInboundHandler<DatagramPacket> implements Datagrams {

    private final World world;
    private final Hop at;
    private final Traffic traffic;
    private final Receiver receiver;
    private Channel channel;

    /** @param traffic what is on its way to this socket from nodes of this world */
    LiveDatagrams(World world, Hop at, Traffic traffic, Receiver receiver) {
        this.world = world;
        this.at = at;
        this.traffic = traffic;
        this.receiver = receiver;
    }

    void bound(Channel socket) {
        channel = socket;
    }

    /** The address alone, whatever name it was made with. */
    static SocketAddress key(SocketAddress socket) {
        return socket instanceof InetSocketAddress inet && !inet.isUnresolved()
                ? new InetSocketAddress(inet.getAddress(), inet.getPort())
                : socket;
    }

    @Override
    public void send(Hop to, byte[] bytes, Runnable written, Consumer<String> failed) {
        SocketAddress target;
        try {
            target = world.addresses().socketOf(to).orElseGet(() -> world.elsewhere(to));
        } catch (IllegalStateException nobodyThere) {
            // A datagram to nowhere is lost, and nobody says so.
            written.run();
            return;
        }
        if (!(target instanceof InetSocketAddress inet) || inet.isUnresolved()) {
            failed.accept("%s has no address".formatted(to.host()));
            return;
        }
        var underWay = world.addresses().datagramsTo(to);
        underWay.sent();
        channel.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(bytes), inet))
                .addListener(done -> {
                    if (done.isSuccess()) {
                        written.run();
                    } else {
                        underWay.lost();
                        failed.accept(String.valueOf(done.cause().getMessage()));
                    }
                });
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
        var sender = world.addresses().senderAt(key(packet.sender()));
        var bytes = ByteBufUtil.getBytes(packet.content());
        if (sender.isPresent()) {
            try {
                receiver.received(sender.get().from(), sender.get().node(), bytes);
            } finally {
                traffic.handled();
            }
        } else {
            receiver.received(address(packet.sender()), "", bytes);
        }
    }

    private Hop address(InetSocketAddress sender) {
        InetAddress address = sender.getAddress();
        return new Hop(address.getHostAddress(), sender.getPort(), at.transport());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // An ICMP message that comes back, say. The socket serves its other peers.
    }

    @Override
    public void close() {
        channel.close();
    }
}
