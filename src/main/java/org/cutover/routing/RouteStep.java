package org.cutover.routing;

/** One step on the way to a routing decision. */
public sealed interface RouteStep {

    /** In one line. */
    String describe();

    /** A rule of the dial plan turned the digits into a number. */
    record Normalized(String dialPlan, String rule, String digits, String number) implements RouteStep {
        @Override
        public String describe() {
            return "dial plan %s, rule %s: %s becomes %s".formatted(dialPlan, rule, digits, number);
        }
    }

    /** The number came in E.164 and was left alone. */
    record AlreadyE164(String number) implements RouteStep {
        @Override
        public String describe() {
            return number + " is E.164 already: no normalization";
        }
    }

    /** Whether the number is somebody's line. */
    record LookedUp(String number, int users) implements RouteStep {
        @Override
        public String describe() {
            return users == 0 ? number + " is nobody's line" : "%s is the line of %d user(s)".formatted(number, users);
        }
    }

    /** The voice policy in force for the caller. */
    record Allowed(String policy, int usages) implements RouteStep {
        @Override
        public String describe() {
            return "voice policy %s, %d usage(s)".formatted(policy, usages);
        }
    }

    /** A route was taken, or passed over for a reason. */
    record Considered(String usage, String route, boolean taken, String reason) implements RouteStep {
        @Override
        public String describe() {
            return "usage %s, route %s: %s"
                    .formatted(usage, route, taken ? "taken, " + reason : "passed over, " + reason);
        }
    }
}
