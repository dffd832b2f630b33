package org.cutover.ladder;

import java.util.ArrayList;
import java.util.List;
import org.cutover.journal.JournalEntry;
import org.cutover.topology.Fqdn;

/**
 * The messages of one call between its endpoints: a lane for every endpoint, in the order in which the call reaches them, and a
 * row for every message and for what an endpoint made of it. How it is drawn is another matter: as text, as SVG, as Mermaid.
 *
 * <p>Rows stand in causal order ({@link CausalOrder}), the same on every run, in virtual time and live. {@code 100 Trying} goes
 * one hop and says nothing of the call: it is left out. A message that is sent again is the same row, with the number of times.
 */
public record Ladder(List<Lane> lanes, List<LadderRow> rows) {

    /**
     * One endpoint.
     *
     * @param name its first label, where these tell the endpoints of the ladder apart; else the whole of {@code endpoint}
     */
    public record Lane(String endpoint, String name) {}

    public Ladder {
        lanes = List.copyOf(lanes);
        rows = List.copyOf(rows);
    }

    /** @param call the entries of one call, in the order of the journal */
    public static Ladder of(List<JournalEntry> call) {
        var rows = CausalOrder.of(call);
        return new Ladder(lanes(rows), rows);
    }

    private static List<Lane> lanes(List<LadderRow> rows) {
        var endpoints = new ArrayList<String>();
        for (var row : rows) {
            if (!endpoints.contains(row.from())) {
                endpoints.add(row.from());
            }
            if (!row.isNote() && !endpoints.contains(row.to())) {
                endpoints.add(row.to());
            }
        }
        var labels = endpoints.stream().map(Fqdn::label).toList();
        var distinct = labels.stream().distinct().count() == labels.size();
        return endpoints.stream()
                .map(endpoint -> new Lane(endpoint, distinct ? Fqdn.label(endpoint) : endpoint))
                .toList();
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The place of an endpoint among the lanes, from 0; -1 if it has none. */
    public int lane(String endpoint) {
        for (var i = 0; i < lanes.size(); i++) {
            if (lanes.get(i).endpoint().equals(endpoint)) {
                return i;
            }
        }
        return -1;
    }
}
