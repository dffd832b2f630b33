package org.cutover.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.journal.JournalEvent.Direction;
import org.cutover.ladder.LadderNote;

/**
 * Writes the SIP messages of a run to a capture file that Wireshark reads (pcapng): in the clear, also what went by TLS, with the
 * names of the endpoints for their addresses. Comments say who sent a packet to whom, for which call, and what the sender found
 * and decided before.
 *
 * <p>A message stands in the file once, as its sender recorded it; one of a stranger, for whom nobody records anything, as its
 * receiver did. Addresses and ports are those of the estate, which at the calling end of a connection are not those of the socket. What
 * passes on circuits between gateways and the carrier is no packet, and is left out.
 */
public final class PcapNgWriter implements Consumer<JournalEntry>, AutoCloseable {

    /** Messages sent that may still arrive; those sent to strangers never do, as far as the journal knows. */
    private static final int MOST_UNDER_WAY = 10_000;

    private static final int MOST_NOTES = 200;

    /** Of machines and devices, which are a few dozen; of the connections of strangers there is no end. */
    private static final int MOST_ADDRESSES = 1_000;

    private final OutputStream file;
    private final PcapNgBlocks blocks;
    private final PcapNgPackets packets;
    private final Set<String> named = new HashSet<>();
    private final Map<String, String> calls = new HashMap<>();
    private final Map<String, List<String>> notes = new HashMap<>();
    private final Map<String, Integer> underWay = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > MOST_UNDER_WAY;
        }
    };
    private final Map<String, PcapNgAddress> addresses = new HashMap<>();
    private String stage = "";
    private boolean live;

    /**
     * Begins a file.
     *
     * @throws UncheckedIOException if it cannot be written, or is there already
     */
    public PcapNgWriter(Path file) {
        try {
            this.file = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW));
            this.blocks = new PcapNgBlocks(this.file);
            this.packets = new PcapNgPackets(blocks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes a whole journal.
     *
     * @throws IOException if the file cannot be written, or is there already
     */
    public static void write(Path file, List<JournalEntry> journal) throws IOException {
        try (var writer = new PcapNgWriter(file)) {
            journal.forEach(writer);
        } catch (UncheckedIOException unwritable) {
            throw unwritable.getCause();
        }
    }

    /** @throws UncheckedIOException if the file cannot be written any more */
    @Override
    public void accept(JournalEntry entry) {
        write(entry);
        // In real time somebody may read along. In virtual time messages come by the thousand: at the end of a call,
        // and of a run that is
        // interrupted, is soon enough.
        if (live || entry.event() instanceof JournalEvent.CallEnded || entry.event() instanceof JournalEvent.Ended) {
            flush();
        }
    }

    private void flush() {
        try {
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(JournalEntry entry) {
        var event = entry.event();
        if (event instanceof JournalEvent.Began began) {
            live = began.world().equals("live");
            // The next run of several: calls have the Call-IDs of those before, where time is virtual.
            calls.clear();
            notes.clear();
            underWay.clear();
        } else if (event instanceof JournalEvent.StageBegan began && began.stage() > 0) {
            stage = "Step %d: %s".formatted(began.stage(), began.title());
        } else if (event instanceof JournalEvent.CallBegan began) {
            calls.put(began.callId(), began.call());
        } else if (event instanceof JournalEvent.Joined joined) {
            join(joined.callId(), joined.otherCallId());
        } else if (event instanceof JournalEvent.Message message) {
            if (isNew(message)) {
                write(entry, message);
            }
        } else {
            LadderNote.of(event).ifPresent(this::remark);
        }
    }

    /** It goes with the next message of the endpoint; of one that sends nothing the first ones are kept. */
    private void remark(LadderNote note) {
        var waiting = notes.computeIfAbsent(note.endpoint(), endpoint -> new ArrayList<>());
        if (waiting.size() < MOST_NOTES) {
            waiting.add(note.text());
        }
    }

    private void join(String leg, String other) {
        var name = calls.getOrDefault(leg, calls.get(other));
        if (name != null) {
            calls.put(leg, name);
            calls.put(other, name);
        }
    }

    private boolean isNew(JournalEvent.Message message) {
        if (message.direction() == Direction.SENT) {
            underWay.merge(message.text(), 1, Integer::sum);
            return true;
        }
        if (underWay.containsKey(message.text())) {
            underWay.computeIfPresent(message.text(), (text, count) -> count == 1 ? null : count - 1);
            return false;
        }
        return true;
    }

    private void write(JournalEntry entry, JournalEvent.Message message) {
        var local = address(message.local());
        var remote = address(message.remote());
        var sent = message.direction() == Direction.SENT;
        var bytes = message.base64() == null
                ? message.text().getBytes(StandardCharsets.UTF_8)
                : Base64.getDecoder().decode(message.base64());
        try {
            name(local, message.endpoint());
            name(remote, message.peer());
            packets.write(
                    new PcapNgPackets.Packet(
                            entry.at(), sent ? local : remote, sent ? remote : local, message.transport(), bytes),
                    comments(message, sent));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PcapNgAddress address(String text) {
        if (addresses.size() >= MOST_ADDRESSES) {
            addresses.clear();
        }
        return addresses.computeIfAbsent(text, PcapNgAddress::of);
    }

    /** A collocated Mediation Server has the address of its machine, and {@code mediation@} before the machine's name. */
    private void name(PcapNgAddress address, String endpoint) throws IOException {
        // Of an endpoint without a name the journal has the address.
        if (address.isNumeric() && !endpoint.startsWith(address.host()) && named.add(address.host())) {
            blocks.name(address.bytes(), endpoint.substring(endpoint.indexOf('@') + 1));
        }
    }

    private List<String> comments(JournalEvent.Message message, boolean sent) {
        var comments = new ArrayList<String>();
        if (!stage.isEmpty()) {
            comments.add(stage);
            stage = "";
        }
        var from = sent ? message.endpoint() : message.peer();
        var to = sent ? message.peer() : message.endpoint();
        var call = calls.get(message.callId());
        comments.add("%s -> %s%s".formatted(from, to, call == null ? "" : ", call: " + call));
        if (sent && notes.containsKey(from)) {
            comments.addAll(notes.remove(from));
        }
        return comments;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
