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

    @Test
    void colourIsForATerminalThatDoesNotRefuseIt() {
        assertThat(Screen.of(Map.of(), true).good("passed")).isEqualTo("\u001b[32mpassed\u001b[39m");
        assertThat(Screen.of(Map.of(), false).good("passed")).isEqualTo("passed");
        assertThat(Screen.of(Map.of("NO_COLOR", "1"), true).good("passed")).isEqualTo("passed");
        assertThat(Screen.of(Map.of("NO_COLOR", ""), true).colour()).isTrue();
        assertThat(Screen.of(Map.of("TERM", "dumb"), true).good("passed")).isEqualTo("passed");
    }
}
