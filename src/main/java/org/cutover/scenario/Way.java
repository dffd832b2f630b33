package org.cutover.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * The way of a call to or from the PSTN: which one it took, or which one it is expected to take.
 *
 * @param by names of Mediation Servers (their pools), any of which will do; none where it does not matter
 * @param route the voice route or phone route; empty where there is none or it does not matter, like the two that follow
 */
public record Way(List<String> by, String route, String trunk, String gateway) {

    public static final Way ANY = new Way(List.of(), "", "", "");

    public Way {
        by = List.copyOf(by);
    }

    /** The Mediation Server taken; empty if none was. */
    public String mediationServer() {
        return by.isEmpty() ? "" : by.get(0);
    }

    /** This expectation, with that of {@code other} where this one leaves something open. */
    Way orElse(Way other) {
        return new Way(
                by.isEmpty() ? other.by : by,
                route.isEmpty() ? other.route : route,
                trunk.isEmpty() ? other.trunk : trunk,
                gateway.isEmpty() ? other.gateway : gateway);
    }

    /** In a few words: {@code by ocs-med.contoso.com, gateway sea-gw.contoso.com}; empty where nothing matters. */
    public String describe() {
        var parts = new ArrayList<String>();
        if (!by.isEmpty()) {
            parts.add("by " + String.join(" or ", by));
        }
        describe("route", route, parts);
        describe("trunk", trunk, parts);
        describe("gateway", gateway, parts);
        return String.join(", ", parts);
    }

    private static void describe(String what, String name, List<String> parts) {
        if (!name.isEmpty()) {
            parts.add(what + " " + name);
        }
    }

    /** What this way, which was taken, has that is not as expected; a sentence part each. */
    List<String> differences(Way expected) {
        var differences = new ArrayList<String>();
        if (!expected.by.isEmpty() && expected.by.stream().noneMatch(one -> one.equalsIgnoreCase(mediationServer()))) {
            differences.add(differs("Mediation Server", mediationServer(), String.join(" or ", expected.by)));
        }
        compare("route", route, expected.route, differences);
        compare("trunk", trunk, expected.trunk, differences);
        compare("gateway", gateway, expected.gateway, differences);
        return differences;
    }

    private static void compare(String what, String taken, String expected, List<String> differences) {
        if (!expected.isEmpty() && !expected.equalsIgnoreCase(taken)) {
            differences.add(differs(what, taken, expected));
        }
    }

    private static String differs(String what, String taken, String expected) {
        return taken.isEmpty()
                ? "by no %s, expected %s".formatted(what, expected)
                : "by %s %s, expected %s".formatted(what, taken, expected);
    }
}
