package org.cutover.cli;

import org.cutover.scenario.EstateInQuestion;
import picocli.CommandLine.Option;

/** Which estate is asked about. */
final class EstateOptions {

    @Option(
            names = "--deployment",
            required = true,
            paramLabel = "D",
            completionCandidates = Shipped.Estates.class,
            description =
                    "A deployment or rehearsal: a file, or the name of a shipped one below simulator/deployments/ or scenarios/.")
    private String deployment = "";

    @Option(
            names = "--after",
            paramLabel = "STEP",
            description = "The rehearsal's estate after the step of this id; else the one it begins with.")
    private String after = "";

    EstateInQuestion read(RulesOptions options) {
        try {
            return EstateInQuestion.of(deployment, after, options.rules(), options::chosen);
        } catch (IllegalArgumentException unknown) {
            throw new CannotRunException(unknown.getMessage());
        }
    }
}
