package org.cutover.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a terminal makes of names of the world. */
class DisplayWidthTest {

    @ParameterizedTest
    @CsvSource({
        "alice, 5",
        "Zoë, 3",
        "Müller–Żółć…, 12",
        "Иван, 4",
        "王小明, 6",
        "さくら, 6",
        "ｻｸﾗ, 3",
        "김철수, 6",
        "Ａ社, 4",
        "（株）, 6",
        "𠮷野家, 6",
        "📞, 2",
        "→, 1",
    })
    void columnsOfAText(String text, int columns) {
        assertThat(DisplayWidth.of(text)).isEqualTo(columns);
    }

    @Test
    void whatStandsAboveAnotherTakesNone() {
        assertThat(DisplayWidth.of("Zoe\u0308")).isEqualTo(3);
        assertThat(DisplayWidth.of("か\u3099")).isEqualTo(2);
        assertThat(DisplayWidth.of("\u1112\u1161\u11ab"))
                .as("one syllable of Hangul")
                .isEqualTo(2);
        assertThat(DisplayWidth.of("a\u200bb")).isEqualTo(2);
    }

    @Test
    void aTextIsCutWhereItStillFits() {
        assertThat(DisplayWidth.fitting("alice", 3)).isEqualTo(3);
        assertThat(DisplayWidth.fitting("alice", 9)).isEqualTo(5);
        assertThat(DisplayWidth.fitting("王小明", 3)).isEqualTo(1);
        assertThat(DisplayWidth.fitting("王小明", 4)).isEqualTo(2);
        assertThat(DisplayWidth.fitting("𠮷野", 2)).isEqualTo(2);
        assertThat(DisplayWidth.fitting("e\u0308e", 1)).isEqualTo(2);
        assertThat(DisplayWidth.fitting("王", 1)).as("one at least").isEqualTo(1);
        assertThat(DisplayWidth.fitting("", 1)).isZero();
    }
}
