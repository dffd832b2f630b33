package org.cutover.sip;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.cutover.sip.SipFrameDecoder.Broken;
import org.cutover.sip.SipFrameDecoder.Whole;

/**
 * The connections of one node: one a peer, whoever opened it; opened when first needed, kept, and opened again when it was
 * lost. Over UDP, the sockets of the node and the peers they have to do with.
 */
final class Links {

    private record Way(Hop from, Hop to) {}

    private final SipNode.Home home;
    private final Link.Owner owner;
    private final Map<Way, Link> ways = new HashMap<>();
    private final Set<Link> all = new HashSet<>();
    private final Map<Hop, Link> callers = new LinkedHashMap<>();
    private final Map<Hop, Link> arrived = new HashMap<>();
    private final Map<Way, Link> strangers = new LinkedHashMap<>();
    private final Map<String, Integer> opened = new HashMap<>();
    private boolean full;
    private final Map<Hop, Datagrams> sockets = new HashMap<>();

    Links(SipNode.Home home, Link.Owner owner) {
        this.home = home;
        this.owner = owner;
    }

    private World world() {
        return home.world();
    }

    /**
     * The connection between the two hops, opened if there is none. They are of the same transport.
     *
     * @param occasion Call-ID of the message it is for
     */
    Link between(Hop from, Hop to, String occasion) {
        var way = new Way(from, to);
        var open = ways.get(way);
        if (open != null && open.isOpen()) {
            return open;
        }
        // RFC 5923: a device from elsewhere may listen nowhere but on the connection that it opened. It may give as its
        // address what
        // its Via names, or the very end of the connection.
        var brought = world().addresses().socketOf(to).isEmpty()
                ? backTo(to).or(() -> Optional.ofNullable(arrived.get(to)).filter(Link::isOpen))
                : Optional.<Link>empty();
        if (brought.filter(Link::isReliable).isPresent()) {
            return brought.get();
        }
        return to.transport().equals("udp") ? datagrams(from, to) : connect(way, occasion);
    }

    private Link connect(Way way, String occasion) {
        var from = way.from();
        var to = way.to();
        var peer = new Peer(world().addresses().nameOf(to), to.host());
        var abroad = world().addresses().socketOf(to).isEmpty();
        var traffic = world().newTraffic(abroad);
        var link = new Link(home, owner, new Link.Ends(from, to.address(), peer), traffic, occasion);
        ways.put(way, link);
        all.add(link);
        var tls = TlsEnd.isSpoken(world(), to, from.host(), to.host())
                ? Optional.of(TlsEnd.client(world(), from, to))
                : Optional.<TlsEnd>empty();
        var caller = new AddressBook.Caller(home.name(), from, traffic, occasion);
        world().connect(home.loop(), caller, to, new StreamWire(link, tls));
        return link;
    }

