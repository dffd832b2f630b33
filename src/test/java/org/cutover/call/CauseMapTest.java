package org.cutover.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CauseMapTest {

    @Test
    void aCauseHasWords() {
        assertThat(CauseMap.describe(CauseMap.BUSY)).isEqualTo("User busy");
        assertThat(CauseMap.describe(99)).isEqualTo("Cause 99");
    }
}
