package org.cutover.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cutover.journal.JournalEntry;
import org.cutover.report.ResultFolder;
import org.cutover.results.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** What a test says when it fails, and what it leaves. */
class FailureTest {

    @TempDir
    private Path results;

    @TestbedTest(deployment = "contoso/before")
    static class WrongWay {
        @Test
        void goesByDallas(Testbed testbed) {
            assertThat(testbed.user("alice").dial("9 555 0123")).wasAnswered().wentBy("dal-ocs-med");
        }
    }

    @Test
    void theMessageHoldsWhatWasExpectedWhatHappenedAndTheLadder() {
        var thrown = Sample.of(WrongWay.class, results).onlyThrown();

        assertThat(thrown)
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContainingAll(
                        "Call: alice dials 9 555 0123",
                        "Expected: it went by Mediation Server dal-ocs-med.contoso.com",
                        "But:      it went by ocs-med.contoso.com, by route Seattle PSTN, over trunk MediationServer:ocs-med.contoso.com, through gateway sea-gw.contoso.com",
                        "|-- INVITE 95550123 -->|",
                        "Seed 20130401: @TestbedTest(seed = 20130401L) repeats this run message by message.",
                        "The run is kept in " + results.resolve("WrongWay.goesByDallas-1"));
    }

    @Test
    void theFolderOfTheRunIsKept() throws Exception {
        var sample = Sample.of(WrongWay.class, results);

        assertThat(sample.left())
                .containsExactly(
                        "WrongWay.goesByDallas-1",
                        "WrongWay.goesByDallas-1/journal.jsonl",
                        "WrongWay.goesByDallas-1/ladders",
                        "WrongWay.goesByDallas-1/ladders/00-alice-dials-9-555-0123.svg",
                        "WrongWay.goesByDallas-1/ladders/00-alice-dials-9-555-0123.txt",
                        "WrongWay.goesByDallas-1/report.html");
        var read = new RunFolder(results.resolve("WrongWay.goesByDallas-1")).read();
        assertThat(read.stages().get(0).find("alice dials 9 555 0123")).isPresent();
    }

    @Test
    void drawnAnewItHasTheSameLadders() throws Exception {
        var sample = Sample.of(WrongWayLater.class, results);
        var ladders = sample.left().stream()
                .filter(file -> file.contains("/ladders/"))
                .toList();
        var folder = results.resolve("WrongWayLater.goesByDallas-1");

        new ResultFolder(folder).draw(new RunFolder(folder).read());

        assertThat(ladders).hasSize(4);
        assertThat(sample.left()).filteredOn(file -> file.contains("/ladders/")).isEqualTo(ladders);
    }

    @TestbedTest(rehearsal = "migration/ocs-2007-r2-to-lync-2013", after = "move-pilot-users")
    static class WrongWayLater {
        @Test
        void goesByDallas(Testbed testbed) {
            assertThat(testbed.user("alice").dial("0102")).wasAnswered();
            testbed.user("alice").hangUp();
            testbed.advance(Duration.ofSeconds(1));
            assertThat(testbed.user("alice").dial("0102")).wasBusy();
        }
    }

    @Test
    void pageAndTerminalSayOfTheFolderWhatTheTestSays() throws Exception {
        Sample.of(WrongWayLater.class, results);

        var folder = results.resolve("WrongWayLater.goesByDallas-1");
        var read = new RunFolder(folder).read();
        assertThat(read.report().verdict()).isEqualTo("failed");
        var stage = read.stages().get(0);
        assertThat(stage.report().title()).isEqualTo("As it is after move-pilot-users");
        assertThat(stage.find("alice dials 0102").orElseThrow().report().seen().outcome())
                .isEqualTo("completed");
        var failed = stage.find("alice dials 0102 (2)").orElseThrow().report();
        assertThat(failed.seen().outcome()).isEqualTo("stands");
        assertThat(failed.seen().ended()).isEqualTo("it was answered, and stands");
        assertThat(failed.verdict()).isEqualTo("failed");
        assertThat(failed.complaints())
                .singleElement()
                .asString()
                .startsWith("expected: it ended busy; but: after 40 s of virtual time it was answered, and stands");
        assertThat(read.remarks())
                .singleElement()
                .asString()
                .startsWith("This is the run of a test, which failed: expected: it ended busy; but: ");
        assertThat(folder.resolve("report.html"))
                .content()
                .contains("expected: it ended busy", "As it is after move-pilot-users");
    }

