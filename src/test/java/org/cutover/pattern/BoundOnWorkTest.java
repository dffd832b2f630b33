package org.cutover.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.cutover.pattern.NumberPattern.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No pattern and no number stalls a call. What is counted is work, not time: the answer is the same on any machine. */
class BoundOnWorkTest {

    private static final String DIGITS_AND_A_LETTER = "1".repeat(60) + "x";

    /** A backtracking engine without a bound tries two ways to cut the digits for each of them. */
    @Test
    void theClassicIsDecidedInLinearTime() {
        assertThat(LinearEngine.canServe(PatternParser.parse("^(\\d+)+$").root()))
                .isTrue();
        assertThat(NumberPattern.of("^(\\d+)+$").test(DIGITS_AND_A_LETTER)).isEqualTo(Outcome.DIFFERS);
        assertThat(NumberPattern.of("^(\\d+)+$").test("1".repeat(60))).isEqualTo(Outcome.MATCHES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(\\d+)*\\1y",
                "^(\\d+)(\\d+)(\\d+)(\\d+)(\\d+)\\5y",
                "^(?=1)(\\d*)(\\d*)(\\d*)(\\d*)(\\d*)(\\d*)y",
                "^(?!(\\d*)(\\d*)(\\d*)(\\d*)(\\d*)(\\d*)y).*z",
                "(?=1)(?:(\\d)\\1?)*y"
            })
    void whatBacktracksIsCutOff(String pattern) {
        assertThat(NumberPattern.of(pattern).test(DIGITS_AND_A_LETTER)).isEqualTo(Outcome.TOO_MUCH_WORK);
        assertThat(NumberPattern.of(pattern).matches(DIGITS_AND_A_LETTER)).isFalse();
    }

    /** Sixteen million ways to take nothing, and before what fails nothing to read. */
    @Test
    void whatBacktracksWithoutReadingIsCutOffToo() {
        var ways = "(?:()|())".repeat(24);

        assertThat(NumberPattern.of(ways + "(?<=y)").test("")).isEqualTo(Outcome.TOO_MUCH_WORK);
        assertThat(NumberPattern.of("()?" + ways + "\\1(?!)").test("")).isEqualTo(Outcome.TOO_MUCH_WORK);
        assertThat(NumberPattern.of("(?=1)?" + ways + "\\B(?!)").test("")).isEqualTo(Outcome.TOO_MUCH_WORK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"^(\\d{1,500})$", "^(?=1)(?:1|2)*$"})
    void aNumberOfAnyLengthIsAnswered(String pattern) {
        var compiled = NumberPattern.of(pattern);

        assertThat(compiled.test("1".repeat(200))).isEqualTo(Outcome.MATCHES);
        assertThat(compiled.test("1".repeat(1_000_000))).isEqualTo(Outcome.TOO_MUCH_WORK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?:1{1000}){1000}",
                "(?:(?:(?:()){1000}){1000}){1000}",
                "(?>(?>1{0,100000}){0,100000}){0,100000}2"
            })
    void aRepeatOfRepeatsIsAnswered(String pattern) {
        assertThat(NumberPattern.of(pattern).test("1".repeat(100))).isNotNull();
    }

    @Test
    void aNumberThatIsTooMuchWorkIsTranslatedToItself() {
        var translation = Translation.of(NumberPattern.of("^(\\d+)*\\1y"), "+$1");

        assertThat(translation.apply(DIGITS_AND_A_LETTER)).isEqualTo(DIGITS_AND_A_LETTER);
    }
}
