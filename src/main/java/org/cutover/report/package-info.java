/**
 * What people are shown of a run: table, ladders, {@code report.json}; drawn from the journal and from what the runner made of
 * it, and from nothing else.
 *
 * <p>Begins at {@link org.cutover.report.ResultTable} and {@link org.cutover.report.LadderDiagram}.
 */
package org.cutover.report;
