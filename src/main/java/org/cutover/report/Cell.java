package org.cutover.report;

import java.util.ArrayList;
import java.util.List;
import org.cutover.scenario.CallResult;
import org.cutover.scenario.Verdict;
import org.cutover.scenario.Way;
import org.cutover.topology.Fqdn;

/** What a table says of a call, in a line or two. */
final class Cell {

    static final String UNEXPECTED = "! ";
    static final String UNDECIDED = "? ";

    private Cell() {}

    static List<String> of(CallResult result) {
        var lines = new ArrayList<String>();
        var outcome = result.record().outcome().word();
        var way = way(result.record().way());
        if (result.failsAsAnnounced()) {
            lines.add("fails, as expected");
            lines.add(outcome + (way.isEmpty() ? "" : ", " + way));
        } else if (!outcome.equals("completed")) {
            lines.add(outcome);
            if (!way.isEmpty()) {
                lines.add(way);
            }
        } else {
            lines.add(way.isEmpty() ? "completed" : way);
        }
        if (result.verdict() != Verdict.PASSED) {
            lines.set(0, (result.verdict() == Verdict.FAILED ? UNEXPECTED : UNDECIDED) + lines.get(0));
        }
        return lines;
    }

    /** {@code ocs-med > sea-gw}: the Mediation Server and the gateway, by their first labels. */
    private static String way(Way way) {
        var server = Fqdn.label(way.mediationServer());
        var gateway = Fqdn.label(way.gateway());
        return server.isEmpty() || gateway.isEmpty() ? server + gateway : server + " > " + gateway;
    }
}
