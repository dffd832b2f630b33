package org.cutover.routing;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import org.cutover.topology.Named;

/** Something that applies to what its scope says, unless another is assigned by name or has a narrower scope. */
interface Scoped {

    Scope scope();

    /** The first of the narrowest scope among these, in the order of {@code kinds}, that covers what is asked about. */
    static <T extends Scoped> Optional<T> narrowest(Collection<T> all, Predicate<Scope> covers, Scope.Kind... kinds) {
        for (var kind : kinds) {
            for (var one : all) {
                if (one.scope().kind() == kind && covers.test(one.scope())) {
                    return Optional.of(one);
                }
            }
        }
        return Optional.empty();
    }

    /** Why it is in force for a user: {@code assigned to alice}, {@code site:seattle}, {@code global}. */
    default String why(String assigned, String user) {
        return this instanceof Named named && named.name().equalsIgnoreCase(assigned)
                ? "assigned to " + user
                : scope().toString();
    }
}
