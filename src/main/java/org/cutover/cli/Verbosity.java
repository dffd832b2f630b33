package org.cutover.cli;

import picocli.CommandLine.Option;

/** How much is said. */
final class Verbosity {

    @Option(names = "--quiet", description = "Print the verdict, and what was not as expected.")
    private boolean quiet;

    @Option(
            names = "--verbose",
            description =
                    "Print each call with its way too, what is done in the products, and what the estate is warned of.")
    private boolean verbose;

    boolean quiet() {
        return quiet;
    }

    boolean verbose() {
        return verbose;
    }

    /** @throws CannotRunException if both are asked for */
    Verbosity checked() {
        if (quiet && verbose) {
            throw new CannotRunException("--quiet and --verbose say the opposite. Leave one of them out.");
        }
        return this;
    }
}
