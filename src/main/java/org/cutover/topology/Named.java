package org.cutover.topology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Something known by a name that is unique among its kind. */
public interface Named {

    String name();

    static <T extends Named> Optional<T> find(Collection<T> all, String name) {
        for (var one : all) {
            if (one.name().equalsIgnoreCase(name)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** The list with {@code one} in place of its namesake, or at the end if it has none. */
    static <T extends Named> List<T> with(List<T> all, T one) {
        var changed = new ArrayList<>(all);
        for (var i = 0; i < changed.size(); i++) {
            if (changed.get(i).name().equalsIgnoreCase(one.name())) {
                changed.set(i, one);
                return List.copyOf(changed);
            }
        }
        changed.add(one);
        return List.copyOf(changed);
    }

    static <T extends Named> List<T> without(List<T> all, String name) {
        return all.stream().filter(one -> !one.name().equalsIgnoreCase(name)).toList();
    }

    static List<String> names(Collection<? extends Named> all) {
        return all.stream().map(Named::name).toList();
    }
}
