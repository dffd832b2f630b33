package org.cutover.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What .NET documents. The titles are pages below learn.microsoft.com/dotnet/standard/base-types; where they are silent, the parser of
 * the .NET runtime decides (github.com/dotnet/runtime, RegexParser).
 */
class DotNetTest {

    /** "Character Classes in Regular Expressions". */
    @ParameterizedTest
    @CsvSource({
        // \d is \p{Nd}: also the digits of other scripts. Beyond 16 bits a character is two, and neither is a digit.
        "^\\d$, '\u0665', true",
        "^\\d$, '\uD835\uDFCE', false",
        "^..$, '\uD835\uDFCE', true",
        "^[0-9]$, '\u0665', false",
        "^\\p{Nd}{2}$, '4\u0665', true",
        "^\\P{Nd}$, '\u0665', false",
        "^\\p{N}$, '\u2167', true",
        "^\\p{Nd}$, '\u2167', false",
        "^[\\p{L}]$, '\u0434', true",
        // A class is subtracted from the one around it, and one from that.
        "^[\\d-[5]]$, 4, true",
        "^[\\d-[5]]$, 5, false",
        "^[a-z-[d-w-[m-o]]]$, c, true",
        "^[a-z-[d-w-[m-o]]]$, e, false",
        "^[a-z-[d-w-[m-o]]]$, n, true",
        "^[^0-9-[a]]$, b, true",
        "^[^0-9-[a]]$, a, false",
        // Elsewhere a hyphen, and a bracket, stand for themselves.
        "^[0-9-]+$, 1-2, true",
        "^[\\d-5]$, -, true",
        "^[\\--9]$, 5, false",
        "^[[1]$, [, true",
        "^[]1]$, ], true",
        "^[-[]$, [, true",
        "^[\\]]$, ], true",
        "^[^]1]$, 2, true",
        // \w is categories L, Mn, Nd, Pc; \s is every separator.
        "^\\w$, '\u0665', true",
        "^\\w$, '\u203F', true",
        "^\\w$, '+', false",
        "^\\s$, '\u00A0', true",
        "^\\s$, '\u0085', true",
        "^\\S$, '\u2028', false",
        // . is all but a newline, and only that.
        "^.$, '\n', false",
        "^.$, '\r', true",
        "^(?s:.)$, '\n', true",
        "^(?s).\\z, '\n', true"
    })
    void classes(String pattern, String number, boolean matches) {
        assertThat(NumberPattern.of(pattern).matches(number)).isEqualTo(matches);
    }

    /** "Anchors in Regular Expressions". */
    @ParameterizedTest
    @CsvSource({
        "555, 14255550123, true",
        "^555, 14255550123, false",
        "0123$, 14255550123, true",
        // Before a newline that ends the text, and before no other.
        "^\\d+$, '0123\n', true",
        "^\\d+\\Z, '0123\n', true",
        "^\\d+\\z, '0123\n', false",
        "^\\d+$, '0123\r', false",
        "^\\d+$, '0123\r\n', false",
        "^\\d+$, '0123\n\n', false",
        "^\\d+$, '0123\n4', false",
        "^$, '', true",
        "^$, '\n', true",
        // With (?m), at each line.
        "(?m)^4, '0123\n4', true",
        "(?m)3$, '0123\n4', true",
        "\\A4, '0\n4', false",
        // Words are those of \w, beyond ASCII too.
        "\\b1\\b, '+1 425', true",
        "\\b1\\b, '\u06651', false",
        "\\B1, '\u06651', true"
    })
    void anchors(String pattern, String number, boolean matches) {
        assertThat(NumberPattern.of(pattern).matches(number)).isEqualTo(matches);
    }

