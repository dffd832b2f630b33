package org.cutover.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.cutover.call.CallOutcome.Facts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallOutcomeTest {

    @ParameterizedTest(name = "{7}")
    @CsvSource(nullValues = "-", textBlock = """
            # answered, status, rule, given up, rang, diagnostic, word, as it is described
            true,  200, '',             false, true,  0,     completed, completed
            true,  200, some-rule,      true,  true,  12000, completed, completed
            false, 486, '',             false, true,  0,     busy,      busy
            false, 600, '',             false, false, 0,     busy,      busy
            false, 486, '',             false, false, 10486, busy,      busy
            false, 487, '',             true,  true,  0,     no-answer, 'rang, and nobody answered'
            false, 487, '',             true,  false, 0,     abandoned, given up by the caller before it rang
            false, 0,   '',             true,  false, 0,     abandoned, given up by the caller before it rang
            false, 0,   '',             false, true,  0,     timed-out, timed out without an answer
            false, 408, '',             false, false, 0,     timed-out, timed out without an answer
            false, 403, one-rule,       false, false, 0,     refused,   refused by gw by rule one-rule
            false, 403, '',             false, false, 12001, unrouted,  'not routed: 403 Because, ms-diagnostics 12001'
            false, 404, '',             false, false, 12004, unrouted,  'not routed: 404 Because, ms-diagnostics 12004'
            false, 503, '',             false, false, 12000, unrouted,  'not routed: 503 Because, ms-diagnostics 12000'
            false, 404, '',             false, false, 1003,  unrouted,  'not routed: 404 Because, ms-diagnostics 1003'
            false, 404, '',             false, false, 4005,  unrouted,  'not routed: 404 Because, ms-diagnostics 4005'
            false, 485, '',             false, false, 4009,  unrouted,  'not routed: 485 Because, ms-diagnostics 4009'
            false, 504, '',             false, false, 1005,  unrouted,  'not routed: 504 Because, ms-diagnostics 1005'
            false, 404, '',             false, false, 14010, unrouted,  'not routed: 404 Because, ms-diagnostics 14010'
            false, 400, '',             false, false, 10013, unrouted,  'not routed: 400 Because, ms-diagnostics 10013'
            false, 404, '',             false, false, 10404, rejected,  rejected by gw: 404 Because
            false, 503, '',             false, false, 0,     rejected,  rejected by gw: 503 Because
            false, 504, '',             false, false, 1007,  rejected,  rejected by gw: 504 Because
            false, 480, '',             false, true,  13000, rejected,  rejected by gw: 480 Because
            """)
    void itIsTold(
            boolean answered,
            int status,
            String rule,
            boolean givenUp,
            boolean rang,
            int diagnostic,
            String word,
            String described) {
        var outcome = CallOutcome.of(
                new Facts(answered, false, 0, false, status, "Because", rule, givenUp, rang, diagnostic, "gw"));

        assertThat(outcome.word()).isEqualTo(word);
        assertThat(outcome.describe()).isEqualTo(described);
    }

    @Test
    void whoIsNotKnownIsNotNamed() {
        assertThat(new CallOutcome.Rejected(404, "Not Found", "").describe()).isEqualTo("rejected: 404 Not Found");
        assertThat(new CallOutcome.Refused("one-rule", "").describe()).isEqualTo("refused by rule one-rule");
    }
}
