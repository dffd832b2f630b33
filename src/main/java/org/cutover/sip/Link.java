package org.cutover.sip;

import gov.nist.javax.sip.message.SIPMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import org.cutover.identity.Refusal;
import org.cutover.journal.Journal;
import org.cutover.journal.JournalEvent;
import org.cutover.journal.JournalEvent.Direction;

/**
 * One connection to a peer, opened by either side, or, over UDP, the peer alone. It records every message in the journal:
 * as received before anyone reads it, as sent before it leaves.
 */
final class Link {

    /** Who is told what the link brings. */
    interface Owner {
        void received(Link link, SIPMessage message);

        /** Whether a message comes through; one that does not was lost on its way. */
        boolean comesThrough(MessageText parts);

        /** Whether it is a request that there is no room for, and the journal knows. */
        boolean turnsAway(MessageText parts);

        void closed(Link link);
    }

    /**
     * The two ends as the model has them.
     *
     * @param remote {@code host:port}
     */
    record Ends(Hop local, String remote, Peer peer) {

        int remotePort() {
            return Integer.parseInt(remote.substring(remote.lastIndexOf(':') + 1));
        }
    }

    /** What stands for bytes that are no UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private enum State {
        CONNECTING,
        OPEN,
        CLOSED
    }

    private final String node;
    private final World world;
    private final NettyLoop loop;
    private final Journal journal;
    private final Complaints complaints;
    private final Owner owner;
    private final Traffic traffic;
    private final String occasion;
    private final LinkChannel stackChannel = new LinkChannel(this);
    private final Queue<Outgoing> waiting = new ArrayDeque<>();
    private final Set<Consumer<String>> dependents = new LinkedHashSet<>();
    private Ends ends;
    private Wire wire;
    private State state = State.CONNECTING;
    private boolean served;
    private String end = "";

    /**
     * A link whose connection does not stand yet.
     *
     * @param occasion Call-ID of the message for which it is opened; empty if that is not known
     */
    Link(SipNode.Home home, Owner owner, Ends ends, Traffic traffic, String occasion) {
        this.node = home.name();
        this.world = home.world();
        this.loop = home.loop();
        this.journal = home.journal();
        this.complaints = home.complaints();
        this.owner = owner;
        this.ends = ends;
        this.traffic = traffic;
        this.occasion = occasion;
    }

    Ends ends() {
        return ends;
    }

    NettyLoop loop() {
        return loop;
    }

    World world() {
        return world;
    }

    LinkChannel stackChannel() {
        return stackChannel;
    }

    boolean isOpen() {
        return state != State.CLOSED;
    }

    boolean isReliable() {
        return !ends.local().transport().equals("udp");
    }

    /** Whether the peer has said anything on it yet. */
    boolean hasServed() {
        return served;
    }

    /** Tells the dependent if the link ends before it was {@link #release released}. */
    void dependsOn(Consumer<String> dependent) {
        dependents.add(dependent);
    }

    void release(Consumer<String> dependent) {
        dependents.remove(dependent);
    }

    /** The peer has proved to be someone whose address was not known. */
    void provedToBe(String name) {
        ends = new Ends(ends.local(), ends.remote(), new Peer(name, ends.peer().host()));
    }

    /** Says what is, or is to be, beneath the link. */
    void carriedBy(Wire by) {
        wire = by;
    }

    /** The connection stands. */
    void opened() {
        if (state == State.CONNECTING) {
            state = State.OPEN;
            traffic.opened();
            for (var message = waiting.poll(); message != null; message = waiting.poll()) {
                write(message);
            }
        }
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
        if (message.recorded()) {
            journal.record(entry(Direction.SENT, message.parts(), message.text(), null));
        }
        // Not in this turn of the loop: between nodes of one loop the other end would read it inside our call.
        Runnable written = () -> {
            if (message.recorded()) {
                recordForDevice(Direction.RECEIVED, message.parts(), message.text(), null);
            }
            traffic.written();
        };
        loop.execute(() -> wire.write(message.text(), written, why -> {
            loop.execute(() -> message.lost().accept(why));
            traffic.lost();
        }));
    }

    void close() {
        wire.close();
        gone("the connection is closed");
    }

    /** The connection could not be secured, or not with this peer. */
    void refused(Refusal reason, String detail) {
        if (state != State.CLOSED) {
            var why = detail.isEmpty() ? reason.says() : reason.says() + ": " + detail;
            // One that belongs to a call is part of its story.
            var said = occasion.isEmpty() ? complaints.word(ends.peer().host(), why) : Optional.of(why);
            said.ifPresent(words -> journal.record(
                    new JournalEvent.LinkRefused(node, ends.peer().name(), occasion, reason.word(), words)));
            gone("no connection to %s: %s".formatted(ends.remote(), why));
        }
    }

    /** The connection is no more, or could not be opened. */
    void gone(String why) {
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
        for (var dependent : new ArrayList<>(dependents)) {
            loop.execute(() -> dependent.accept(why));
        }
        dependents.clear();
        // Last: what the senders do about it is then under way already.
        traffic.close();
    }

    /** The bytes of a message came. */
    void received(byte[] bytes) {
        try {
            if (state == State.OPEN) {
                served = true;
                read(bytes);
            }
        } catch (RuntimeException | Error e) {
            // Before it counts as handled: who waits until nothing is on its way is to hear of it.
            world.failed(e);
        } finally {
            traffic.handled();
        }
    }