    /** "Quantifiers in Regular Expressions"; that other braces stand for themselves is so in the parser. */
    @ParameterizedTest
    @CsvSource({
        "'^1{3}$', 111, true",
        "'^1{2,}$', 1, false",
        "'^1{2,3}$', 1111, false",
        "'^1{,3}$', '1{,3}', true",
        "'^1{,3}$', 11, false",
        "'^1{a}$', '1{a}', true",
        "'^1{$', '1{', true",
        "'^{1}', '', true",
        "'^1{2}?$', 11, true",
        "'^1{1200}$', 1, false",
        "'^(?>1*)1', 111, false"
    })
    void quantifiers(String pattern, String number, boolean matches) {
        assertThat(NumberPattern.of(pattern).matches(number)).isEqualTo(matches);
    }

    @Test
    void aRepeatAboveAThousandIsCarriedOut() {
        var pattern = NumberPattern.of("^(?:1{4}){275}$");

        assertThat(pattern.matches("1".repeat(1100))).isFalse();
        assertThat(NumberPattern.of("(?:1{0,2000})2$").matches("1".repeat(200) + "2"))
                .isTrue();
    }

    /** "Character Escapes in Regular Expressions". */
    @ParameterizedTest
    @CsvSource({
        "^\\x2B1$, +1, true",
        "^\\u002B1$, +1, true",
        "^\\0531$, +1, true",
        "^\\t$, '\t', true",
        "^[\\b]$, '\b', true",
        "^\\cJ$, '\n', true",
        "^\\cj\\z, '\n', true",
        "^\\e$, '\u001B', true",
        "^\\.$, ., true",
        "^\\*\\#$, *#, true",
        // Two digits and no such group: octal.
        "^\\53$, +, true"
    })
    void escapes(String pattern, String number, boolean matches) {
        assertThat(NumberPattern.of(pattern).matches(number)).isEqualTo(matches);
    }

    /** "Backreference Constructs" and "Grouping Constructs in Regular Expressions". */
    @ParameterizedTest
    @CsvSource({
        "^(\\d)\\1$, 77, true",
        "^(\\d)\\1$, 78, false",
        "^(?<first>\\d)\\k<first>$, 77, true",
        "^(?'first'\\d)\\k'first'$, 77, true",
        "^(?<first>\\d)(\\d)\\2\\1$, 1221, false",
        "^(?<first>\\d)(\\d)\\2\\1$, 1212, true",
        "^(?<7>\\d)\\7$, 11, true",
        "^(?i)(a)\\1$, aA, true",
        "^(1)?\\1$, '', false",
        "^(?!911)\\d{3}$, 911, false",
        "^(?!911)\\d{3}$, 912, true",
        "^\\d{3}(?<!911)$, 911, false",
        "^\\d+(?<=11)$, 911, true",
        "^(?=\\d{3}$)9, 911, true"
    })
    void groups(String pattern, String number, boolean matches) {
        assertThat(NumberPattern.of(pattern).matches(number)).isEqualTo(matches);
    }

