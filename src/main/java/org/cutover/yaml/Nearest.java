package org.cutover.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The name someone probably meant. Case and hyphens do not count, and a host may be written without its domain. */
public final class Nearest {

    private Nearest() {}

    /** The known name that a slip of the pen turns into {@code written}; empty if none is near. */
    public static Optional<String> to(String written, Collection<String> known) {
        var allowed = Math.max(1, Math.min(3, written.length() / 3));
        return known.stream()
                .filter(name -> differ(written, name) <= allowed)
                .min(Comparator.comparingInt(name -> differ(written, name)));
    }

    /** So many of the known names, the nearest first. */
    static List<String> first(int most, String written, Collection<String> known) {
        return known.stream()
                .sorted(Comparator.comparingInt(name -> differ(written, name)))
                .limit(most)
                .toList();
    }

    /** Without hyphens or a domain, a name is soon near another: there only one slip counts. */
    private static int differ(String written, String name) {
        var a = written.toLowerCase(Locale.ROOT);
        var b = name.toLowerCase(Locale.ROOT);
        var label = a.indexOf('.') < 0 && b.indexOf('.') >= 0 ? b.substring(0, b.indexOf('.')) : b;
        var loosely = distance(plain(a), plain(label));
        var strictly = distance(a, b);
        return loosely <= 1 ? Math.min(loosely, strictly) : strictly;
    }

    private static String plain(String name) {
        return name.replace("-", "");
    }

    /**
     * Optimal string alignment distance (Damerau, "A technique for computer detection and correction of spelling errors", 1964):
     * how many letters to insert, delete or replace, or neighbours to exchange.
     */
    private static int distance(String a, String b) {
        var before = new int[b.length() + 1];
        var last = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var row = new int[b.length() + 1];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            before = last;
            last = row;
        }
        return last[b.length()];
    }
}