    @TestbedTest(deployment = "contoso/before")
    static class Fine {
        @Test
        void goesBySeattle(Testbed testbed) {
            var call = testbed.user("alice").dial("9 555 0123");
            assertThatThrownBy(() -> assertThat(call).wentBy("dal-ocs-med")).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void aTestThatPassesLeavesNothing() throws IOException {
        var sample = Sample.of(Fine.class, results);

        assertThat(sample.thrown()).isEmpty();
        assertThat(sample.left()).isEmpty();
    }

    @TestbedTest(deployment = "contoso/before", seed = 7)
    static class OtherFailure {
        @Test
        void throwsSomethingElse(Testbed testbed) {
            assertThat(testbed.user("alice").dial("9 555 0123")).wasAnswered();
            throw new IllegalStateException("the coffee is cold");
        }
    }

    @Test
    void aFailureThatKnowsNothingOfTheRunIsToldOfSeedAndFolder() {
        var thrown = Sample.of(OtherFailure.class, results).onlyThrown();

        assertThat(thrown).isInstanceOf(IllegalStateException.class).hasMessage("the coffee is cold");
        assertThat(thrown.getSuppressed())
                .singleElement()
                .asString()
                .contains("Seed 7: @TestbedTest(seed = 7L)")
                .contains("The run is kept in " + results.resolve("OtherFailure.throwsSomethingElse-1"));
        assertThat(results.resolve("OtherFailure.throwsSomethingElse-1/report.html"))
                .content()
                .contains("which failed: java.lang.IllegalStateException: the coffee is cold.", "Not judged");
    }

    private static final List<List<JournalEntry>> RUNS = new ArrayList<>();

    @TestbedTest(deployment = "contoso/before", seed = 7)
    static class Seeded {
        @Test
        void isRepeated(Testbed testbed) {
            assertThat(testbed.user("alice").dial("9 555 0123")).wasAnswered();
            RUNS.add(testbed.journal());
        }
    }

    @Test
    void aSeedRepeatsTheRunMessageByMessage() {
        Sample.of(Seeded.class, results);
        Sample.of(Seeded.class, results);

        assertThat(RUNS).hasSize(2);
        assertThat(RUNS.get(0)).isEqualTo(RUNS.get(1));
    }

    @TestbedTest(deployment = "contoso/before")
    static class Waits {
        @Test
        void tooShort(Testbed testbed) {
            testbed.number("+14255550123").willAnswerAfter(Duration.ofSeconds(20));
            assertThat(testbed.user("alice").dial("9 555 0123"))
                    .within(Duration.ofSeconds(15))
                    .wasAnswered();
        }
    }

    @Test
    void whatHasNotComeByTheBoundIsSaidWithTheTimeThatPassed() {
        assertThat(Sample.of(Waits.class, results).onlyThrown())
                .hasMessageContaining("Expected: it was answered\nBut:      after 15 s of virtual time it rings; ");
    }

    @TestbedTest(deployment = "contoso/before")
    static class Sends {
        @Test
        void somethingElse(Testbed testbed) {
            var call = testbed.user("alice").dial("0102");
            assertThat(call).wasAnswered();
            assertThat(call)
                    .leg("ocs-pool", "bob")
                    .sentInOrder("INVITE", "180", "200")
                    .sentNothingElse();
        }

        @Test
        void anotherCall(Testbed testbed) {
            var call = testbed.user("alice").dial("0102");
            assertThat(call).wasAnswered();
            testbed.user("dave").dial("0105");
            assertThat(testbed).sentNothingBut(call);
        }
    }

    @Test
    void whatElseWasSentIsNamed() throws IOException {
        var sample = Sample.of(Sends.class, results);

        assertThat(sample.thrown())
                .extracting(Throwable::getMessage)
                .anySatisfy(message -> assertThat(message)
                        .contains("Expected: nothing else passed here\nBut:      there is also\n")
                        .contains(" -> bob: ACK"))
                .anySatisfy(message -> assertThat(message)
                        .contains("Expected: nothing was sent but these calls\nBut:      there is also\n")
                        .contains("dave -> dal-ocs-fe1.contoso.com: INVITE")
                        .contains("dave dials 0105"));
        assertThat(Files.list(results)).hasSize(2);
    }
}