    /** "Regular Expression Options" and "Miscellaneous Constructs in Regular Expressions". */
    @ParameterizedTest
    @CsvSource({
        "^(?i)sip$, SIP, true",
        "^(?i:s)ip$, SIP, false",
        "^(?i:s)ip$, Sip, true",
        "^(?i:[s-u])$, T, true",
        "^(?i)a(?-i)b$, AB, false",
        "^(?:(?i)a|b)$, B, true",
        "^(?:(?i)a)b$, AB, false",
        "^1(?#area)425$, 1425, true",
        "^1(?#again)+$, 11, true",
        "'(?x)^ 1 # the country\n 425 $', 1425, true",
        "'(?x)^1 {2}$', 11, true",
        "'(?x)^[ ]$', ' ', true"
    })
    void options(String pattern, String number, boolean matches) {
        assertThat(NumberPattern.of(pattern).matches(number)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"(1)(2), 2", "(?:1)(2), 1", "(?n)(1)(?<two>2), 1", "(?<one>1)(?'two'2), 2", "(?=(1)), 1", "1, 0"})
    void groupsThatKeepAreCounted(String pattern, int groups) {
        assertThat(NumberPattern.of(pattern).groupCount()).isEqualTo(groups);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            value = {
                "^(\\d{4}$ | a group without its closing parenthesis at character 2",
                "\\d)+ | a closing parenthesis that closes nothing at character 3",
                "^[\\d | a class without its closing bracket at character 2",
                "^[] | a class without its closing bracket at character 2",
                "^[9-0] | a range in reverse order at character 3",
                "[0-\\d] | a range that ends with a class at character 2",
                "[a-z-[b]c] | a subtraction that does not end its class at character 5",
                "*1 | a quantifier with nothing before it to repeat at character 1",
                "1|+ | a quantifier with nothing before it to repeat at character 3",
                "(?) | (? with something after it that .NET does not know at character 1",
                "\\d++ | a quantifier right after another one at character 4",
                "1{2}{3} | a quantifier right after another one at character 5",
                "1{3,2} | a quantifier whose most is less than its least at character 2",
                "1{9999999999} | a number above 2147483647 at character 3",
                "(1)\\2 | a reference to group 2, which does not exist, at character 4",
                "\\k<two> | a reference to group two, which does not exist, at character 1",
                "\\k1 | \\k without a name, as in \\k<name>, at character 1",
                "1\\ | a backslash with nothing after it at character 2",
                "\\y | an escape that does not exist, \\y, at character 1",
                "\\x4 | an escape without its 2 hexadecimal digits at character 1",
                "\\c1 | \\c without a letter that names a control character at character 1",
                "\\c | \\c without its letter at character 1",
                "\\pN | \\p without a category in braces, as in \\p{Nd}, at character 1",
                "\\p{Xy} | \\p without a Unicode category that exists at character 1",
                "1(?#area | a comment without its closing parenthesis at character 2",
                "(?<0>1) | a group whose name is not made of letters and digits, or is no number above 0, at character 1",
                "(?P<a>1) | (? with something after it that .NET does not know at character 1"
            })
    void aBrokenPatternIsToldWhatIsWrongAndWhere(String pattern, String fault) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NumberPattern.of(pattern))
                .withMessage("\"%s\" is no regular expression: %s.", pattern, fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            value = {
                "(1)?(?(1)2|3) | a condition, (?( at character 5 | Write the two cases as alternatives: (?:one|other).",
                "(?<a>1)(?<-a>2) | a balancing group at character 8 | No number needs one: write the repeats out.",
                "(?<a>1)|(?<a>2) | group a a second time at character 9 | Give each group a name or number of its own.",
                "(?<1>1)(2) | group 1 a second time at character 8 | Give each group a name or number of its own.",
                "\\2(1)(2) | a reference to a group that opens later at character 1 | Refer to a group to the left.",
                "(?<=1+)2 | a lookbehind of any length at character 1 | Give each repeat in it a most: {0,15} for *.",
                "(?<=(1))2 | a group in a lookbehind at character 1 | Write (?:…) in it.",
                "(?:1?){2} | a repeat of what may take nothing at character 7 | Let it take a character: \\d?\\d? for (\\d?){2}.",
                "\\G1 | \\G at character 1 | A number is searched from its start: write ^.",
                "\\p{IsGreek} | a Unicode block at character 1 | Write its characters as a range: [\\u0000-\\u007F].",
                "[[:digit:]] | [: in a class at character 2 | For a bracket write \\[; .NET has no classes like [:digit:]."
            })
    void whatIsNotSimulatedIsRefusedWithAnotherWayToSayIt(String pattern, String what, String instead) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NumberPattern.of(pattern))
                .withMessage("\"%s\" uses %s, which is not simulated. %s", pattern, what, instead);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?:", "[", "(?:[^-["})
    void aPatternDeeperThanAnyIsRefused(String opening) {
        assertThatIllegalArgumentException().isThrownBy(() -> NumberPattern.of(opening.repeat(5000)));
    }

    @Test
    void patternsAreEqualByTheirText() {
        assertThat(NumberPattern.of("^\\+1"))
                .isEqualTo(NumberPattern.of("^\\+1"))
                .hasSameHashCodeAs(NumberPattern.of("^\\+1"))
                .hasToString("^\\+1");
        assertThat(NumberPattern.of("^\\+1")).isNotEqualTo(NumberPattern.of("^\\+"));
    }
}
