package org.cutover.routing;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.Named;

/**
 * Which dial plan or policy is in force for whom, looked up once for each pool and each name that may be assigned, so that no call
 * has to.
 */
final class Assignments<T> {

    private final BiFunction<String, FrontEndPool, Optional<T>> precedence;
    private final Map<String, OnPool<T>> byPool = new HashMap<>();

    /** What is in force for users of one pool. */
    private record OnPool<T>(Map<String, Optional<T>> assigned, Optional<T> otherwise) {}

    /**
     * @param assignable what may be assigned by name
     * @param precedence what is in force for a user, by the name assigned and the pool; a name that is not assignable counts as
     *     none
     */
    Assignments(
            Collection<FrontEndPool> pools,
            Collection<? extends Named> assignable,
            BiFunction<String, FrontEndPool, Optional<T>> precedence) {
        this.precedence = precedence;
        for (var pool : pools) {
            var assigned = new TreeMap<String, Optional<T>>(String.CASE_INSENSITIVE_ORDER);
            assignable.forEach(one -> assigned.put(one.name(), precedence.apply(one.name(), pool)));
            byPool.put(pool.name(), new OnPool<>(assigned, precedence.apply("", pool)));
        }
    }

    /** @param assigned name of what is assigned to the user; empty if nothing is */
    Optional<T> of(String assigned, FrontEndPool pool) {
        var here = byPool.get(pool.name());
        if (here == null) {
            return precedence.apply(assigned, pool);
        }
        return assigned.isEmpty() ? here.otherwise() : here.assigned().getOrDefault(assigned, here.otherwise());
    }
}
