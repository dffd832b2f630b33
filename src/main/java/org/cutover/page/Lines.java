package org.cutover.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cutover.scenario.Visible;

/** The lines of all messages, each stored once: most of what one message says stands in others too. */
final class Lines {

    private final Map<String, Integer> places = new LinkedHashMap<>();

    /** The places of a text's lines, in order; as people may be shown them. */
    List<Integer> of(String text) {
        var indices = new ArrayList<Integer>();
        text.lines().forEach(line -> indices.add(places.computeIfAbsent(Visible.text(line), key -> places.size())));
        return indices;
    }

    List<String> all() {
        return List.copyOf(places.keySet());
    }
}
