package org.cutover.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Columns that stand below each other on a terminal. */
class GridTest {

    @Test
    void aCharacterOfTwoColumnsCountsAsTwo() {
        var rows = List.of(List.of("王小明", "x"), List.of("alice", "y"), List.of("Zoe\u0308", "z"));

        assertThat(Grid.lines(rows, "  ")).containsExactly("王小明  x", "alice   y", "Zoe\u0308     z");
    }
}
