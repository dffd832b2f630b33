package org.cutover.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the completion script. */
@Command(
        name = "completion",
        description = {
            "Print a script with which bash, or zsh with bashcompinit, completes commands, options and the names of shipped"
                    + " scenarios and deployments."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "For this shell, or in ~/.bashrc for every one:", "  source <(cutover completion)"})
final class CompletionCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        var out = spec.commandLine().getOut();
        // Where nothing of ours fits, files do: one's own rehearsals stand beside the shipped ones.
        AutoComplete.bash("cutover", spec.root().commandLine())
                .lines()
                .filter(line -> !line.contains("compopt +o default"))
                .forEach(out::println);
        out.flush();
    }
}
