package org.cutover.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.DeploymentFile;
import org.cutover.endpoint.GatewayManner;
import org.cutover.endpoint.PlacedCall;
import org.cutover.endpoint.Testbed;
import org.cutover.journal.JournalEvent;
import org.cutover.yaml.SourceText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An estate that runs for days. */
class CallBoardTest {

    private static final int KEPT = 200;
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Testbed testbed = Testbed.start(
            DeploymentFile.read(
                    SourceText.shipped("simulator/deployments/contoso/before.yaml")
                            .orElseThrow(),
                    Releases.shipped()),
            Compatibility.shipped(),
            Testbed.World.VIRTUAL);
    private final CallBoard board = new CallBoard(testbed.journal(), testbed.deployment(), KEPT);

    @AfterEach
    void close() {
        testbed.close();
    }

    @Test
    void theJournalForgetsWhatIsLongPast() {
        callOften(40);

        assertThat(testbed.journal().drain()).isGreaterThan(10 * KEPT);
        assertThat(testbed.journal().entries()).hasSizeLessThan(3 * KEPT);
        assertThat(board.find("1")).isEmpty();
        assertThat(board.find("40")).isPresent();
    }

    @Test
    void aCallThatStandsForLongIsKnownToItsEnd() {
        var longest = answered("alice");
        board.readOn();

        callOften(40);
        longest.hangUp();
        testbed.settle();
        board.readOn();
        var ended = board.readOn();

        assertThat(ended).singleElement().satisfies(call -> {
            assertThat(call.call().number()).isEqualTo(1);
            assertThat(call.record().way().gateway()).isEqualTo("sea-gw.contoso.com");
            assertThat(call.record().outcome().word()).isEqualTo("completed");
            assertThat(call.record().entries().get(0).event())
                    .isInstanceOfSatisfying(
                            JournalEvent.Message.class,
                            first -> assertThat(first.method()).isEqualTo("INVITE"));
        });
    }

    @Test
    void aCallIsNotLostBecauseItsGatewayTakesItsTime() {
        testbed.gateway("sea-gw.contoso.com").behave(new GatewayManner.Slow(Duration.ofSeconds(1)));
        var call = answered("alice");

        call.hangUp();
        testbed.settle();
        board.readOn();
        assertThat(board.readOn()).isEmpty();
        testbed.advance(Duration.ofSeconds(2));

        assertThat(board.readOn())
                .singleElement()
                .satisfies(ended -> assertThat(ended.record().outcome().word()).isEqualTo("completed"));
    }

    @Test
    void whatCallersWriteIsShownAndMovesNoCursor() {
        var hostile = "\u001b[2J\u202e" + "x".repeat(5000);
        testbed.journal()
                .record(new JournalEvent.Message(
                        JournalEvent.Direction.RECEIVED,
                        "ocs-fe1.contoso.com",
                        "127.0.0.1:9",
                        "1:1",
                        "2:2",
                        "tcp",
                        "hostile",
                        "INVITE",
                        0,
                        "INVITE sip:%s@contoso.com SIP/2.0\r\nFrom: <sip:%s@contoso.com>;tag=1\r\n\r\n"
                                .formatted(hostile, hostile),
                        null));
        board.readOn();

        assertThat(board.calls()).singleElement().satisfies(call -> {
            assertThat(call.from())
                    .startsWith("\\u{1b}[2J\\u{202e}xxx")
                    .hasSizeLessThan(100)
                    .endsWith("…");
            assertThat(call.to()).isEqualTo(call.from());
        });
    }

    private void callOften(int times) {
        for (int i = 0; i < times; i++) {
            answered("bob").hangUp();
            testbed.settle();
            board.readOn();
        }
        board.readOn();
    }

    private PlacedCall answered(String user) {
        var call = testbed.user(user).dial(user.equals("alice") ? "9 555 0123" : "9 555 0199");
        assertThat(call.awaitAnswered(SOON)).isTrue();
        return call;
    }
}
