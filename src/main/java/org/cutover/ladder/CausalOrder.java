package org.cutover.ladder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.journal.JournalEvent.Direction;
import org.cutover.ladder.LadderRow.Moment;
import org.cutover.scenario.RefusedLinks;

/**
 * The rows of a ladder in causal order.
 *
 * <p>What an endpoint does comes after what it did before, and a message is received after it is sent (Lamport, "Time, Clocks,
 * and the Ordering of Events in a Distributed System", 1978). Among the orders that this leaves open, the one is taken that
 * follows a message as far as it leads before it turns to what its sender did next. It depends on nothing but what follows from
 * what, so two runs in which the same happens give the same rows, whatever came first on the wall clock.
 *
 * <p>A timer runs out because time has passed: it comes after all that happened well before it, at every endpoint.
 */
final class CausalOrder {

    /** Beside this, what a loaded machine takes for a message is little; the shortest timer of a call is ten seconds. */
    private static final Duration WELL_BEFORE = Duration.ofSeconds(1);

    private final List<Event> events = new ArrayList<>();
    private final List<Instant> times = new ArrayList<>();
    private final Map<String, Integer> lastOfEndpoint = new HashMap<>();
    private final Map<Passing, Integer> sent = new HashMap<>();
    /** How often a message was sent, by the index of its first sending; what was sent once is not in it. */
    private final Map<Integer, Integer> repeated = new HashMap<>();

    private final Set<Passing> received = new HashSet<>();
    private final Set<String> attempting = new HashSet<>();
    private final Set<JournalEvent.LinkRefused> refusedLinks = new HashSet<>();

    /**
     * Something an endpoint did.
     *
     * @param causes indices of the events it follows from
     * @param row what is drawn of it; nothing for what was received, which is drawn where it was sent
     */
    private record Event(String endpoint, List<Integer> causes, Optional<LadderRow> row) {}

    /** A message on its way; two of the same text between the same two are one, sent again. */
    private record Passing(String from, String to, String text) {}

    private CausalOrder() {}

    /** @param call the entries of one call, in the order of the journal */
    static List<LadderRow> of(List<JournalEntry> call) {
        var order = new CausalOrder();
        for (var entry : call) {
            if (entry.event() instanceof JournalEvent.Attempted attempted) {
                order.attempting.add(attempted.endpoint());
            }
        }
        order.refusedLinks.addAll(RefusedLinks.of(call));
        call.forEach(order::add);
        return order.sorted();
    }

    /**
     * An event all of whose causes have their place.
     *
     * @param latest the place of the latest of them; -1 if it has none
     * @param told whether a row is drawn of it
     */
    private record Ready(int index, int latest, boolean told, String endpoint) {
        private static final Comparator<Ready> ORDER = Comparator.comparing((Ready ready) -> -ready.latest())
                .thenComparing(Ready::told)
                .thenComparing(Ready::endpoint)
                .thenComparing(Ready::index);
    }

    private List<LadderRow> sorted() {
        var rows = new ArrayList<LadderRow>();
        var places = new int[events.size()];
        var waitingFor = new int[events.size()];
        var effects = effects();
        var ready = new PriorityQueue<>(Ready.ORDER);
        for (var i = 0; i < events.size(); i++) {
            waitingFor[i] = events.get(i).causes().size();
            if (waitingFor[i] == 0) {
                ready.add(ready(i, places));
            }
        }
        for (var place = 0; !ready.isEmpty(); place++) {
            var next = ready.remove().index();
            places[next] = place;
            events.get(next).row().ifPresent(row -> rows.add(row.times(sentSoOften(next))));
            for (var effect : effects.get(next)) {
                if (--waitingFor[effect] == 0) {
                    ready.add(ready(effect, places));
                }
            }
        }
        return rows;
    }

    /** Of every event, which follow from it; once for each time that they name it. */
    private List<List<Integer>> effects() {
        var effects = new ArrayList<List<Integer>>();
        for (var i = 0; i < events.size(); i++) {
            effects.add(new ArrayList<>());
            for (var cause : events.get(i).causes()) {
                effects.get(cause).add(i);
            }
        }
        return effects;
    }

    private Ready ready(int index, int[] places) {
        var event = events.get(index);
        var latest =
                event.causes().stream().mapToInt(cause -> places[cause]).max().orElse(-1);
        return new Ready(index, latest, event.row().isPresent(), event.endpoint());
    }

    private int sentSoOften(int index) {
        return repeated.getOrDefault(index, 1);
    }

    private void add(JournalEntry entry) {
        add(entry.event(), new Moment(entry.number(), entry.at(), 1));
        if (events.size() > times.size()) {
            times.add(entry.at());
            if (entry.event() instanceof JournalEvent.TimedOut) {
                afterAllBefore(entry.at().minus(WELL_BEFORE));
            }
        }
    }

    /** The event added last follows from all that happened before that time. */
    private void afterAllBefore(Instant time) {
        var last = events.get(events.size() - 1);
        for (var i = 0; i + 1 < events.size(); i++) {
            if (times.get(i).isBefore(time)) {
                last.causes().add(i);
            }
        }
    }

    private void add(JournalEvent event, Moment moment) {
        if (event instanceof JournalEvent.Message message) {
            if (message.status() != 100 && message.direction() == Direction.SENT) {
                sent(message.text(), LadderRow.of(message, moment));
            } else if (message.status() != 100) {
                received(new Passing(message.peer(), message.endpoint(), message.text()));
            }
        } else if (event instanceof JournalEvent.Circuit circuit) {
            var text = String.join(" ", circuit.circuit(), circuit.message(), circuit.detail(), "" + circuit.cause());
            if (circuit.direction() == Direction.SENT) {
                sent(text, LadderRow.of(circuit, moment));
            } else {
                received(new Passing(circuit.peer(), circuit.endpoint(), text));
            }
        } else {
            note(event)
                    .map(note -> LadderRow.of(note, moment))
                    .ifPresent(row -> happened(row.from(), Optional.empty(), Optional.of(row)));
        }
        if (event instanceof JournalEvent.LinkRefused refused && refusedLinks.contains(refused)) {
            // Who is refused had called before, and does something about it after.
            var last = events.size() - 1;
            Optional.ofNullable(lastOfEndpoint.put(refused.peer(), last))
                    .filter(before -> before < last)
                    .ifPresent(events.get(last).causes()::add);
        }
    }

    private void sent(String text, LadderRow row) {
        var before = sent.putIfAbsent(new Passing(row.from(), row.to(), text), events.size());
        if (before == null) {
            happened(row.from(), Optional.empty(), Optional.of(row));
        } else {
            // Sent again: the same bytes between the same two.
            repeated.merge(before, 2, (times, first) -> times + 1);
        }
    }

    private void received(Passing passing) {
        if (received.add(passing)) {
            happened(passing.to(), Optional.ofNullable(sent.get(passing)), Optional.empty());
        }
    }

    private void happened(String endpoint, Optional<Integer> sending, Optional<LadderRow> row) {
        var causes = new ArrayList<Integer>();
        sending.ifPresent(causes::add);
        Optional.ofNullable(lastOfEndpoint.put(endpoint, events.size())).ifPresent(causes::add);
        events.add(new Event(endpoint, causes, row));
    }

    private Optional<LadderNote> note(JournalEvent event) {
        if (event instanceof JournalEvent.LinkRefused refused && !refusedLinks.contains(refused)) {
            return Optional.empty();
        }
        // Where a trunk is tried, that says it all.
        return event instanceof JournalEvent.Routed routed && attempting.contains(routed.endpoint())
                ? Optional.empty()
                : LadderNote.of(event);
    }
}
