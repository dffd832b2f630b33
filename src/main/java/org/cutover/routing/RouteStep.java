package org.cutover.routing;

import java.util.List;
import java.util.Optional;
import org.cutover.pattern.NumberPattern;

/** One step on the way to a routing decision. */
public sealed interface RouteStep {

    /** In one line. */
    String describe();

    /** What the step consists of; empty for most. */
    default List<? extends RouteStep> details() {
        return List.of();
    }

    /**
     * The rules of a dial plan, tried in order.
     *
     * @param why why it is this dial plan: {@code assigned to alice}
     * @param tried up to the first that matches
     * @param number what came out; empty if no rule matches
     */
    record Normalized(
            Words words, String dialPlan, String why, String digits, List<RuleTried> tried, Optional<String> number)
            implements RouteStep {
        public Normalized {
            tried = List.copyOf(tried);
        }

        @Override
        public String describe() {
            return "%s %s (%s): %s"
                    .formatted(
                            words.dialPlan(),
                            dialPlan,
                            why,
                            number.map(to -> "%s becomes %s".formatted(digits, to))
                                    .orElse("no rule matches " + digits));
        }

        @Override
        public List<RuleTried> details() {
            return tried;
        }
    }

    /** A rule was tried. */
    record RuleTried(String rule, String pattern, Match match, String before, String after) implements RouteStep {
        @Override
        public String describe() {
            return "rule %s, %s: %s"
                    .formatted(
                            rule,
                            pattern,
                            match == Match.MATCHES ? "%s becomes %s".formatted(before, after) : match.words());
        }
    }

    /** How a number fared with a pattern. */
    enum Match {
        MATCHES("matches"),
        DIFFERS("does not match"),
        TOO_MUCH_WORK("given up: the pattern needs too much work on this number");

        private final String words;

        Match(String words) {
            this.words = words;
        }

        static Match of(NumberPattern pattern, String number) {
            return switch (pattern.test(number)) {
                case MATCHES -> MATCHES;
                case DIFFERS -> DIFFERS;
                case TOO_MUCH_WORK -> TOO_MUCH_WORK;
            };
        }

        public String words() {
            return words;
        }
    }

    /** The number came with a plus and was left alone. */
    record AlreadyE164(String number) implements RouteStep {
        @Override
        public String describe() {
            return number + " has its plus already: no normalization";
        }
    }

    /** No dial plan applies to the caller. */
    record NoDialPlan(Words words) implements RouteStep {
        @Override
        public String describe() {
            return "no %s applies".formatted(words.dialPlan());
        }
    }

    /** Whose line the number is. */
    record LookedUp(String number, List<String> users) implements RouteStep {
        public LookedUp {
            users = List.copyOf(users);
        }

        @Override
        public String describe() {
            return users.isEmpty()
                    ? number + " is nobody's line"
                    : "%s is the line of %s".formatted(number, String.join(", ", users));
        }
    }

    /** An emergency call: the location policy's usage counts, not the voice policy. */
    record Emergency(String locationPolicy, String why, String dialled, String number, String usage)
            implements RouteStep {
        @Override
        public String describe() {
            return "location policy %s (%s): %s is an emergency call to %s, by usage %s"
                    .formatted(locationPolicy, why, dialled, number, usage.isEmpty() ? "none" : usage);
        }
    }

    /**
     * The voice policy, or for a call from a trunk its configuration, and the usages it gives.
     *
     * @param ofTrunk whether it is a trunk's configuration
     * @param policy its name alone, or the trunk's; empty if none applies
     */
    record Allowed(Words words, boolean ofTrunk, String policy, String why, List<String> usages) implements RouteStep {

        public Allowed {
            usages = List.copyOf(usages);
        }

        @Override
        public String describe() {
            var what = ofTrunk ? "trunk" : words.policy();
            return "%s (%s), usages: %s"
                    .formatted(
                            policy.isEmpty() ? "no " + what : what + " " + policy,
                            why,
                            usages.isEmpty() ? "none" : String.join(", ", usages));
        }
    }

    /** A usage, and its routes in order of priority. */
    record UsageTried(Words words, String usage, List<RouteTried> routes) implements RouteStep {
        public UsageTried {
            routes = List.copyOf(routes);
        }

        @Override
        public String describe() {
            return "%s %s%s"
                    .formatted(
                            words.usage(),
                            usage,
                            routes.isEmpty() ? ": no %s carries it".formatted(words.route()) : "");
        }

        @Override
        public List<RouteTried> details() {
            return routes;
        }
    }

    /**
     * A route that was looked at.
     *
     * @param reason why it was passed over though its pattern matches; empty if it was not
     */
    record RouteTried(Words words, String route, String pattern, Match match, String reason, List<TrunkTried> trunks)
            implements RouteStep {
        public RouteTried {
            trunks = List.copyOf(trunks);
        }

        @Override
        public String describe() {
            return "%s %s, %s: %s%s"
                    .formatted(
                            words.route(),
                            route,
                            pattern,
                            match.words(),
                            reason.isEmpty() ? "" : ", passed over: " + reason);
        }

        @Override
        public List<TrunkTried> details() {
            return trunks;
        }
    }

    /**
     * A trunk, or a Mediation Server, that a matching route leads to.
     *
     * @param reason why it was passed over, or what else is to be said of it; may be empty
     */
    record TrunkTried(String target, Optional<Candidate> candidate, String reason, List<Translated> translations)
            implements RouteStep {
        public TrunkTried {
            translations = List.copyOf(translations);
        }

        @Override
        public String describe() {
            return candidate
                    .map(way -> "%s: on the list%s, by %s%s, called %s, calling %s"
                            .formatted(
                                    target,
                                    reason.isEmpty() ? "" : " (" + reason + ")",
                                    way.mediationServer(),
                                    way.gateway().isEmpty() ? "" : " to " + way.gateway(),
                                    way.outward().called(),
                                    way.outward().calling()))
                    .orElseGet(() -> "%s: passed over, %s".formatted(target, reason));
        }

        @Override
        public List<Translated> details() {
            return translations;
        }
    }

    /** A trunk that is marked down is tried, for want of another. */
    record OnlyWay(Candidate candidate) implements RouteStep {
        @Override
        public String describe() {
            return "%s is the only way, and so it is tried though it is marked down".formatted(candidate.trunk());
        }
    }

    /**
     * A number was changed on its way out.
     *
     * @param what {@code called} or {@code calling}
     * @param by the rule or setting that changed it
     */
    record Translated(String what, String by, String before, String after) implements RouteStep {
        @Override
        public String describe() {
            return "%s number, %s: %s becomes %s".formatted(what, by, before, after);
        }
    }
}
