package org.cutover.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import org.cutover.endpoint.CannotListenException;
import org.cutover.endpoint.Telephone;
import org.cutover.endpoint.Testbed;
import org.cutover.report.LadderDiagram;
import org.cutover.scenario.CallBoard;
import org.cutover.scenario.OutOfReach;

/** What can be typed while an estate runs. */
final class ServePrompt {

    private static final String HELP = """
            call WHO DIGITS    a user, or a number of the PSTN with its plus, calls; spaces in what is dialled do no harm
            answer WHO         picks up the call that rings; if none does, the next one at once
            hang-up WHO        hangs up, gives up, or turns away
            answers WHO        from now on the telephone answers by itself; so does every one that is not told otherwise
            rings WHO          from now on it rings until somebody answers
            busy WHO           from now on it is busy
            calls              the calls under way
            ladder [N]         the ladder of call N, if it is not long over; without N, of the last one
            quit               ends it
            """;

    private final Testbed testbed;
    private final CallBoard board;
    private final PrintWriter terminal;
    private boolean over;

    ServePrompt(Testbed testbed, CallBoard board, PrintWriter terminal) {
        this.testbed = testbed;
        this.board = board;
        this.terminal = terminal;
    }

    boolean isOver() {
        return over;
    }

    /** Does what a line says. */
    void take(String line) {
        var words = line.strip().split("\\s+", 3);
        var who = words.length > 1 ? words[1] : "";
        try {
            switch (words[0].toLowerCase(Locale.ROOT)) {
                case "" -> {}
                case "help" -> terminal.print(HELP);
                case "call" -> call(who, words.length > 2 ? words[2] : "");
                case "answer" -> telephone(who).answer();
                case "hang-up" -> telephone(who).hangUp();
                case "answers" -> telephone(who).behave(Telephone.Manner.ANSWERS, Duration.ZERO);
                case "rings" -> telephone(who).behave(Telephone.Manner.RINGS, Duration.ZERO);
                case "busy" -> telephone(who).behave(Telephone.Manner.BUSY, Duration.ZERO);
                case "calls" -> calls();
                case "ladder" -> ladder(who);
                case "quit", "exit" -> over = true;
                default -> terminal.println("There is no \"%s\" here. Type help.".formatted(words[0]));
            }
        } catch (IllegalArgumentException | CannotListenException cannot) {
            terminal.println(cannot.getMessage());
        }
        terminal.flush();
    }

    private void call(String who, String to) {
        if (to.isBlank()) {
            throw new IllegalArgumentException("Who calls, and what is dialled? Write it like: call alice 9 555 0123");
        }
        new OutOfReach(testbed.placement(), testbed.deployment())
                .whyNot(who, to)
                .ifPresent(why -> {
                    throw new IllegalArgumentException("Not placed: " + why);
                });
        telephone(who).dial(who.startsWith("+") ? to.replaceAll("[ .()-]", "") : to);
    }

    private Telephone telephone(String who) {
        if (who.isEmpty()) {
            throw new IllegalArgumentException("Whose telephone? Write a user's name, or a number of the PSTN.");
        }
        return who.startsWith("+") ? testbed.number(who) : testbed.user(who);
    }

    private void calls() {
        var calls = board.calls();
        if (calls.isEmpty()) {
            terminal.println("No call is under way.");
        }
        calls.forEach(call -> terminal.println("#%d  %s -> %s".formatted(call.number(), call.from(), call.to())));
    }

    private void ladder(String number) {
        var call = number.isEmpty() ? board.last() : board.find(number.replace("#", ""));
        terminal.print(call.map(found -> LadderDiagram.of(board.entries(found)))
                .orElseGet(() -> "There is no such call, or it was over long ago.%n".formatted()));
    }
}
