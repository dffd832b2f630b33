package org.cutover.report;

import java.util.ArrayList;
import org.cutover.results.RunReport.Taken;

/** The way of a call in words. */
final class Ways {

    private Ways() {}

    /** {@code route Seattle PSTN, trunk sea-gw, Mediation Server ocs-med, gateway sea-gw}; empty for no way. */
    static String inWords(Taken way) {
        var parts = new ArrayList<String>();
        add("route", way.route(), parts);
        add("trunk", way.trunk(), parts);
        add("Mediation Server", way.mediationServer(), parts);
        add("gateway", way.gateway(), parts);
        return String.join(", ", parts);
    }

    private static void add(String what, String name, ArrayList<String> parts) {
        if (!name.isEmpty()) {
            parts.add(what + " " + name);
        }
    }
}
