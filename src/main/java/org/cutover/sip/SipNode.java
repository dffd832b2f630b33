package org.cutover.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.SIPClientTransaction;
import gov.nist.javax.sip.stack.SIPServerTransaction;
import gov.nist.javax.sip.stack.SIPTransaction;
import io.netty.channel.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.cutover.journal.Journal;
import org.cutover.journal.JournalEvent;

/**
 * One SIP node: its listening points, connections and transactions. It knows no dialogs.
 *
 * <p>Its handler and listeners are called on its loop, and it is to be called there; {@link #listen} and {@link #close}
 * may be called from elsewhere too, and return when it is done.
 */
public final class SipNode implements AutoCloseable {

    /** 64*T1: how long a transaction waits for what may never come (RFC 3261 section 17.1.1.2). */
    static final Duration PATIENCE = Duration.ofSeconds(32);

    /** Who uses the node. */
    public interface Handler {

        /** A new request: any method but ACK and CANCEL. */
        void onRequest(ServerExchange exchange);

        /** The ACK of a 2xx. The ACK of any other final response ends in the transaction. */
        default void onAck(SipRequest ack, Peer peer) {}

        /** A response to none of this node's requests, such as a 2xx repeated long after. */
        default void onStrayResponse(SipResponse response) {}
    }

    /** Where a node lives, for the parts of it. */
    record Home(String name, World world, NettyLoop loop, Journal journal, Complaints complaints) {}

    private final Home home;
    private final Handler handler;
    private final NodeStack stack;
    private final Links links;
    private final String callIdHost;
    private final List<Channel> listeners = new ArrayList<>();
    private final Set<Hop> hops = new LinkedHashSet<>();
    private final Recent<Consumer<SipResponse>> accepted;
    private boolean closed;
    private boolean full;
    private volatile Set<String> lost = Set.of();

    /**
     * @param loop one of the world's
     * @param name by which journal and peers know the node
     */
    public SipNode(World world, Loop loop, String name, Journal journal, Handler handler) {
        if (!(loop instanceof NettyLoop nettyLoop)) {
            throw new IllegalArgumentException("The loop of node %s is none that World.newLoop made.".formatted(name));
        }
        this.home = new Home(name, world, nettyLoop, journal, new Complaints(world));
        this.handler = handler;
        this.stack = new NodeStack(nettyLoop, new Arrivals());
        this.links = new Links(home, new Arrivals());
        this.accepted = new Recent<>(nettyLoop, PATIENCE);
        this.callIdHost = name.replaceAll("[^A-Za-z0-9.-]", "-");
        world.holds(
                this,
                () -> List.of(
                        new Held(name, transactions(), Held.Kind.TRANSACTIONS),
                        new Held(name, openLinks(), Held.Kind.CONNECTIONS)));
    }

    /**
     * From now on requests of these methods do not come through to this node, as if they were lost on their way. May be called from
     * anywhere.
     */
    public void loses(Set<String> methods) {
        lost = Set.copyOf(methods);
    }

    /**
     * Listens at a hop as well.
     *
     * @throws PortInUseException if another program has the port
     */
    public void listen(Hop at) {
        home.loop().callAndWait(() -> {
            if (at.transport().equals("udp")) {
                links.takeDatagrams(at);
            } else {
                listeners.add(home.world().listen(home.loop(), home.name(), at, links.accept(at)));
            }
            hops.add(at);
        });
    }

    /**
     * Sends a request in a new transaction. Its top Via is added here.
     *
     * <p>When a connection that has served before turns out to be dead, the request goes once more over a new one. What is too
     * large for UDP goes over TCP where the peer has it (RFC 3261 section 18.1.1).
     *
     * @param from sent-by of the Via, where responses would find this node
     * @param to where it goes; neither Route nor Request-URI is asked
     * @throws IllegalArgumentException if a header is missing or malformed that transactions need
     */
    public ClientExchange send(SipRequest request, Hop from, Hop to, ClientExchange.Listener listener) {
        var exchange = new ClientExchange(this, request, from, to, listener);
        exchange.start();
        return exchange;
    }

    /** Sends the ACK of a 2xx: outside transactions, with a branch of its own (RFC 3261 section 13.2.2.4). */
    public void sendAck(SipRequest ack, Hop from, Hop to) {
        var link = links.between(sentBy(from, to), to, ack.callId());
        var sent = withVia(ack, link.ends().local());
        link.send(new Outgoing(sent, why -> link.fault("The ACK was not sent: " + why, sent.text())));
    }

