package org.cutover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the environment says of the terminal. */
class ScreenTest {

    @Test
    void linesAreDrawnWhereTheLocaleIsUtf8() {
        assertThat(Screen.of(Map.of("LANG", "en_US.UTF-8")).unicode()).isTrue();
        assertThat(Screen.of(Map.of("LANG", "C.utf8", "TERM", "dumb")).unicode())
                .isFalse();
        assertThat(Screen.of(Map.of("LC_ALL", "C", "LANG", "en_US.UTF-8")).unicode())
                .isFalse();
        assertThat(Screen.of(Map.of()).unicode()).isFalse();
    }

    @Test
    void aWidthThatMakesNoSenseIsNotTaken() {
        assertThat(Screen.of(Map.of("COLUMNS", "80")).width()).isEqualTo(80);
        assertThat(Screen.of(Map.of("COLUMNS", "3")).width()).isEqualTo(60);
        assertThat(Screen.of(Map.of("COLUMNS", "many")).width()).isEqualTo(100);
        assertThat(Screen.of(Map.of()).width()).isEqualTo(100);
    }
}
