package org.cutover.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A line that is written on column by column. */
class TextLineTest {

    private final TextLine line = new TextLine();

    @Test
    void whatIsWrittenStandsAtItsColumn() {
        line.write(3, "|");
        line.write(6, "|");
        line.write(4, "--");

        assertThat(line).hasToString("   |--|");
    }

    @Test
    void behindCharactersOfTwoColumnsTheNextStandsFurtherLeftInTheText() {
        line.write(8, "|");
        line.write(1, "王小");

        assertThat(line).hasToString(" 王小   |");
    }

    @Test
    void ofACharacterThatIsWrittenOverByHalfABlankIsLeft() {
        line.write(0, "王小");
        line.write(1, "x");
        assertThat(line).hasToString(" x小");

        line.write(2, "|");
        assertThat(line).hasToString(" x|");
    }

    @Test
    void whatStandsAboveACharacterGoesWithIt() {
        line.write(0, "e\u0308か\u3099|");
        assertThat(line).hasToString("e\u0308か\u3099|");

        line.write(0, "ab");
        assertThat(line).hasToString("ab |");
    }
}
