package org.cutover.deployment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cutover.yaml.Place;
import org.cutover.yaml.Problems;

/** Names that may stand only once in a file, gathered as they are read. The case of their letters does not count. */
final class UniqueNames {

    private final String among;
    private final Map<String, Place> places = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /** @param among whose names these are, for the message: {@code voice routes} */
    UniqueNames(String among) {
        this.among = among;
    }

    /** Notes a name, and a fault if it is taken. A name that is missing counts as nothing. */
    void add(String name, Place place, Problems problems) {
        if (name.isEmpty()) {
            return;
        }
        var earlier = places.putIfAbsent(name.toLowerCase(Locale.ROOT), place);
        if (earlier != null) {
            problems.add(
                    place,
                    "the name \"%s\" is taken already, on line %d. Names are unique among %s.",
                    name,
                    earlier.line(),
                    among);
        } else {
            names.add(name);
        }
    }

    /** Where a name stands already. */
    Optional<Place> find(String name) {
        return Optional.ofNullable(places.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Each once, in the order of the file. */
    List<String> all() {
        return List.copyOf(names);
    }
}
