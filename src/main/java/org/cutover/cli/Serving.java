package org.cutover.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.cutover.endpoint.Testbed;
import org.cutover.report.CallLine;
import org.cutover.report.ShortNames;
import org.cutover.scenario.CallBoard;

/** An estate that runs until it is stopped: prints its calls, and does what is typed. */
final class Serving {

    /** How long a call that is over, or a line that was typed, may wait until it is seen. */
    private static final Duration GLANCE = Duration.ofMillis(100);

    /** So many entries of the journal stay in memory: some hundred calls. */
    private static final int KEPT = 10_000;

    private final Testbed testbed;
    private final PrintWriter terminal;
    private final CallBoard board;
    private final ServePrompt prompt;
    private final Queue<String> typed = new ConcurrentLinkedQueue<>();
    private final Interruption interruption;

    Serving(Testbed testbed, PrintWriter terminal, Interruption interruption) {
        this.testbed = testbed;
        this.interruption = interruption;
        this.terminal = terminal;
        this.board = new CallBoard(testbed.journal(), testbed.deployment(), KEPT);
        this.prompt = new ServePrompt(testbed, board, terminal);
    }

    /**
     * Signs in these users' phones and goes on until somebody says quit, or ends the program.
     *
     * @return the exit status
     */
    int until(List<String> users) {
        users.forEach(testbed::user);
        terminal.println(signedIn(users));
        terminal.println("Running. Type help, or a call such as: call alice +14255550123. Ctrl-C ends it.");
        terminal.println();
        terminal.flush();
        listen();
        while (!interruption.isThere() && !prompt.isOver()) {
            testbed.pass(GLANCE);
            look();
            for (var line = typed.poll(); line != null && !prompt.isOver(); line = typed.poll()) {
                prompt.take(line);
            }
        }
        end();
        return ExitStatus.PASSED.code();
    }

    /** Nobody is left with a dead line. */
    private void end() {
        look();
        if (!board.calls().isEmpty()) {
            terminal.println("Hanging up: %d call(s). Ctrl-C once more does not wait for that."
                    .formatted(board.calls().size()));
            terminal.flush();
        }
        testbed.leave();
        // Once to hear of what is over, and once for what has settled.
        look();
        look();
        terminal.println(
                board.calls().isEmpty()
                        ? "Stopped."
                        : "Stopped; %d call(s) did not end in time: no answer came from the other end."
                                .formatted(board.calls().size()));
        terminal.flush();
    }

    private static String signedIn(List<String> users) {
        return users.isEmpty()
                ? "No phone is signed in; --phone USER signs one in."
                : "Signed in: %s.".formatted(String.join(", ", users));
    }

    private void look() {
        var over = board.readOn();
        board.news().forEach(news -> say(CallLine.of(news, ZoneId.systemDefault())));
        over.forEach(call -> say(CallLine.of(call, ZoneId.systemDefault())));
        terminal.flush();
    }

    private void say(String line) {
        terminal.println(ShortNames.in(line, testbed.deployment()));
    }

    /** What is typed. Where nobody can type anything, it ends at once and the estate runs on. */
    private void listen() {
        var reader = new Thread(
                () -> {
                    try (var lines = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()))) {
                        lines.lines().forEach(typed::add);
                    } catch (IOException gone) {
                        // Nobody types any more.
                    }
                },
                "what is typed");
        reader.setDaemon(true);
        reader.start();
    }
}
