package org.cutover.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Gathers the faults of a file while it is read, so that all of them can be shown at once. */
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    /** Notes a fault; the reader goes on. */
    public void add(Place place, String message, Object... arguments) {
        found.add(new Problem(place, arguments.length == 0 ? message : message.formatted(arguments)));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * Builds a value that checks itself. What its constructor refuses is noted at {@code place}; where something it was
     * built from was already faulty, nothing more is said.
     */
    public <T> Optional<T> build(Place place, Supplier<T> value) {
        var before = found.size();
        try {
            var built = value.get();
            return found.size() == before ? Optional.of(built) : Optional.empty();
        } catch (IllegalArgumentException refused) {
            if (found.size() == before) {
                add(place, "%s", refused.getMessage());
            }
            return Optional.empty();
        }
    }

    /** Notes that {@code name} refers to nothing, with the names that would do. */
    public void addUnknown(Place place, String what, String name, Collection<String> known) {
        var nearest = Nearest.to(name, known);
        var remedy = known.isEmpty()
                ? "None is defined."
                : nearest.map(n -> "Did you mean \"" + n + "\"?")
                        .orElse("Use one of: " + Unknown.some(name, known) + ".");
        add(place, "%s \"%s\" is not defined. %s", what, name, remedy);
    }

    /** Ends the reading: throws what was found, in the order of the file. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            var sorted = new ArrayList<>(found);
            sorted.sort(Comparator.comparing((Problem p) -> p.place().file())
                    .thenComparingInt(p -> p.place().line())
                    .thenComparingInt(p -> p.place().column()));
            throw new InvalidFileException(sorted);
        }
    }
}