    /** What came is no message. */
    void broken(int status, String why, String head) {
        if (fault(why, head)) {
            refuse(status, MessageText.read(head), why);
        }
    }

    private void read(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        // The bytes beside it where the text does not say what came.
        var base64 = isExact(text, bytes) ? null : Base64.getEncoder().encodeToString(bytes);
        var parts = MessageText.read(text);
        if (!owner.comesThrough(parts)) {
            return;
        }
        if (owner.turnsAway(parts)) {
            refuseForNow(parts, false);
            return;
        }
        recognize(parts);
        boolean known = !complaints.areEnough(ends.peer().host());
        if (known) {
            recordReceived(parts, text, base64);
        }
        var asItCame = parts;
        SIPMessage message;
        try {
            MessageCheck.ofLines(text);
            parts = parts.stamped(ends.peer().host(), ends.remotePort());
            message = MessageParser.read(parts);
        } catch (BadMessageException e) {
            if (fault(e.getMessage(), text)) {
                refuse(e.status(), parts, e.getMessage());
            } else if (isReliable()) {
                loop.execute(this::close);
            }
            return;
        }
        if (!known) {
            recordReceived(asItCame, text, base64);
        }
        hearAddresses((SipMessage) message.getApplicationData());
        owner.received(this, message);
    }

    private static boolean isExact(String text, byte[] bytes) {
        return text.indexOf(REPLACEMENT) < 0 || Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes);
    }

    private void recordReceived(MessageText parts, String text, String base64) {
        recordForDevice(Direction.SENT, parts, text, base64);
        journal.record(entry(Direction.RECEIVED, parts, text, base64));
    }

    /** Real devices may share an address. Which of them has opened a connection, the port in its Via says. */
    private void recognize(MessageText parts) {
        if (ends.peer().name().equals(ends.remote()) && !parts.isResponse()) {
            parts.topVia()
                    .flatMap(Via::sentBy)
                    .flatMap(sentBy -> world.addresses().deviceAt(ends.peer().host(), sentBy.port()))
                    .ifPresent(this::provedToBe);
        }
    }

    /** Where a device wants to be found, itself or what is behind it, is known from here. */
    private void hearAddresses(SipMessage message) {
        var name = ends.peer().name();
        if (world.addresses().namesDevice(name)) {
            for (var header : List.of("Contact", "Record-Route")) {
                message.addresses(header).forEach(uri -> world.addresses().heard(name, uri.host()));
            }
        }
    }

    /** RFC 3261 section 21.4.1: who sent a request and can be found again is told what is wrong with it. */
    private void refuse(int status, MessageText parts, String why) {
        RefusalText.of(status, parts, why, world.newToken(node))
                .ifPresent(text -> send(new Outgoing(MessageText.read(text), text, lost -> {})));
    }

    /** RFC 3261 section 21.5.4: not now, and when again. */
    void refuseForNow(MessageText request, boolean recorded) {
        RefusalText.of(503, request, "too much to do", world.newToken(node))
                .map(text -> text.replace(
                        "Content-Length", "Retry-After: %d\r\nContent-Length".formatted(Bounds.RETRY_AFTER_SECONDS)))
                .ifPresent(text -> send(new Outgoing(MessageText.read(text), text, lost -> {}, recorded)));
    }

    /**
     * Writes a fault of the peer into the journal.
     *
     * @param text what came, if anything did
     * @return whether the peer is worth an answer; not if there have been too many of them
     */
    boolean fault(String why, String text) {
        boolean enough = complaints.areEnough(ends.peer().host());
        var word = complaints.word(ends.peer().host(), why);
        word.ifPresent(
                said -> journal.record(new JournalEvent.Fault(node, ends.peer().name(), said, shown(text))));
        return !enough;
    }

    private static String shown(String text) {
        int left = text.length() - Bounds.SHOWN;
        return left <= 0 ? text : "%s… (%d more characters)".formatted(text.substring(0, Bounds.SHOWN), left);
    }

    private JournalEvent entry(Direction direction, MessageText parts, String text, String base64) {
        return entry(
                direction,
                new JournalEnd(node, ends.local().address()),
                new JournalEnd(ends.peer().name(), ends.remote()),
                parts,
                text,
                base64);
    }

    /** A real device keeps no journal. What is seen of it here is recorded for it, so that a call can be read from both its ends. */
    private void recordForDevice(Direction direction, MessageText parts, String text, String base64) {
        if (world.addresses().namesDevice(ends.peer().name())) {
            journal.record(entry(
                    direction,
                    new JournalEnd(ends.peer().name(), ends.remote()),
                    new JournalEnd(node, ends.local().address()),
                    parts,
                    text,
                    base64));
        }
    }

    private record JournalEnd(String name, String address) {}

    private JournalEvent entry(
            Direction direction, JournalEnd recorder, JournalEnd other, MessageText parts, String text, String base64) {
        return new JournalEvent.Message(
                direction,
                recorder.name(),
                other.name(),
                recorder.address(),
                other.address(),
                ends.local().transport(),
                parts.first("Call-ID"),
                parts.method(),
                parts.status(),
                text,
                base64);
    }
}
