package org.cutover.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StackLogTest {

    @Test
    void whatPeersSentStaysInTheLineThatQuotesIt() {
        assertThat(StackLog.oneLine("bad header \r\n12:00 ERROR all is lost\u001b[2J\u2028\u202E\u009B"))
                .isEqualTo("bad header  12:00 ERROR all is lost [2J ");
    }
}
