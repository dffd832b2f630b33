package org.cutover.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What a node does with a stream that no SIP program should send. */
abstract class StreamBadInputContract extends BadInputContract {

    @Test
    void aStreamThatCannotBeCutIsAnsweredAndClosed() throws TimeoutException {
        assertThat(sendAndAwait(GOOD.replace("Content-Length: 0\r\n", ""), "SIP/2.0 400 Bad Request"))
                .contains("no Content-Length");
        assertThat(world.await(closed(), SOON)).isTrue();
        assertThat(faults()).containsExactly("it has no Content-Length");
    }

    @Test
    void aPingIsAnswered() throws TimeoutException {
        assertThat(sendAndAwait("\r\n\r\n", "\r\n")).isEqualTo("\r\n");
    }

    @Test
    void aMessageMayComeInAnyPieces() throws TimeoutException {
        for (int i = 0; i < GOOD.length() - 1; i++) {
            send(GOOD.substring(i, i + 1));
        }
        assertThat(sendAndAwait(GOOD.substring(GOOD.length() - 1), "SIP/2.0 200 OK"))
                .contains("Call-ID: good");
    }

    @Test
    void severalMessagesMayComeAtOnce() throws TimeoutException {
        var second = GOOD.replace("good", "better");
        assertThat(sendAndAwait(GOOD + second, "Call-ID: better")).contains("Call-ID: good");
    }
}
