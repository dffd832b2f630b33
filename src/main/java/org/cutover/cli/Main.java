package org.cutover.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.cutover.scenario.CannotStartException;
import org.cutover.scenario.RunInterruptedException;
import org.cutover.yaml.InvalidFileException;
import org.cutover.yaml.Unknown;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program {@code cutover}. */
@Command(
        name = "cutover",
        description =
                "Rehearse the voice migration from Office Communications Server 2007 R2 to Lync Server 2013 over real SIP,"
                        + " before the night it is done.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Examples:",
            "  cutover rehearse                the shipped migration of Contoso, step by step",
            "  cutover init my-migration       files of your own to start from",
            "  cutover rehearse my-plan.yaml   your own",
            "  cutover check my-plan.yaml      its findings, without placing a call",
            "  cutover serve contoso/before    an estate on sockets, for real devices to talk to",
            "  cutover route --deployment contoso/before --from alice --to 95550123",
            "                                  which way one call would go, and why",
            "  cutover uses --deployment contoso/before ocs-med.contoso.com",
            "                                  what depends on a Mediation Server",
            "  cutover test my-cases.yaml      test cases of the voice configuration",
            "  cutover report rehearsals/my-plan-1",
            "                                  draw the results of a run anew",
            "  cutover show rehearsals/my-plan-1",
            "                                  a run that is over: table, calls, ladders",
            "  cutover compare rehearsals/my-plan-1 rehearsals/my-plan-2",
            "                                  which calls changed",
            "  cutover rehearse --help         more on a command"
        })
public final class Main implements Runnable {

    /**
     * What libraries are told. slf4j-simple writes warnings and worse on standard error, of JAIN-SIP nothing; Netty keeps no records
     * for Java's flight recorder, which nobody reads.
     */
    private static final Map<String, String> LIBRARIES = Map.of(
            "org.slf4j.simpleLogger.defaultLogLevel", "warn",
            "org.slf4j.simpleLogger.log.org.cutover.sip.stack", "off",
            "org.slf4j.simpleLogger.showShortLogName", "true",
            "io.netty.jfr.enabled", "false");

    /** In the order of the help. */
    private static final List<Class<?>> COMMANDS = List.of(
            InitCommand.class,
            RehearseCommand.class,
            ServeCommand.class,
            CheckCommand.class,
            RouteCommand.class,
            UsesCommand.class,
            TestCommand.class,
            ReportCommand.class,
            ShowCommand.class,
            CompareCommand.class,
            CompletionCommand.class);

    @Option(
            names = "--debug",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Where the program fails, show the stack trace.")
    private boolean debug;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private Main() {}

    public static void main(String[] arguments) {
        // Not in a file that is found by its name: who tests with this jar has a log of their own.
        LIBRARIES.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, arguments));
    }

    /** Runs the program without ending the Java process; gives the exit status. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        var main = new Main();
        var line = new CommandLine(main);
        commandsFor(arguments).forEach(line::addSubcommand);
        return line.setOut(out)
                .setErr(err)
                .setUsageHelpWidth(Screen.here().textWidth())
                .setParameterExceptionHandler(Main::misused)
                .setExecutionExceptionHandler((exception, failed, parsed) -> main.failed(exception, err))
                .execute(arguments);
    }

    /**
     * Those that the arguments can be about. Each takes some milliseconds to set up, and of nearly every start only one is asked
     * anything; the version asks none. The completion is of them all.
     */
    private static List<Class<?>> commandsFor(String... arguments) {
        if (arguments.length == 1 && List.of("-V", "--version").contains(arguments[0])) {
            return List.of();
        }
        return COMMANDS.stream()
                .filter(command -> command != CompletionCommand.class)
                .filter(command -> arguments.length > 0
                        && command.getAnnotation(Command.class).name().equals(arguments[0]))
                .findFirst()
                .<List<Class<?>>>map(List::of)
                .orElse(COMMANDS);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int misused(CommandLine.ParameterException misuse, String[] arguments) {
        var line = misuse.getCommandLine();
        line.getErr().println(words(misuse));
        line.getErr().println("See " + line.getCommandSpec().qualifiedName() + " --help.");
        return ExitStatus.COULD_NOT_RUN.code();
    }

    /** Of a command that there is not the nearest one is told, as of any other name. */
    private static String words(CommandLine.ParameterException misuse) {
        var line = misuse.getCommandLine();
        if (misuse instanceof CommandLine.UnmatchedArgumentException unmatched
                && line.getParent() == null
                && !unmatched.getUnmatched().isEmpty()
                && !unmatched.getUnmatched().get(0).startsWith("-")) {
            return Unknown.inOrder(
                    "command",
                    unmatched.getUnmatched().get(0),
                    List.copyOf(line.getSubcommands().keySet()));
        }
        return misuse.getMessage();
    }

    private int failed(Exception exception, PrintWriter err) {
        if (exception instanceof RunInterruptedException) {
            // Whoever did it has heard where the journal is.
            return ExitStatus.INTERRUPTED;
        }
        if (exception instanceof InvalidFileException
                || exception instanceof CannotRunException
                || exception instanceof CannotStartException) {
            err.println(exception.getMessage());
        } else if (debug) {
            exception.printStackTrace(err);
        } else {
            err.printf("This is a fault of the program, not of your files: %s.%n", exception);
            err.println("Run the command again with --debug to see where.");
        }
        return ExitStatus.COULD_NOT_RUN.code();
    }
}
