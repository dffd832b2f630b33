/**
 * What people are shown of a run: table, ladders, {@code report.json}; drawn from the journal and from what the runner made of
 * it, and from nothing else.
 *
 * <p>The answers to questions that need no run are drawn here too: {@link org.cutover.report.RouteTree}, {@link
 * org.cutover.report.DependentsTree}, {@link org.cutover.report.TestTable}.
 *
 * <p>Begins at {@link org.cutover.report.ResultTable} and {@link org.cutover.report.LadderDiagram}.
 */
package org.cutover.report;
