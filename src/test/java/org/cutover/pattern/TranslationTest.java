package org.cutover.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "Substitutions in Regular Expressions" and {@code Regex.Replace} in the .NET documentation. */
class TranslationTest {

    @ParameterizedTest
    @CsvSource({
        "^(\\d{4})$, +1425555$1, 0123, +14255550123",
        "^(\\d{3})(\\d{4})$, +1${2}${1}, 1234567, +14567123",
        "^(\\d+)$, +$0, 425, +425",
        "^(\\d+)$, +$&, 425, +425",
        "^(\\d+)$, $$$1, 425, $425",
        "^(\\d+)$, ${1}0, 425, 4250",
        "^(?<area>\\d{3})(?<number>\\d+)$, +1${area}-${number}, 4255550123, +1425-5550123",
        // Named groups are numbered after the unnamed ones.
        "^(?<area>\\d{3})(\\d+)$, $1/$2, 4255550123, 5550123/425",
        "^(?<7>\\d{3})(\\d+)$, $1/$7, 4255550123, 5550123/425",
        "^(9)?(\\d{4})$, +$1$2, 0123, +0123",
        "2, <$`|$'>, 123, 1<1|3>3",
        "2, $_, 123, 11233",
        // Every match, and what lies between stays.
        "0, 1, 10203, 11213",
        "^00, +, 0049, +49",
        "\\d{3}, -, 123456, --",
        "5, '', 14255550123, 1420123",
        // A pattern that may match nothing does so at the end once more.
        "(.*), +$1, 425, +425+",
        "x*, -, 12, -1-2-",
        "9, 0, 123, 123",
        // By re2j and by java.util.regex the same.
        "^(?!9)(\\d)(\\d+)$, $2$1, 123, 231",
        "(?<=\\d)(\\d), .$1, 123, 1.2.3"
    })
    void everyMatchIsReplaced(String pattern, String replacement, String number, String translated) {
        assertThat(Translation.of(NumberPattern.of(pattern), replacement).apply(number))
                .isEqualTo(translated);
    }

    @Test
    void beforeANewlineThatEndsTheNumberToo() {
        assertThat(Translation.of(NumberPattern.of("^(\\d+)$"), "+$1").apply("425\n"))
                .isEqualTo("+425\n");
    }

    @Test
    void charactersBeyondSixteenBitsStayWhole() {
        assertThat(Translation.of(NumberPattern.of("(1)$"), "<$1>").apply("\uD83D\uDCDE1"))
                .isEqualTo("\uD83D\uDCDE<1>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            value = {
                "$1425 | uses $1425, but pattern \"^(\\d{4})$\" has 1 group(s). All digits after $ are the group's number: write ${1}425.",
                "+1$2 | uses $2, but pattern \"^(\\d{4})$\" has 1 group(s).",
                "${2} | uses ${2}, but pattern \"^(\\d{4})$\" has 1 group(s).",
                "${area} | uses ${area}, but pattern \"^(\\d{4})$\" has 1 group(s).",
                "$99999999999 | uses $99999999999, but pattern \"^(\\d{4})$\" has 1 group(s).",
                "+1$ | cannot be carried out: see character 3. Write $1 or ${name} for the pattern's groups, and $$ for a dollar sign.",
                "$a | cannot be carried out: see character 1. Write $1 or ${name} for the pattern's groups, and $$ for a dollar sign.",
                "${1 | cannot be carried out: see character 1. Between ${ and } there is the number or the name of a group.",
                "$+ | cannot be carried out: see character 1. $+ is not simulated: name the group by its number.",
                "+1\\1 | cannot be carried out: see character 3. A backslash means nothing in it: write the digit alone."
            })
    void aReplacementThatCannotBeMeantIsRefused(String replacement, String fault) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Translation.of(NumberPattern.of("^(\\d{4})$"), replacement))
                .withMessage("translation \"%s\" %s", replacement, fault);
    }

    @Test
    void aNameThatIsNotThereIsToldThoseThatAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Translation.of(NumberPattern.of("^(?<area>\\d)"), "${aera}"))
                .withMessage(
                        "translation \"${aera}\" uses ${aera}, but pattern \"^(?<area>\\d)\" has 1 group(s), named area.");
    }

    @Test
    void translationsAreEqualByPatternAndReplacement() {
        var pattern = NumberPattern.of("^(\\d)$");

        assertThat(Translation.of(pattern, "$1"))
                .isEqualTo(Translation.of(NumberPattern.of("^(\\d)$"), "$1"))
                .isNotEqualTo(Translation.of(pattern, "+$1"))
                .hasToString("$1");
    }
}
