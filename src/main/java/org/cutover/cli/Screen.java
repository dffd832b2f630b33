package org.cutover.cli;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;

/**
 * What the output can show.
 *
 * @param width in columns
 * @param unicode whether lines can be drawn with more than ASCII
 * @param terminal whether someone watches: what is written can be written over
 * @param colour whether a word may be coloured; it never says anything that the word does not
 */
record Screen(int width, boolean unicode, boolean terminal, boolean colour) {

    private static final int USUAL_WIDTH = 100;
    private static final int NARROWEST = 60;
    private static final int WIDEST = 160;
    private static final String TERMINAL = "cutover.terminal";
    /** From this release on Java has a console even where there is no terminal. */
    private static final int CONSOLE_ALWAYS = 22;

    /** As wide as help and sentences get: longer lines are hard to read. */
    int textWidth() {
        return Math.min(width, USUAL_WIDTH);
    }

    /** Of this process. */
    static Screen here() {
        return of(System.getenv(), isTerminal());
    }

    /** The launcher knows; where the program is started otherwise, Java may know. */
    private static boolean isTerminal() {
        var said = System.getProperty(TERMINAL, "");
        return said.isEmpty()
                ? Runtime.version().feature() < CONSOLE_ALWAYS && System.console() != null
                : Boolean.parseBoolean(said);
    }

    /** Of an environment, with an output that is no terminal. */
    static Screen of(Map<String, String> environment) {
        return of(environment, false);
    }

    /**
     * Of an environment: {@code COLUMNS}, which the launcher sets; the locale in {@code LC_ALL}, {@code LC_CTYPE} or {@code
     * LANG}, the first that is set (POSIX.1-2017 section 8.2); {@code NO_COLOR}, which turns colour off if it is not empty
     * (no-color.org).
     */
    static Screen of(Map<String, String> environment, boolean terminal) {
        var locale = Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("")
                .toLowerCase(Locale.ROOT);
        var utf8 = locale.contains("utf-8") || locale.contains("utf8");
        var dumb = environment.getOrDefault("TERM", "").equals("dumb");
        return new Screen(
                width(environment.getOrDefault("COLUMNS", "")),
                utf8 && !dumb,
                terminal && !dumb,
                terminal && !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty());
    }

    private static int width(String columns) {
        return columns.matches("[0-9]{1,4}")
                ? Math.max(NARROWEST, Math.min(WIDEST, Integer.parseInt(columns)))
                : USUAL_WIDTH;
    }

    /** This screen, drawn on with ASCII alone. */
    Screen inAscii() {
        return new Screen(width, false, terminal, colour);
    }

    String good(String text) {
        return styled(text, Ansi.Style.fg_green);
    }

    String bad(String text) {
        return styled(text, Ansi.Style.fg_red);
    }

    String doubtful(String text) {
        return styled(text, Ansi.Style.fg_yellow);
    }

    /** The text itself is not read for marks: names may hold anything. */
    private String styled(String text, Ansi.IStyle style) {
        return colour ? Ansi.Style.on(style) + text + Ansi.Style.off(style) : text;
    }
}
