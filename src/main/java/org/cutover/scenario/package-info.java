/**
 * Files of calls, steps and expectations; the runner; the verdict. A rehearsal is a scenario with a plan.
 *
 * <p>Begins at {@link org.cutover.scenario.ScenarioFile}, which reads one, and {@link org.cutover.scenario.ScenarioRunner},
 * which runs it. What came of a call is read from the journal ({@link org.cutover.scenario.CallRecord}) and held against what
 * was expected ({@link org.cutover.scenario.StageExpectation}).
 */
package org.cutover.scenario;
