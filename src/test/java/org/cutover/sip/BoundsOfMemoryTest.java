package org.cutover.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundsOfMemoryTest {

    @Test
    void aProgramWithLittleMemoryRemembersFewerTransactions() {
        long gigabyte = 1L << 30;
        assertThat(Bounds.within(gigabyte / 4).transactions()).isEqualTo(16_384);
        assertThat(Bounds.within(2 * gigabyte).transactions()).isEqualTo(131_072);
        assertThat(Bounds.within(8 * gigabyte).transactions()).isEqualTo(200_000);
    }
}
