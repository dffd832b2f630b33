package org.cutover.endpoint;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cutover.journal.Journal;
import org.cutover.journal.JournalEvent;
import org.cutover.journal.JournalEvent.Direction;
import org.cutover.sip.Loop;

/**
 * The circuits between gateways and the carrier. What passes on them is no SIP but the essence of ITU-T Q.931; they never
 * lose a message.
 */
final class Circuits {

    /**
     * A message on a circuit.
     *
     * @param circuit names the call
     * @param from the number that calls, in a SETUP
     * @param to the number that is called, in a SETUP
     * @param cause Q.850 cause of a DISCONNECT or RELEASE, else 0
     * @param divertedBy in a SETUP, the number that sent the call on before (redirecting number); empty if none did
     * @param withheld in a SETUP, whether the number that calls is not to be shown (presentation restricted)
     */
    record Message(Kind kind, String circuit, String from, String to, int cause, boolean withheld, String divertedBy) {
        static Message of(Kind kind, String circuit) {
            return new Message(kind, circuit, "", "", 0, false, "");
        }

        static Message setup(String circuit, String from, String to) {
            return new Message(Kind.SETUP, circuit, from, to, 0, false, "");
        }

        /** A SETUP for another number. */
        Message to(String number) {
            return new Message(kind, circuit, from, number, cause, withheld, divertedBy);
        }

        /** A SETUP that another number has sent on; the empty one for none. */
        Message divertedBy(String number) {
            return new Message(kind, circuit, from, to, cause, withheld, number);
        }

        /** A SETUP whose caller withholds the number, or does not. */
        Message withheld(boolean withholds) {
            return new Message(kind, circuit, from, to, cause, withholds, divertedBy);
        }

        static Message cleared(Kind kind, String circuit, int cause) {
            return new Message(kind, circuit, "", "", cause, false, "");
        }

        String detail() {
            return kind == Kind.SETUP ? to : cause == 0 ? "" : org.cutover.call.CauseMap.describe(cause);
        }
    }

    enum Kind {
        SETUP,
        ALERTING,
        CONNECT,
        /** A party puts the other on hold (ITU-T Q.932). */
        HOLD,
        RETRIEVE,
        DISCONNECT,
        RELEASE
    }

    /** One end of circuits. */
    interface End {
        String name();

        Loop loop();

        /** Called on the end's loop. */
        void onCircuit(Message message, String from);

        /** Another end has stopped, and its circuits with it. Called on the end's loop. */
        default void onGone(String other) {}
    }

    private final Journal journal;
    private final Map<String, End> ends = new ConcurrentHashMap<>();

    Circuits(Journal journal) {
        this.journal = journal;
    }

    void connect(End end) {
        ends.put(end.name(), end);
    }

    void disconnect(End end) {
        if (ends.remove(end.name(), end)) {
            ends.values().forEach(other -> other.loop().execute(() -> other.onGone(end.name())));
        }
    }

    boolean reaches(String name) {
        return ends.containsKey(name);
    }

    /** Sends a message; one to an end that is gone is lost with it. */
    void send(End from, String to, Message message) {
        record(Direction.SENT, from.name(), to, message);
        Optional.ofNullable(ends.get(to))
                .ifPresent(end -> end.loop().execute(() -> {
                    record(Direction.RECEIVED, to, from.name(), message);
                    end.onCircuit(message, from.name());
                }));
    }

    /** Records that a call could not be set up: what {@code from} would have sent, and the cause it got at once. */
    void fail(End from, String to, Message setup, int cause) {
        record(Direction.SENT, from.name(), to, setup);
        lost(from, to, setup.circuit(), cause);
    }

    /** Records that a circuit is clear at this end, though the other did not say so. */
    void lost(End end, String other, String circuit, int cause) {
        record(Direction.RECEIVED, end.name(), other, Message.cleared(Kind.DISCONNECT, circuit, cause));
    }

    private void record(Direction direction, String endpoint, String peer, Message message) {
        journal.record(new JournalEvent.Circuit(
                direction,
                endpoint,
                peer,
                message.circuit(),
                message.kind().name(),
                message.detail(),
                message.cause()));
    }
}
