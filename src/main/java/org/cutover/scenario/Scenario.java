package org.cutover.scenario;

import org.cutover.deployment.Deployment;

/** What a file asks for: calls, steps, and what to expect of them. */
public sealed interface Scenario permits Rehearsal, CallScenario {

    /** Short, from the file's name: results are filed under it. */
    String name();

    String title();

    /** What it shows, and why that is so; may be empty. */
    String why();

    /** Id of the {@link org.cutover.compatibility.Profile} it is meant for; {@code strict} unless its file says otherwise. */
    String profile();

    /** This scenario under another profile. */
    Scenario under(String profile);

    /** The estate it begins with. */
    Deployment deployment();
}