    /** Sends a response outside transactions, where its top Via says (RFC 3261 section 18.2.2). */
    public void sendStray(SipResponse response) {
        var link = linkTo(response, "");
        if (link.isPresent()) {
            var found = link.get();
            found.send(new Outgoing(response, why -> found.fault("A response was not sent: " + why, response.text())));
        } else {
            home.journal()
                    .record(new JournalEvent.Fault(
                            home.name(), "", "The Via of a response names no place to send it to.", response.text()));
        }
    }

    /** A tag for From or To, the same in every run of one seed. */
    public String newTag() {
        return home.world().newToken(home.name());
    }

    /** A Call-ID, the same in every run of one seed. */
    public String newCallId() {
        return home.world().newToken(home.name()) + "@" + callIdHost;
    }

    /**
     * Ends the secured connections with these peers, as a service does that takes up another certificate. Requests that wait for
     * an answer go over new ones.
     */
    public void endSecured(Predicate<Peer> with) {
        home.loop().execute(() -> links.endSecured(with));
    }

    /** Closes listening points and connections, and forgets transactions and their timers. Nobody is told. */
    @Override
    public void close() {
        if (home.loop().isOver()) {
            return;
        }
        home.loop().callAndWait(() -> {
            if (!closed) {
                closed = true;
                stack.end();
                listeners.forEach(Channel::close);
                links.close();
                accepted.end();
                home.loop().forget();
                // Connections end in the next turn.
                home.loop().execute(() -> home.world().isClosed(this));
            }
        });
    }

    NodeStack stack() {
        return stack;
    }

    Loop loop() {
        return home.loop();
    }

    /** How many connections stand or are being opened. */
    int openLinks() {
        return links.count();
    }

    /** How many transactions there are, of requests that came and that were sent. Called on the loop, or when it rests. */
    public int transactions() {
        return stack.transactions();
    }

    /** How many peers over UDP are remembered that are no machines of the estate. */
    int peersOverUdp() {
        return links.strangers();
    }

    /** Ends the connections, as a network does. Called on the loop. */
    void breakLinks() {
        links.breakOff();
    }

    boolean isClosed() {
        return closed;
    }

    /** The branches of this node's INVITEs that were accepted, and who hears what else comes of them (RFC 6026 section 7.2). */
    Recent<Consumer<SipResponse>> accepted() {
        return accepted;
    }

    /**
     * The connection a response takes when that of its request is gone; none where its Via leads out of the estate.
     *
     * @param caller address from which the request came; empty if that is not known
     */
    Optional<Link> linkTo(SipResponse response, String caller) {
        var via = response.parts().topVia();
        return via.flatMap(Via::sentBy)
                .flatMap(links::backTo)
                .or(() -> via.flatMap(Via::replyTo)
                        .filter(to -> links.mayAnswer(to, caller))
                        .flatMap(to -> hops.stream()
                                .filter(own -> own.transport().equals(to.transport()))
                                .findFirst()
                                .map(own -> links.between(own, to, response.callId()))));
    }

    /**
     * The way from a hop of this node to another, over the transport of the other.
     *
     * @param occasion Call-ID of the request that takes it
     */
    Link link(Hop from, Hop to, String occasion) {
        return links.between(sentBy(from, to), to, occasion);
    }

    /** Where responses find this node over the transport that a request takes: not always that of the hop it is sent from. */
    private Hop sentBy(Hop from, Hop to) {
        if (from.transport().equals(to.transport())) {
            return from;
        }
        return hops.stream()
                .filter(own -> own.host().equals(from.host()) && own.transport().equals(to.transport()))
                .findFirst()
                .orElseGet(() -> new Hop(from.host(), from.port(), to.transport()));
    }

    SipRequest withVia(SipRequest request, Hop sentBy) {
        var branch = Via.BRANCH_COOKIE + home.world().newToken(home.name());
        return request.edit().addFirst("Via", Via.of(sentBy, branch)).build();
    }

    /** Where a peer listens on TCP beside UDP; of one that is no node of this world, it is to be tried. */
    Optional<Hop> streamBeside(Hop datagrams) {
        var stream = new Hop(datagrams.host(), datagrams.port(), "tcp");
        var addresses = home.world().addresses();
        boolean ours = addresses.socketOf(datagrams).isPresent();
        return Optional.of(stream)
                .filter(hop -> !ours || addresses.socketOf(hop).isPresent());
    }

