package org.cutover.routing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * In which order the trunks of one route are tried. The products do not document it: a route "may list several". What
 * administrators report is round-robin, or random.
 */
public enum TrunkChoice {
    /** Each call begins one further on. */
    ROUND_ROBIN {
        @Override
        <T> List<T> order(List<T> listed, String route, int turn) {
            if (listed.size() < 2) {
                return listed;
            }
            var ordered = new ArrayList<>(listed);
            Collections.rotate(ordered, -Math.floorMod(turn, listed.size()));
            return ordered;
        }
    },
    RANDOM {
        @Override
        <T> List<T> order(List<T> listed, String route, int turn) {
            var ordered = new ArrayList<>(listed);
            // From route and turn alone, so that a run repeats; the multiplier keeps neighbouring turns apart.
            Collections.shuffle(ordered, new Random((((long) route.hashCode() << 32) + turn) * 0x9E3779B97F4A7C15L));
            return ordered;
        }
    },
    AS_LISTED {
        @Override
        <T> List<T> order(List<T> listed, String route, int turn) {
            return listed;
        }
    };

    /**
     * @param route the route's name
     * @param turn how many calls the route has had before this one, from 0
     */
    abstract <T> List<T> order(List<T> listed, String route, int turn);

    /** As in files: {@code round-robin}, {@code random}, {@code as-listed}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
