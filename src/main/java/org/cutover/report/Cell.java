package org.cutover.report;

import java.util.ArrayList;
import java.util.List;
import org.cutover.results.RunReport;
import org.cutover.scenario.Verdict;
import org.cutover.topology.Fqdn;

/** What a table says of a call, in a line or two. */
final class Cell {

    static final String UNEXPECTED = "! ";
    static final String UNDECIDED = "? ";
    static final String UNPLACED = "~ ";

    private Cell() {}

    static List<String> of(RunReport.Call result) {
        var lines = new ArrayList<String>();
        var outcome = result.seen().outcome();
        var taken = way(result.seen().way());
        var way = result.isRefused() && !taken.isEmpty() ? "to " + taken : taken;
        if (result.isNotPlaced()) {
            return List.of(UNPLACED + "not placed");
        }
        if (result.asAnnounced()) {
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
        if (!result.isCompleted()) {
            lines.addAll(result.seen().linksRefused());
        }
        if (result.verdict().equals(Verdict.FAILED.word())) {
            lines.set(0, UNEXPECTED + lines.get(0));
        } else if (result.verdict().equals(Verdict.UNDECIDED.word())) {
            lines.set(0, UNDECIDED + lines.get(0));
        }
        return lines;
    }

    /** {@code ocs-med > sea-gw}: the Mediation Server and the gateway, by their first labels. */
    private static String way(RunReport.Taken way) {
        var server = Fqdn.label(way.mediationServer());
        var gateway = Fqdn.label(way.gateway());
        return server.isEmpty() || gateway.isEmpty() ? server + gateway : server + " > " + gateway;
    }
}
