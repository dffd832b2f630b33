package org.cutover.inquiry;

import java.util.List;

/**
 * What came of a test case.
 *
 * @param number TranslatedNumber; empty if no rule matches
 * @param rule MatchingRule; empty for none
 * @param usage MatchingUsage: the first usage of the policy that has a matching route; empty for none
 * @param route FirstMatchingRoute; empty for none
 * @param atGateway the called number that leaves by the trunk of the case; empty if it has none
 * @param complaints why it fails or is broken, a sentence each
 * @param remarks what else is to be known, a sentence each
 */
public record VoiceTestResult(
        VoiceTestCase test,
        Outcome outcome,
        String number,
        String rule,
        String usage,
        String route,
        String atGateway,
        List<String> complaints,
        List<String> remarks) {

    /** From good to bad. */
    public enum Outcome {
        /** Every expectation that is given equals the first result. */
        PASS("Pass"),
        /** It expects nothing, and so shows nothing. */
        NOT_APPLICABLE("N/A"),
        FAIL("Fail"),
        /** What it names does not exist: it tests nothing until it is mended. Counts as a failure. */
        BROKEN("BROKEN");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** The worse of two. */
        public Outcome or(Outcome other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    public VoiceTestResult {
        complaints = List.copyOf(complaints);
        remarks = List.copyOf(remarks);
    }
}
