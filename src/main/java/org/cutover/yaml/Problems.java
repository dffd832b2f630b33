package org.cutover.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Gathers the faults of a file while it is read, so that all of them can be shown at once. */
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    /** References to things of a kind of which there is none at all, by that kind. */
    private final Map<String, List<Problem>> ofNone = new LinkedHashMap<>();

    private boolean unknownKeys;

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
        if (known.isEmpty()) {
            ofNone.computeIfAbsent(what, any -> new ArrayList<>()).add(found.get(found.size() - 1));
        }
    }

    /** Notes a key that has no meaning there. What else is missing may be missing because of it. */
    void addUnknownKey(Place place, String key, String remedy) {
        add(place, "unknown key \"%s\". %s", key, remedy);
        unknownKeys = true;
    }

    /** Ends the reading: throws what was found, in the order of the file. */
    public void throwIfAny() {
        throwIfAny("");
    }

    /**
     * Ends the reading: throws what was found, in the order of the file. Where nothing of a kind is defined, all references to that
     * kind are one fault; if a key is unknown too, they may follow from it, and come last.
     *
     * @param main whose faults come before those of the files that it names
     */
    public void throwIfAny(String main) {
        if (found.isEmpty()) {
            return;
        }
        var order = Comparator.comparing((Problem p) -> !p.place().file().equals(main))
                .thenComparing(p -> p.place().file())
                .thenComparingInt(p -> p.place().line())
                .thenComparingInt(p -> p.place().column());
        var held = Collections.newSetFromMap(new IdentityHashMap<Problem, Boolean>());
        var consequences = new ArrayList<Problem>();
        ofNone.forEach((what, references) -> {
            if (references.size() > 1) {
                held.addAll(references);
                var first = references.stream().min(order).orElseThrow();
                var others = references.size() - 1;
                consequences.add(new Problem(
                        first.place(),
                        String.format(
                                Locale.ROOT,
                                "%s %,d more %s too.",
                                first.message(),
                                others,
                                others == 1 ? "reference needs one" : "references need one")));
            }
        });
        var sorted = new ArrayList<>(
                found.stream().filter(problem -> !held.contains(problem)).toList());
        if (!unknownKeys) {
            sorted.addAll(consequences);
        }
        sorted.sort(order);
        if (unknownKeys) {
            sorted.addAll(consequences.stream().sorted(order).toList());
        }
        throw new InvalidFileException(sorted);
    }
}
