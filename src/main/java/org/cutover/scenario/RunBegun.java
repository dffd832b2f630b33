package org.cutover.scenario;

import org.cutover.journal.Journal;

/** Hears that an estate runs. */
@FunctionalInterface
public interface RunBegun {

    /**
     * @param journal of the run
     * @param live whether it takes real time
     * @param leave ends it from another thread: in a live world hangs up what stands, in a few seconds at most, and the run goes no further
     *     ({@link RunInterruptedException})
     */
    void begun(Journal journal, boolean live, Runnable leave);
}
