package org.cutover.cli;

import picocli.CommandLine.Option;

/** How an answer is printed; every command that draws a tree has these options. */
final class OutputOptions {

    @Option(names = "--json", description = "Print JSON, in the shape of the command's schema: route.json, uses.json.")
    private boolean json;

    @Option(names = "--ascii", description = "Draw with ASCII alone; else with lines where the locale is UTF-8.")
    private boolean ascii;

    boolean json() {
        return json;
    }

    /** What the terminal can show, and is to. */
    Screen screen() {
        var screen = Screen.here();
        return ascii ? screen.inAscii() : screen;
    }
}
