package org.cutover.page;

import org.cutover.results.RunReport;
import org.cutover.scenario.Isolated;
import org.cutover.topology.Fqdn;

/**
 * Names and sentences for the page: those in the estate's own domain go without it.
 *
 * @param domain the estate's own; may be empty
 */
record Names(String domain) {

    String brief(String text) {
        return domain.isEmpty() ? text : text.replace("." + domain, "");
    }

    RunReport.Work brief(RunReport.Work work) {
        return new RunReport.Work(
                work.tool(), work.how(), work.pending(), brief(work.undo()), work.undoable(), work.undoes());
    }

    /**
     * A name as it may stand within a sentence of ours: one with letters that are read from right to left is kept apart (Unicode
     * Standard Annex 9, section 2.4.2), so that it turns nothing around it.
     */
    String name(String text) {
        return Isolated.in(brief(text));
    }

    /** For a narrow place: the first label. */
    String label(String name) {
        return Isolated.in(Fqdn.label(name));
    }
}
