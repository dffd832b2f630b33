package org.cutover.scenario;

import org.cutover.migration.PlannedStep;

/** A step of a plan, and what must hold after it. */
public record PlannedStage(PlannedStep step, StageExpectation expect) {}
