package org.cutover.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.journal.JournalEvent.Direction;

/**
 * The lines of a ladder in causal order.
 *
 * <p>What an endpoint does comes after what it did before, and a message is received after it is sent (Lamport, "Time, Clocks,
 * and the Ordering of Events in a Distributed System", 1978). The longest chain that leads to an event is its level; lines
 * stand by level, and where two have the same one, in the order in which the call reached their endpoints. Two runs in which
 * the same things follow from each other give the same lines, whatever came first on the wall clock.
 */
final class CausalOrder {

    private final Map<String, Integer> levelOfEndpoint = new HashMap<>();
    private final Map<String, Integer> levelOfSent = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> attempting = new HashSet<>();
    private final List<Leveled> lines = new ArrayList<>();

    private record Leveled(int level, LadderLine line) {}

    private CausalOrder() {}

    static List<LadderLine> of(List<JournalEntry> call) {
        var order = new CausalOrder();
        for (var entry : call) {
            if (entry.event() instanceof JournalEvent.Attempted attempted) {
                order.attempting.add(attempted.endpoint());
            }
        }
        call.forEach(entry -> order.add(entry.event()));
        return order.sorted();
    }

    private List<LadderLine> sorted() {
        var firstSeen = new HashMap<String, Integer>();
        lines.stream()
                .sorted(Comparator.comparingInt(Leveled::level)
                        .thenComparing(leveled -> leveled.line().from()))
                .forEach(leveled -> firstSeen.putIfAbsent(leveled.line().from(), firstSeen.size()));
        return lines.stream()
                .sorted(Comparator.comparingInt(Leveled::level)
                        .thenComparing(leveled -> firstSeen.get(leveled.line().from()))
                        .thenComparing(leveled -> leveled.line().label()))
                .map(Leveled::line)
                .toList();
    }

    private void add(JournalEvent event) {
        if (event instanceof JournalEvent.Message message) {
            if (message.status() != 100) {
                message(
                        message.direction(),
                        message.endpoint(),
                        message.peer(),
                        message.text(),
                        LadderLine.of(message));
            }
        } else if (event instanceof JournalEvent.Circuit circuit) {
            var text = String.join(" ", circuit.circuit(), circuit.message(), circuit.detail(), "" + circuit.cause());
            message(circuit.direction(), circuit.endpoint(), circuit.peer(), text, LadderLine.of(circuit));
        } else {
            note(event).ifPresent(line -> lines.add(new Leveled(next(line.from(), 0), line)));
        }
    }

    private void message(Direction direction, String endpoint, String peer, String text, LadderLine line) {
        if (!seen.add(String.join("\n", direction.name(), endpoint, peer, text))) {
            return; // sent again: the same bytes between the same two
        }
        if (direction == Direction.SENT) {
            var level = next(endpoint, 0);
            levelOfSent.put(String.join("\n", endpoint, peer, text), level);
            lines.add(new Leveled(level, line));
        } else {
            next(endpoint, levelOfSent.getOrDefault(String.join("\n", peer, endpoint, text), 0));
        }
    }

    private int next(String endpoint, int cause) {
        var level = 1 + Math.max(cause, levelOfEndpoint.getOrDefault(endpoint, 0));
        levelOfEndpoint.put(endpoint, level);
        return level;
    }

    private Optional<LadderLine> note(JournalEvent event) {
        if (event instanceof JournalEvent.Attempted tried) {
            return Optional.of(LadderLine.note(
                    tried.endpoint(), "* route %s -> trunk %s".formatted(tried.route(), tried.trunk())));
        }
        if (event instanceof JournalEvent.Routed routed) {
            // Where a trunk is tried, that says it all.
            return attempting.contains(routed.endpoint())
                    ? Optional.empty()
                    : Optional.of(LadderLine.note(routed.endpoint(), "* " + routed.decision()));
        }
        if (event instanceof JournalEvent.Refused refused) {
            return Optional.of(LadderLine.note(refused.endpoint(), "! refused by rule " + refused.rule()));
        }
        if (event instanceof JournalEvent.Undocumented unknown) {
            return Optional.of(LadderLine.note(unknown.endpoint(), "? no source says: rule " + unknown.rule()));
        }
        return event instanceof JournalEvent.TimedOut out
                ? Optional.of(LadderLine.note(out.endpoint(), "! timer " + out.timer() + " ran out"))
                : Optional.empty();
    }
}
