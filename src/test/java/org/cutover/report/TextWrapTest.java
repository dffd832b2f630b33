package org.cutover.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lines that fit. */
class TextWrapTest {

    @Test
    void linesEndBetweenWords() {
        assertThat(TextWrap.lines("one two three", 8)).containsExactly("one two", "three");
    }

    @Test
    void aWordThatIsTooLongIsBrokenButNoCharacterIs() {
        assertThat(TextWrap.lines("abcdefgh", 3)).containsExactly("abc", "def", "gh");
        assertThat(TextWrap.lines("ab📞📞", 3)).containsExactly("ab", "📞", "📞");
    }
}
