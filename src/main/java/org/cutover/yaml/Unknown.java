package org.cutover.yaml;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What to say of a name that nothing has. */
public final class Unknown {

    private static final int MOST = 8;
    private static final int MOST_LISTED = 40;

    private Unknown() {}

    /** {@code There is no user "alicee". Did you mean "alice"?} */
    public static String message(String what, String written, Collection<String> known) {
        var remedy = Nearest.to(written, known)
                .map(nearest -> "Did you mean \"" + nearest + "\"?")
                .orElseGet(() -> known.isEmpty() ? "There is none." : "There are: " + some(written, known) + ".");
        return "There is no %s \"%s\". %s".formatted(what, written, remedy);
    }

    /** All of them in their own order, which says something, as that of a plan does. */
    public static String inOrder(String what, String written, List<String> known) {
        var remedy = Nearest.to(written, known)
                .map(nearest -> "Did you mean \"" + nearest + "\"?")
                .orElseGet(() -> known.isEmpty() ? "There is none." : "There are: " + listed(known) + ".");
        return "There is no %s \"%s\". %s".formatted(what, written, remedy);
    }

    /** In their own order; of very many the first ones. */
    public static String listed(List<String> known) {
        return known.size() <= MOST_LISTED
                ? String.join(", ", known)
                : String.format(
                        Locale.ROOT,
                        "%s, and %,d more",
                        String.join(", ", known.subList(0, MOST_LISTED)),
                        known.size() - MOST_LISTED);
    }

    /** All of a few names; of many the nearest, and how many more there are. */
    public static String some(String written, Collection<String> known) {
        return known.size() <= MOST
                ? String.join(", ", known)
                : String.format(
                        Locale.ROOT,
                        "%s, and %,d more",
                        String.join(", ", Nearest.first(MOST, written, known)),
                        known.size() - MOST);
    }
}
