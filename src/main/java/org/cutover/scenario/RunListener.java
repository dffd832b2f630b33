package org.cutover.scenario;

import java.time.Duration;

/** Is told how a run goes on. */
public interface RunListener {

    /** Hears nothing. */
    RunListener SILENT = new RunListener() {};

    /** The estate is running. */
    default void started() {}

    /** A stage begins: the estate as it is, or a step about to be taken. */
    default void stageBegan(int number, int last, String title) {}

    /**
     * A call is over, and not judged yet.
     *
     * @param simulated time since the run began
     */
    default void callOver(Duration simulated) {}

    /** A call was held against what was expected; all those of a stage are, once it is over. */
    default void callEnded(CallResult call) {}

    /** A stage is over. */
    default void stageEnded(StageResult stage) {}
}
