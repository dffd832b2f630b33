package org.cutover.routing;

import java.util.List;
import org.cutover.routing.RouteStep.Translated;

/**
 * What becomes of the numbers of a call on its way to a gateway.
 *
 * @param called of called numbers; the first that matches is applied
 * @param calling of calling numbers; the first that matches is applied. Lync Server 2013 has them, Lync Server 2010 not
 * @param removePlus whether the plus is taken off a called number after that
 */
public record NumberRules(List<TranslationRule> called, List<TranslationRule> calling, boolean removePlus) {

    /** The numbers stay as they are. */
    public static final NumberRules NONE = new NumberRules(List.of(), List.of(), false);

    /** No rules, but for the plus of a called number. */
    static final NumberRules WITHOUT_PLUS = new NumberRules(List.of(), List.of(), true);

    public NumberRules {
        called = List.copyOf(called);
        calling = List.copyOf(calling);
    }

    OutwardNumbers apply(String calledNumber, String callingNumber, Notes<Translated> changes) {
        var translated = apply("called", called, calledNumber, changes);
        if (removePlus && translated.startsWith("+")) {
            var bare = translated.substring(1);
            changes.add(() -> new Translated("called", "the plus is removed", translated, bare));
            return new OutwardNumbers(bare, apply("calling", calling, callingNumber, changes));
        }
        return new OutwardNumbers(translated, apply("calling", calling, callingNumber, changes));
    }

    private static String apply(String what, List<TranslationRule> rules, String number, Notes<Translated> changes) {
        for (var rule : rules) {
            if (rule.pattern().matches(number)) {
                var after = rule.apply(number);
                changes.add(() -> new Translated(what, "rule " + rule.name(), number, after));
                return after;
            }
        }
        return number;
    }
}
