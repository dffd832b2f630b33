package org.cutover.scenario;

import org.cutover.deployment.Deployment;

/** What a file asks for: calls, steps, and what to expect of them. */
public sealed interface Scenario permits Rehearsal, CallScenario {

    /** Short, from the file's name: results are filed under it. */
    String name();

    String title();

    /** What it shows, and why that is so; may be empty. */
    String why();

    /** The estate it begins with. */
    Deployment deployment();
}
