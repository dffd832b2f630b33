package org.cutover.sip;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The connections of one node: opened when first needed, kept, and opened again when they were lost. */
final class Links {

    private record Way(Hop from, Hop to) {}

    private final SipNode.Home home;
    private final Link.Owner owner;
    private final Map<Way, Link> outgoing = new HashMap<>();
    private final Set<Link> all = new HashSet<>();
    private final Map<Hop, Link> callers = new HashMap<>();

    Links(SipNode.Home home, Link.Owner owner) {
        this.home = home;
        this.owner = owner;
    }

    /** The connection between the two hops, opened if there is none. */
    Link between(Hop from, Hop to) {
        var way = new Way(from, to);
        var open = outgoing.get(way);
        if (open != null && open.isOpen()) {
            return open;
        }
        var peer = new Peer(home.world().addresses().nameOf(to), to.host());
        var abroad = home.world().addresses().socketOf(to).isEmpty();
        var traffic = home.world().newTraffic(abroad);
        var link = new Link(home, owner, new Link.Ends(from, to.address(), peer), traffic, null);
        outgoing.put(way, link);
        all.add(link);
        home.world().connect(home.loop(), new AddressBook.Caller(home.name(), from, traffic), to, link);
        return link;
    }

    /** What a listening point does with who connects. */
    ChannelHandler accept(Hop at) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                var link = accepted(at, channel);
                all.add(link);
                channel.pipeline().addLast(link.pipeline());
            }
        };
    }

    private Link accepted(Hop at, Channel channel) {
        var addresses = home.world().addresses();
        var caller = addresses.callerAt(channel.remoteAddress());
        if (caller.isPresent()) {
            var from = caller.get().from();
            var peer = new Peer(caller.get().node(), from.host());
            return new Link(
                    home,
                    owner,
                    new Link.Ends(at, from.address(), peer),
                    caller.get().traffic(),
                    channel);
        }
        var remote = channel.remoteAddress() instanceof InetSocketAddress inet
                ? inet
                : InetSocketAddress.createUnresolved("unknown", 0);
        var host = remote.isUnresolved()
                ? remote.getHostString()
                : remote.getAddress().getHostAddress();
        var address = host + ":" + remote.getPort();
        var peer = new Peer(addresses.nameOf(host, address), host);
        return new Link(home, owner, new Link.Ends(at, address, peer), Traffic.uncounted(), channel);
    }

    /** Remembers over which connection the sender of a request is to be answered. */
    void callsFrom(Hop sentBy, Link link) {
        callers.put(sentBy, link);
    }

    Optional<Link> backTo(Hop sentBy) {
        return Optional.ofNullable(callers.get(sentBy)).filter(Link::isOpen);
    }

    void forget(Link link) {
        all.remove(link);
        outgoing.values().remove(link);
        callers.values().remove(link);
    }

    int count() {
        return all.size();
    }

    void close() {
        List.copyOf(all).forEach(Link::close);
    }
}
