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

    @Test
    void aCharacterOfTwoColumnsTakesTheRoomOfTwo() {
        assertThat(TextWrap.lines("王小明 calls out", 8)).containsExactly("王小明", "calls", "out");
        assertThat(TextWrap.lines("王小明", 5)).containsExactly("王小", "明");
        assertThat(TextWrap.lines("王小明", 1)).containsExactly("王", "小", "明");
    }
}
