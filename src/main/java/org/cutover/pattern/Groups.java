package org.cutover.pattern;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The groups of a pattern that keep what they match, by number and by name.
 *
 * <p>.NET numbers named groups after the unnamed ones, the engines number all by their opening parentheses: "Grouping Constructs in
 * Regular Expressions", .NET documentation. Here a number leads to the engines' number. Group 0 is the whole match.
 */
record Groups(Map<Integer, Integer> byNumber, Map<String, Integer> byName) {

    Groups {
        byNumber = Map.copyOf(byNumber);
        byName = Map.copyOf(byName);
    }

    Optional<Integer> find(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    Optional<Integer> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Without the whole match. */
    int count() {
        return byNumber.size() - 1;
    }

    /** The groups as they open, while a pattern is read. */
    static final class Opened {

        /** @param name empty for an unnamed group; digits for a number */
        private record Group(String name, int place) {
            boolean isNumbered() {
                return !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
            }
        }

        private final List<Group> groups = new ArrayList<>();

        void add(String name, int place) {
            groups.add(new Group(name, place));
        }

        Groups numbered(Cursor cursor) {
            var byNumber = new HashMap<Integer, Integer>(Map.of(0, 0));
            var byName = new HashMap<String, Integer>();
            var unnamed = 0;
            for (var at = 0; at < groups.size(); at++) {
                var group = groups.get(at);
                if (group.name().isEmpty() || group.isNumbered()) {
                    var number = group.isNumbered() ? Integer.parseInt(group.name()) : ++unnamed;
                    if (byNumber.putIfAbsent(number, at + 1) != null) {
                        throw twice(cursor, group, "group " + number);
                    }
                }
            }
            var next = unnamed;
            for (var at = 0; at < groups.size(); at++) {
                var group = groups.get(at);
                if (!group.name().isEmpty() && !group.isNumbered()) {
                    do {
                        next++;
                    } while (byNumber.containsKey(next));
                    if (byName.putIfAbsent(group.name(), at + 1) != null) {
                        throw twice(cursor, group, "group " + group.name());
                    }
                    byNumber.put(next, at + 1);
                }
            }
            return new Groups(byNumber, byName);
        }

        private static IllegalArgumentException twice(Cursor cursor, Group group, String what) {
            return cursor.refused(
                    group.place(), what + " a second time", "Give each group a name or number of its own.");
        }
    }
}
