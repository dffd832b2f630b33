package org.cutover.inquiry;

import java.util.Optional;
import org.cutover.compatibility.Ruling;
import org.cutover.topology.PstnGateway;

/**
 * One server hands a call to the next.
 *
 * @param ruling whether the two may meet: the same answer that the next server goes by on the wire; empty where it asks none
 * @param makesDo what a gateway that the rule forbids does instead of refusing, in words; empty where it refuses
 */
public record Hop(String from, String to, Optional<Ruling> ruling, String makesDo) {

    static Hop of(String from, String to) {
        return new Hop(from, to, Optional.empty(), "");
    }

    static Hop of(String from, String to, Ruling ruling) {
        return new Hop(from, to, Optional.of(ruling), "");
    }

    /** Between a Mediation Server and a gateway, in either direction. */
    static Hop of(String from, String to, Ruling ruling, PstnGateway gateway) {
        return ruling.refuses() && gateway.makesDo()
                ? new Hop(
                        from,
                        to,
                        Optional.of(ruling),
                        gateway.settings().conduct().makesDo())
                : of(from, to, ruling);
    }

    public boolean refused() {
        return makesDo.isEmpty() && ruling.filter(Ruling::refuses).isPresent();
    }

    public boolean undocumented() {
        return ruling.filter(Ruling::isUnknown).isPresent();
    }

    /** In one line. */
    public String describe() {
        return "%s -> %s%s".formatted(from, to, ruling.map(this::said).orElse(""));
    }

    private String said(Ruling ruling) {
        var rule = ruling.rule();
        return ": %s [%s; %s]"
                .formatted(
                        ruling.allows()
                                ? "allowed"
                                : (refused()
                                                ? "REFUSED, "
                                                : makesDo.isEmpty()
                                                        ? "it passes, but "
                                                        : "it passes, and %s (assumed), but ".formatted(makesDo))
                                        + rule.sentences(),
                        rule.id(),
                        rule.confidence().word());
    }
}