    /** What comes over the links, and what the transactions make of it. */
    private final class Arrivals implements Link.Owner, NodeStack.Above {

        @Override
        public void received(Link link, SIPMessage parsed) {
            var message = (SipMessage) parsed.getApplicationData();
            try {
                if (parsed instanceof SIPRequest request) {
                    if (!admits(message, link)) {
                        return;
                    }
                    message.parts().topVia().flatMap(Via::sentBy).ifPresent(hop -> links.callsFrom(hop, link));
                    stack.receive(request, links.answering(link, message).stackChannel());
                } else {
                    stack.receive((SIPResponse) parsed, link.stackChannel());
                }
            } catch (NodeStack.Refused e) {
                link.fault(e.getMessage(), message.text());
            }
        }

        @Override
        public boolean comesThrough(MessageText parts) {
            return lost.isEmpty() || parts.isResponse() || !lost.contains(parts.method());
        }

        /** Whether there is no room, as the journal has been told. There is some again when a tenth of it is free. */
        @Override
        public boolean turnsAway(MessageText parts) {
            if (!full) {
                return false;
            }
            var most = home.world().bounds().transactions();
            int now = stack.remembered();
            full = now > most - Math.max(1, most / 10);
            var method = parts.method();
            return now >= most && !parts.isResponse() && !method.equals("ACK") && !method.equals("CANCEL");
        }

        /** Whether one more request is taken; the journal hears of it once, until there is room again. */
        private boolean admits(SipMessage message, Link link) {
            if (message instanceof SipRequest request && (request.is("ACK") || request.is("CANCEL"))) {
                return true;
            }
            var most = home.world().bounds().transactions();
            boolean room = stack.remembered() < most;
            if (!room) {
                if (!full) {
                    link.fault("No more than %d transactions are kept; others get 503.".formatted(most), "");
                }
                full = true;
                link.refuseForNow(message.parts(), true);
            }
            return room;
        }

        @Override
        public void closed(Link link) {
            links.forget(link);
        }

        @Override
        public void request(SIPRequest received, SIPServerTransaction transaction, Link link) {
            var request = (SipRequest) received.getApplicationData();
            switch (request.method()) {
                case "ACK" -> handler.onAck(request, link.ends().peer());
                case "CANCEL" -> cancel(request, received, transaction, link);
                default -> {
                    var exchange = new ServerExchange(SipNode.this, request, transaction, link);
                    if (transaction.getMethod().equals(request.method())) {
                        transaction.setApplicationData(exchange);
                    }
                    stack.keep(transaction);
                    handler.onRequest(exchange);
                }
            }
        }

        /** RFC 3261 section 9.2: the CANCEL is answered here, the INVITE by its owner. */
        private void cancel(SipRequest cancel, SIPRequest received, SIPServerTransaction transaction, Link link) {
            stack.keep(transaction);
            var own = new ServerExchange(SipNode.this, cancel, transaction, link);
            var invite = stack.cancelled(received)
                    .map(SIPTransaction::getApplicationData)
                    .map(ServerExchange.class::cast);
            var tag = invite.map(ServerExchange::tag).or(() -> stack.accepted(received));
            own.respond(cancel.respond(tag.isPresent() ? 200 : 481)
                    .set("To", ServerExchange.tagged(cancel, tag.orElseGet(own::tag)))
                    .build());
            invite.ifPresent(found -> found.cancelled(cancel));
        }

        @Override
        public void response(SIPResponse received, SIPTransaction transaction) {
            var response = (SipResponse) received.getApplicationData();
            boolean cancel = response.cseqMethod().equals("CANCEL");
            if (transaction != null && transaction.getApplicationData() instanceof ClientExchange exchange) {
                exchange.received(response);
            } else if (cancel && transaction instanceof SIPClientTransaction own && !response.isProvisional()) {
                stack.answered(own);
            } else if (!cancel) {
                accepted.find(received.getTopmostVia().getBranch())
                        .ifPresentOrElse(hears -> hears.accept(response), () -> handler.onStrayResponse(response));
            }
        }
    }

    /** Starts a client transaction. */
    void start(SIPTransaction transaction, SIPRequest request) {
        try {
            transaction.sendMessage(request);
        } catch (IOException e) {
            // A link never throws one.
            throw new IllegalStateException(e);
        }
    }
}
