/**
 * What a run leaves, as values: {@code report.json} and the journal, written, read back, and joined into a run whose calls have
 * their entries. All that people are shown of a run is drawn from this.
 *
 * <p>Begins at {@link org.cutover.results.RecordedRun} and {@link org.cutover.results.RunFolder}.
 */
package org.cutover.results;
