package org.cutover.call;

/** How a call ended. The words are the ones that files expect and reports print. */
public sealed interface CallOutcome {

    /** One word: {@code completed}, {@code busy} … */
    String word();

    /** A sentence without its full stop. */
    String describe();

    /**
     * What is known of a call that is over, seen from its caller.
     *
     * @param answered whether it was answered
     * @param lost whether it was answered, and a BYE then did not get through
     * @param cause the Q.850 cause with which it was ended after its answer; 0 if nobody gave one
     * @param unrouted whether routing found no way for it
     * @param status the final status of the caller's INVITE; 0 if there was none
     * @param rule id of the rule that refused it; empty if none did
     * @param givenUp whether the caller gave up
     * @param rang whether the caller heard it ring
     * @param diagnostic the ms-diagnostics id; 0 if there was none
     * @param by who gave the final answer; empty if unknown
     */
    record Facts(
            boolean answered,
            boolean lost,
            int cause,
            boolean unrouted,
            int status,
            String reason,
            String rule,
            boolean givenUp,
            boolean rang,
            int diagnostic,
            String by) {}

    static CallOutcome of(Facts facts) {
        if (facts.answered()) {
            return facts.lost()
                    ? new Dropped(0)
                    : CauseMap.isNormal(facts.cause()) ? new Completed() : new Dropped(facts.cause());
        }
        if (facts.givenUp()) {
            return facts.rang() ? new NoAnswer() : new Abandoned();
        }
        if (!facts.rule().isEmpty()) {
            return new Refused(facts.rule(), facts.by());
        }
        if (facts.status() == 486 || facts.status() == 600) {
            return new Busy(facts.by());
        }
        if (facts.status() == 0 || facts.status() == 408) {
            return new TimedOut();
        }
        if (isUnrouted(facts)) {
            return new Unrouted(facts.status(), facts.reason(), facts.diagnostic());
        }
        return new Rejected(facts.status(), facts.reason(), facts.by());
    }

    /**
     * Diagnostics of outbound routing, and of a number or user the Front End does not find ([MS-OCER]); 14010 is what a trace has
     * where no normalization rule matches.
     */
    private static boolean isUnrouted(Facts facts) {
        var id = facts.diagnostic();
        return facts.unrouted()
                || id >= 12000 && id < 13000
                || id == 1003
                || id == 4005
                || id == 4009
                || id == 10013
                || id == 1005
                || id == 14010;
    }

    /** It was answered, and ended when a party hung up. */
    record Completed() implements CallOutcome {
        @Override
        public String word() {
            return "completed";
        }

        @Override
        public String describe() {
            return "completed";
        }
    }

    /**
     * It was answered, and was lost before it was hung up: a BYE did not get through, or a network ended it.
     *
     * @param cause the Q.850 cause that the network gave; 0 if a BYE did not get through
     */
    record Dropped(int cause) implements CallOutcome {
        @Override
        public String word() {
            return "dropped";
        }

        @Override
        public String describe() {
            return cause == 0
                    ? "answered, and lost before it was hung up"
                    : "answered, and ended with cause %d, %s".formatted(cause, CauseMap.describe(cause));
        }
    }

    /** 486 Busy Here, or 600. */
    record Busy(String by) implements CallOutcome {
        @Override
        public String word() {
            return "busy";
        }

        @Override
        public String describe() {
            return "busy";
        }
    }

    /** It rang until the caller gave up. */
    record NoAnswer() implements CallOutcome {
        @Override
        public String word() {
            return "no-answer";
        }

        @Override
        public String describe() {
            return "rang, and nobody answered";
        }
    }

    /** A final response of 300 or more that is none of the others. */
    record Rejected(int status, String reason, String by) implements CallOutcome {
        @Override
        public String word() {
            return "rejected";
        }

        @Override
        public String describe() {
            return "rejected%s: %d %s"
                    .formatted(by.isEmpty() ? "" : " by " + by, status, reason)
                    .strip();
        }
    }

    /** An endpoint refused it because a compatibility rule forbids it. */
    record Refused(String rule, String by) implements CallOutcome {
        @Override
        public String word() {
            return "refused";
        }

        @Override
        public String describe() {
            return "refused%s by rule %s".formatted(by.isEmpty() ? "" : " by " + by, rule);
        }
    }

    /** No route, no usage, no gateway left, or nobody of that number. */
    record Unrouted(int status, String reason, int diagnostic) implements CallOutcome {
        @Override
        public String word() {
            return "unrouted";
        }

        @Override
        public String describe() {
            return "not routed: %d %s%s"
                    .formatted(status, reason, diagnostic == 0 ? "" : ", ms-diagnostics " + diagnostic);
        }
    }

    /** Nobody gave a final response in time. */
    record TimedOut() implements CallOutcome {
        @Override
        public String word() {
            return "timed-out";
        }

        @Override
        public String describe() {
            return "timed out without an answer";
        }
    }

    /** Nobody could place it: its caller, or the gateway it comes in by, is a real device. */
    record NotPlaced(String why) implements CallOutcome {

        public static final String WORD = "not-placed";

        @Override
        public String word() {
            return WORD;
        }

        @Override
        public String describe() {
            return "not placed: " + why;
        }
    }

    /** The caller gave up before it rang. */
    record Abandoned() implements CallOutcome {
        @Override
        public String word() {
            return "abandoned";
        }

        @Override
        public String describe() {
            return "given up by the caller before it rang";
        }
    }
}
