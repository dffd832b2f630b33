package org.cutover.inquiry;

import java.util.Optional;
import org.cutover.compatibility.Ruling;

/**
 * One server hands a call to the next.
 *
 * @param ruling whether the two may meet: the same answer that the next server goes by on the wire; empty where it asks none
 */
public record Hop(String from, String to, Optional<Ruling> ruling) {

    static Hop of(String from, String to) {
        return new Hop(from, to, Optional.empty());
    }

    static Hop of(String from, String to, Ruling ruling) {
        return new Hop(from, to, Optional.of(ruling));
    }

    public boolean refused() {
        return ruling.filter(Ruling::refuses).isPresent();
    }

    public boolean undocumented() {
        return ruling.filter(Ruling::isUnknown).isPresent();
    }

    /** In one line. */
    public String describe() {
        return "%s -> %s%s".formatted(from, to, ruling.map(Hop::said).orElse(""));
    }

    private static String said(Ruling ruling) {
        var rule = ruling.rule();
        return ": %s [%s; %s]"
                .formatted(
                        ruling.allows()
                                ? "allowed"
                                : (ruling.refuses() ? "REFUSED, " : "it passes, but ") + rule.sentences(),
                        rule.id(),
                        rule.confidence().word());
    }
}
