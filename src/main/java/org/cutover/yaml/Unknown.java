package org.cutover.yaml;

import java.util.Collection;

/** What to say of a name that nothing has. */
public final class Unknown {

    private static final int MOST = 20;

    private Unknown() {}

    /** {@code there is no user "alicee". Did you mean "alice"?} */
    public static String message(String what, String written, Collection<String> known) {
        var remedy = Nearest.to(written, known)
                .map(nearest -> "Did you mean \"" + nearest + "\"?")
                .orElse(
                        known.isEmpty()
                                ? "There is none."
                                : "There are: "
                                        + String.join(
                                                ", ", known.stream().limit(MOST).toList())
                                        + (known.size() > MOST
                                                ? ", and %d more.".formatted(known.size() - MOST)
                                                : "."));
        return "There is no %s \"%s\". %s".formatted(what, written, remedy);
    }
}
