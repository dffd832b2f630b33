package org.cutover.junit;

import java.util.ArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cutover.scenario.CallRecord;

/**
 * What is expected of the way of a call.
 *
 * @param words what is expected, in a sentence without its full stop
 * @param look what a call shows of it
 */
record WayExpected(String words, Function<CallSeen, Sight> look) {

    /** @throws IllegalArgumentException if the estate has no such Mediation Server */
    static WayExpected byMediationServer(KnownNames names, String name) {
        return went(
                "by",
                "Mediation Server",
                names.mediationServer(name),
                record -> record.way().mediationServer());
    }

    /** @throws IllegalArgumentException if the estate has no such route */
    static WayExpected byRoute(KnownNames names, String name) {
        return went("by", "route", names.route(name), record -> record.way().route());
    }

    /** @throws IllegalArgumentException if the estate has no such trunk */
    static WayExpected overTrunk(KnownNames names, String name) {
        return went("over", "trunk", names.trunk(name), record -> record.way().trunk());
    }

    /** @throws IllegalArgumentException if the estate has no such gateway */
    static WayExpected throughGateway(KnownNames names, String name) {
        return went(
                "through",
                "gateway",
                names.gateway(name),
                record -> record.way().gateway());
    }

    private static WayExpected went(String preposition, String kind, String name, Function<CallRecord, String> taken) {
        var how = preposition + " " + kind;
        return new WayExpected("it went %s %s".formatted(how, name), seen -> {
            var by = taken.apply(seen.record());
            return by.equalsIgnoreCase(name)
                    ? Sight.HOLDS
                    : Sight.otherwise(
                            seen.hasItsWay(),
                            by.isEmpty() ? "it went %s none; %s".formatted(how, seen.inWords()) : way(seen.record()));
        });
    }

    private static String way(CallRecord record) {
        var way = record.way();
        var told = new ArrayList<String>();
        if (!way.mediationServer().isEmpty()) {
            told.add("by " + way.mediationServer());
        }
        if (!way.route().isEmpty()) {
            told.add("by route " + way.route());
        }
        if (!way.trunk().isEmpty()) {
            told.add("over trunk " + way.trunk());
        }
        if (!way.gateway().isEmpty()) {
            told.add("through gateway " + way.gateway());
        }
        return "it went " + String.join(", ", told);
    }

    /**
     * These trunks in this order and no others.
     *
     * @throws IllegalArgumentException if the estate has no such trunk
     */
    static WayExpected tried(KnownNames names, String... written) {
        var trunks = names.trunks(written);
        return new WayExpected("it tried " + String.join(", then ", trunks), seen -> {
            var are = seen.record().evidence().tried();
            return are.equals(trunks)
                    ? Sight.HOLDS
                    : Sight.otherwise(
                            seen.hasItsWay() || are.size() > trunks.size(),
                            are.isEmpty() ? "it tried none" : "it tried " + String.join(", then ", are));
        });
    }

    /** @throws IllegalArgumentException if the estate has no such usage */
    static WayExpected byUsage(KnownNames names, String written) {
        var usage = names.usage(written);
        return new WayExpected("it used usage " + usage, seen -> {
            var is = seen.record().evidence().usage();
            return is.equals(usage)
                    ? Sight.HOLDS
                    : Sight.otherwise(seen.hasItsWay(), is.isEmpty() ? "it used none" : "it used usage " + is);
        });
    }

    /**
     * None of these Mediation Servers, gateways, trunks and routes was so much as tried.
     *
     * @throws IllegalArgumentException if the estate has no such thing, or none is named
     */
    static WayExpected notTouching(KnownNames names, String... written) {
        if (written.length == 0) {
            throw new IllegalArgumentException(
                    "Say which Mediation Servers, gateways, trunks or routes it did not touch.");
        }
        var meant = Stream.of(written)
                .flatMap(name -> names.touchable(name).stream())
                .toList();
        return new WayExpected("it did not touch " + String.join(", ", written), seen -> {
            var touched = seen.record().touched().stream()
                    .filter(one -> meant.stream().anyMatch(one::equalsIgnoreCase))
                    .sorted()
                    .toList();
            if (!touched.isEmpty()) {
                return Sight.never("it touched " + String.join(", ", touched));
            }
            return seen.hasItsWay() ? Sight.HOLDS : Sight.notYet(seen.inWords());
        });
    }
}
