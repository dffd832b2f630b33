package org.cutover.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The name someone probably meant. */
public final class Nearest {

    private Nearest() {}

    /** The known name that a slip of the pen turns into {@code written}; empty if none is near. */
    public static Optional<String> to(String written, Collection<String> known) {
        var allowed = Math.max(1, Math.min(3, written.length() / 3));
        return known.stream()
                .filter(name -> distance(written, name) <= allowed)
                .min(Comparator.comparingInt(name -> distance(written, name)));
    }

    /** Levenshtein distance: how many letters to insert, delete or replace. */
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
