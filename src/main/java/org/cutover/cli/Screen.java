package org.cutover.cli;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What the terminal can show, by the environment. */
record Screen(int width, boolean unicode) {

    private static final int USUAL_WIDTH = 100;
    private static final int NARROWEST = 60;
    private static final int WIDEST = 160;

    /**
     * Of an environment: {@code COLUMNS}, which the launcher sets; the locale in {@code LC_ALL}, {@code LC_CTYPE} or {@code
     * LANG}, the first that is set (POSIX.1-2017 section 8.2).
     */
    static Screen of(Map<String, String> environment) {
        var locale = Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("")
                .toLowerCase(Locale.ROOT);
        var utf8 = locale.contains("utf-8") || locale.contains("utf8");
        return new Screen(
                width(environment.getOrDefault("COLUMNS", "")),
                utf8 && !environment.getOrDefault("TERM", "").equals("dumb"));
    }

    private static int width(String columns) {
        return columns.matches("[0-9]{1,4}")
                ? Math.max(NARROWEST, Math.min(WIDEST, Integer.parseInt(columns)))
                : USUAL_WIDTH;
    }
}
