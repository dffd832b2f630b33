package org.cutover.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cutover.pattern.PatternIndex;
import org.cutover.routing.RouteStep.Match;
import org.cutover.routing.RouteStep.RuleTried;

/**
 * A dial plan at work: the first rule that matches translates the digits ("Defining normalization rules" in the Lync Server
 * 2013 documentation).
 */
final class Normalization {

    /** What came of the digits. */
    record Result(NormalizationRule rule, String number) {}

    private final Words words;
    private final DialPlan plan;
    private final PatternIndex<NormalizationRule> index;

    Normalization(DialPlan plan, Words words) {
        this.words = words;
        this.plan = plan;
        this.index = PatternIndex.of(plan.rules(), NormalizationRule::pattern);
    }

    DialPlan plan() {
        return plan;
    }

    Optional<Result> of(String digits) {
        return index.first(digits).map(rule -> new Result(rule, rule.apply(digits)));
    }

    /** What {@link #of} did, rule by rule. */
    RouteStep explain(String digits, String why, Optional<Result> result) {
        var tried = new ArrayList<RuleTried>();
        for (var rule : plan.rules()) {
            if (result.isPresent() && result.get().rule() == rule) {
                tried.add(tried(
                        rule,
                        Match.MATCHES,
                        digits,
                        result.get().number() + (rule.internalExtension() ? ", an internal extension" : "")));
                break;
            }
            tried.add(tried(rule, Match.of(rule.pattern(), digits), digits, ""));
        }
        return new RouteStep.Normalized(
                words, plan.name(), why, digits, List.copyOf(tried), result.map(Result::number));
    }

    private static RuleTried tried(NormalizationRule rule, Match match, String before, String after) {
        return new RuleTried(rule.name(), rule.pattern().toString(), match, before, after);
    }
}