    /** What a listening point does with who connects. */
    ChannelHandler accept(Hop at) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                var link = accepted(at, channel);
                var caller = link.ends().peer().host();
                if (!admits(caller, link)) {
                    channel.close();
                    return;
                }
                all.add(link);
                channel.closeFuture().addListener(closed -> left(caller));
                var tls = TlsEnd.isSpoken(world(), at, at.host(), caller)
                        ? Optional.of(TlsEnd.server(world(), at, caller))
                        : Optional.<TlsEnd>empty();
                var wire = new StreamWire(link, tls);
                boolean ours =
                        world().addresses().callerAt(channel.remoteAddress()).isPresent();
                channel.pipeline().addLast((ours ? wire : wire.watched()).pipeline());
            }
        };
    }

    /** Whether one more connection is taken; the journal hears of it once, until there is room again. */
    private boolean admits(String caller, Link link) {
        var bounds = world().bounds();
        var ofCaller = opened.getOrDefault(caller, 0);
        var inAll = opened.values().stream().mapToInt(Integer::intValue).sum();
        var bound = ofCaller >= bounds.connectionsOfPeer()
                ? "%d connections of %s".formatted(bounds.connectionsOfPeer(), caller)
                : inAll >= bounds.connections() ? "%d connections".formatted(bounds.connections()) : "";
        if (!bound.isEmpty()) {
            if (!full) {
                link.fault("No more than %s are taken; others are closed.".formatted(bound), "");
            }
            full = true;
            return false;
        }
        full = false;
        opened.merge(caller, 1, Integer::sum);
        return true;
    }

    private void left(String caller) {
        opened.computeIfPresent(caller, (host, count) -> count > 1 ? count - 1 : null);
    }

    private Link accepted(Hop at, Channel channel) {
        var addresses = world().addresses();
        var caller = addresses.callerAt(channel.remoteAddress());
        if (caller.isPresent()) {
            var from = caller.get().from();
            var peer = new Peer(caller.get().node(), from.host());
            var link = new Link(
                    home,
                    owner,
                    new Link.Ends(at, from.address(), peer),
                    caller.get().traffic(),
                    caller.get().occasion());
            // What this node has to say to the caller's listening point goes by the same connection.
            ways.put(new Way(at, from), link);
            return link;
        }
        var remote = channel.remoteAddress() instanceof InetSocketAddress inet
                ? inet
                : InetSocketAddress.createUnresolved("unknown", 0);
        var host = remote.isUnresolved()
                ? remote.getHostString()
                : remote.getAddress().getHostAddress();
        var address = host + ":" + remote.getPort();
        var peer = new Peer(addresses.nameOf(host, address), host);
        var link = new Link(home, owner, new Link.Ends(at, address, peer), Traffic.uncounted(), "");
        if (remote.getPort() > 0) {
            arrived.put(new Hop(host, remote.getPort(), at.transport()), link);
        }
        return link;
    }

    /** Opens the node's socket for datagrams at a hop. */
    void takeDatagrams(Hop at) {
        if (!sockets.containsKey(at)) {
            sockets.put(
                    at,
                    world().openDatagrams(
                                    home.loop(), home.name(), at, (from, node, bytes) -> came(at, from, node, bytes)));
        }
    }

    private Link datagrams(Hop from, Hop to) {
        takeDatagrams(from);
        return datagrams(from, to, world().addresses().nameOf(to));
    }

    private Link datagrams(Hop from, Hop to, String name) {
        var way = new Way(from, to);
        var known = ways.get(way);
        if (known != null) {
            if (strangers.remove(way) != null) {
                strangers.put(way, known);
            }
            return known;
        }
        var link = new Link(
                home, owner, new Link.Ends(from, to.address(), new Peer(name, to.host())), Traffic.uncounted(), "");
        ways.put(way, link);
        all.add(link);
        if (!world().addresses().knows(to.host())) {
            strangers.put(way, link);
            forgetEldest(strangers).ifPresent(Link::close);
        }
        link.carriedBy(new DatagramWire(sockets.get(from), to));
        link.opened();
        return link;
    }

    private void came(Hop at, Hop from, String node, byte[] bytes) {
        var name = node.isEmpty() ? world().addresses().nameOf(from) : node;
        var link = datagrams(at, from, name);
        try {
            var frame = DatagramWire.cut(bytes);
            if (frame.isPresent() && frame.get() instanceof Whole whole) {
                link.received(whole.bytes());
            } else if (frame.isPresent() && frame.get() instanceof Broken broken) {
                link.broken(broken.status(), broken.why(), broken.head());
            }
        } catch (RuntimeException | Error e) {
            world().failed(e);
        }
    }

    /** Where a request is answered: over the connection it came on; over UDP, where its Via says (RFC 3261 section 18.2.2). */
    Link answering(Link link, SipMessage request) {
        if (link.isReliable()) {
            return link;
        }
        var at = link.ends().local();
        return request.parts()
                .topVia()
                .flatMap(Via::replyTo)
                .map(to -> new Hop(to.host(), to.port(), at.transport()))
                .filter(to -> !to.address().equals(link.ends().remote()))
                .filter(to -> {
                    boolean allowed = mayAnswer(to, link.ends().peer().host());
                    if (!allowed) {
                        link.fault(
                                "A Via asks for the answer at %s, which is no address of the estate.".formatted(to),
                                "");
                    }
                    return allowed;
                })
                .map(to -> datagrams(at, to, link.ends().peer().name()))
                .orElse(link);
    }

    /** A Via is what the peer wrote: it leads to whom it came from, or to a machine of the estate, and nowhere else. */
    boolean mayAnswer(Hop to, String caller) {
        return to.host().equals(caller) || world().addresses().knows(to.host());
    }

    /** Remembers over which connection the sender of a request is to be answered. */
    void callsFrom(Hop sentBy, Link link) {
        callers.remove(sentBy);
        callers.put(sentBy, link);
        forgetEldest(callers);
    }

    /** Who sends datagrams under ever new names, or asks for answers at ever new places, takes the place of others like it. */
    private <K> Optional<Link> forgetEldest(Map<K, Link> links) {
        if (links.size() <= world().bounds().peers()) {
            return Optional.empty();
        }
        var eldest = links.entrySet().iterator();
        var forgotten = eldest.next().getValue();
        eldest.remove();
        return Optional.of(forgotten);
    }

    Optional<Link> backTo(Hop sentBy) {
        return Optional.ofNullable(callers.get(sentBy)).filter(Link::isOpen);
    }

    void forget(Link link) {
        all.remove(link);
        ways.values().remove(link);
        callers.values().removeIf(link::equals);
        arrived.values().removeIf(link::equals);
        strangers.values().remove(link);
    }

    /** How many connections stand or are being opened. */
    int count() {
        return (int) all.stream().filter(Link::isReliable).count();
    }

    /** Ends the secured connections with these peers; whoever has something to say opens another one. */
    void endSecured(Predicate<Peer> with) {
        List.copyOf(all).stream()
                .filter(link -> link.ends().local().transport().equals("tls"))
                .filter(link -> with.test(link.ends().peer()))
                .forEach(Link::close);
    }

    int strangers() {
        return strangers.size();
    }

    void breakOff() {
        List.copyOf(all).stream().filter(Link::isReliable).forEach(Link::close);
    }

    void close() {
        List.copyOf(all).forEach(Link::close);
        sockets.values().forEach(Datagrams::close);
    }
}
