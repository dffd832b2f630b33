package org.cutover.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.cutover.pattern.NumberPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizationRuleTest {

    /** The examples of "Dial plans and normalization rules" in the Lync Server 2013 documentation. */
    @ParameterizedTest
    @CsvSource({
        "^(\\d{4})$, +1425555$1, 0123, +14255550123",
        "^5(\\d{4})$, +1425555$1, 50123, +14255550123",
        "^(\\d{10})$, +1$1, 4255550123, +14255550123",
        "^1(\\d{10})$, +1$1, 14255550123, +14255550123",
        "^9(\\d{7})$, +1425$1, 95550123, +14255550123",
        "^6222(\\d{4})$, +1425555$1, 62220123, +14255550123",
        "^(\\d{3})(\\d{4})$, +1$2$1, 1234567, +14567123",
        "^(\\d+)$, +$0, 4255550123, +4255550123"
    })
    void digitsBecomeANumber(String pattern, String translation, String digits, String number) {
        var rule = new NormalizationRule("rule", NumberPattern.of(pattern), translation);

        assertThat(rule.pattern().matches(digits)).isTrue();
        assertThat(rule.apply(digits)).isEqualTo(number);
    }

    @Test
    void aDigitAfterAGroupWantsTheGroupInBraces() {
        var rule = new NormalizationRule("rule", NumberPattern.of("^(\\d{3})$"), "+1425555${1}0");

        assertThat(rule.apply("012")).isEqualTo("+14255550120");
    }

    @Test
    void aGroupThatTookNoPartIsLeftOut() {
        var rule = new NormalizationRule("rule", NumberPattern.of("^(9)?(\\d{4})$"), "+$1$2");

        assertThat(rule.apply("0123")).isEqualTo("+0123");
    }

    @Test
    void aTranslationMayNotNameAGroupThatIsNotThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NormalizationRule("rule", NumberPattern.of("^(\\d{4})$"), "+1$2"))
                .withMessage("translation \"+1$2\" uses $2, but pattern \"^(\\d{4})$\" has 1 group(s).");
    }

    /** Java would throw at the first call; the file is the place to say so. */
    @ParameterizedTest
    @ValueSource(strings = {"+1$", "+$a", "+1${name}", "+1\\"})
    void aTranslationThatCannotBeCarriedOutIsRefused(String translation) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NormalizationRule("rule", NumberPattern.of("^(\\d{4})$"), translation))
                .withMessageContaining("translation \"" + translation + "\"");
    }
}
