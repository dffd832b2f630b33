package org.cutover.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.cutover.journal.JournalEvent;
import org.cutover.ladder.Entries;
import org.junit.jupiter.api.Test;

class LadderDiagramTest {

    private static final String FE = "ocs-fe1.contoso.com";
    private static final String MED = "ocs-med.contoso.com";
    private static final String INVITE = "INVITE sip:+14255550123@contoso.com;user=phone SIP/2.0";

    @Test
    void aRefusalNamesItsRuleBelowTheMessageItRefuses() {
        var call = new Entries()
                .sip("alice", FE, "a", "INVITE", 0, "INVITE sip:95550123;phone-context=x@contoso.com SIP/2.0")
                .add(new JournalEvent.Attempted(
                        FE, "a", "Seattle", "Seattle PSTN", "lync-gw", MED, "lync-gw.contoso.com"))
                .sip(FE, MED, "a", "INVITE", 0, INVITE)
                .add(new JournalEvent.Refused(MED, FE, "a", "legacy-pool-new-mediation", "why", "TechNet", "stated"))
                .sip(MED, FE, "a", "INVITE", 403, "SIP/2.0 403 Forbidden")
                .sip(FE, "alice", "a", "INVITE", 403, "SIP/2.0 403 Forbidden");

        assertThat(LadderDiagram.of(call.all())).isEqualTo("""
                         alice                 ocs-fe1                    ocs-med
                           |                      |                          |
                           |-- INVITE 95550123 -->|                          |
                           |                      | * route Seattle PSTN -> trunk lync-gw
                           |                      |-- INVITE +14255550123 -->|
                           |                      |                          | ! refused by rule legacy-pool-new-mediation
                           |                      |<----- 403 Forbidden -----|
                           |<--- 403 Forbidden ---|                          |
                        """);
    }

    @Test
    void lanesStandBelowNamesOfTwoColumnsACharacter() {
        var call = new Entries()
                .sip("王小明", FE, "a", "INVITE", 0, "INVITE sip:%E7%8E%8B@contoso.com SIP/2.0")
                .sip(FE, "さくら", "a", "INVITE", 0, INVITE)
                .sip("さくら", FE, "a", "INVITE", 486, "SIP/2.0 486 話し中");

        assertThat(LadderDiagram.of(call.all())).isEqualTo("""
                        王小明                  ocs-fe1                    さくら
                           |                       |                          |
                           |-- INVITE %E7%8E%8B -->|                          |
                           |                       |-- INVITE +14255550123 -->|
                           |                       |<------ 486 話し中 -------|
                        """);
    }

    @Test
    void theCircuitIsDrawnUnlikeSip() {
        var call = new Entries()
                .sip(MED, "sea-gw.contoso.com", "b", "INVITE", 0, INVITE)
                .circuit("sea-gw.contoso.com", "PSTN", "c", "SETUP", "+14255550123", 0)
                .circuit("PSTN", "sea-gw.contoso.com", "c", "RELEASE", "User busy", 17);

        assertThat(LadderDiagram.of(call.all()))
                .contains("|== SETUP +14255550123 ==>|")
                .contains("|<=== RELEASE cause 17 ===|");
    }

    @Test
    void whatTheWallClockPutsFirstDoesNotMatter() {
        var one = new Entries()
                .sip("alice", FE, "a", "INVITE", 0, INVITE)
                .sent(FE, "alice", "a", "INVITE", 180, "SIP/2.0 180 Ringing")
                .sent(FE, MED, "a", "INVITE", 0, INVITE)
                .received(FE, "alice", "a", "INVITE", 180, "SIP/2.0 180 Ringing")
                .sent("alice", FE, "a", "CANCEL", 0, "CANCEL sip:x SIP/2.0")
                .received(FE, MED, "a", "INVITE", 0, INVITE);
        var other = new Entries()
                .sip("alice", FE, "a", "INVITE", 0, INVITE)
                .sent(FE, "alice", "a", "INVITE", 180, "SIP/2.0 180 Ringing")
                .sent(FE, MED, "a", "INVITE", 0, INVITE)
                .received(FE, MED, "a", "INVITE", 0, INVITE)
                .received(FE, "alice", "a", "INVITE", 180, "SIP/2.0 180 Ringing")
                .sent("alice", FE, "a", "CANCEL", 0, "CANCEL sip:x SIP/2.0");

        assertThat(LadderDiagram.of(one.all())).isEqualTo(LadderDiagram.of(other.all()));
    }

    @Test
    void whatIsSentAgainIsDrawnOnceAndTryingNotAtAll() {
        var call = new Entries()
                .sip("alice", FE, "a", "INVITE", 0, INVITE)
                .sip("alice", FE, "a", "INVITE", 0, INVITE)
                .sip(FE, "alice", "a", "INVITE", 100, "SIP/2.0 100 Trying");

        assertThat(LadderDiagram.of(call.all())).containsOnlyOnce("INVITE").doesNotContain("Trying");
    }

    @Test
    void sevenLanesFitOnATerminal() {
        var lanes =
                List.of("alice", "dal-ocs-fe1", "lync-fe1", "mediation@lync-fe1", "w15-gw-2", "PSTN", "somebody-else");
        var call = new Entries();
        for (var i = 0; i + 1 < lanes.size(); i++) {
            call.sip(lanes.get(i), lanes.get(i + 1), "a", "INVITE", 0, INVITE);
        }
        call.sip("somebody-else", "PSTN", "a", "INVITE", 480, "SIP/2.0 480 Temporarily Unavailable");

        assertThat(LadderDiagram.of(call.all()).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120))
                .anyMatch(line -> line.contains("480"));
    }

    @Test
    void aTimerRunsOutAfterWhatHappenedWellBeforeElsewhere() {
        var call = new Entries()
                .sent(FE, MED, "a", "CANCEL", 0, "CANCEL sip:x SIP/2.0")
                .sent(FE, MED, "a", "INVITE", 0, INVITE)
                .received(FE, MED, "a", "CANCEL", 0, "CANCEL sip:x SIP/2.0")
                .sip(MED, FE, "a", "INVITE", 487, "SIP/2.0 487 Request Terminated")
                .sent(FE, MED, "a", "ACK", 0, "ACK sip:x SIP/2.0")
                .received(FE, MED, "a", "INVITE", 0, INVITE)
                .sip(MED, "gw2", "b", "INVITE", 0, INVITE)
                .received(FE, MED, "a", "ACK", 0, "ACK sip:x SIP/2.0")
                .later(Duration.ofSeconds(10))
                .add(new JournalEvent.TimedOut(FE, "a", "of fast failover, 10 s,"));

        assertThat(LadderDiagram.of(call.all()).lines().reduce((one, next) -> next))
                .hasValueSatisfying(last -> assertThat(last).contains("! timer of fast failover, 10 s, ran out"));
    }

    @Test
    void aResponseThatIsTakenForAnotherOneSaysByWhichRule() {
        var call = new Entries()
                .sip(FE, MED, "a", "INVITE", 0, INVITE)
                .add(new JournalEvent.Translated(MED, "a", 486, 34, 503, "No circuit"))
                .add(new JournalEvent.Translated(MED, "a", 480, -1, 503, "Nobody there"));

        assertThat(LadderDiagram.of(call.all()))
                .contains("* 486, cause 34, is taken for 503 by rule No circuit")
                .contains("* 480 is taken for 503 by rule Nobody there");
    }

    @Test
    void theProgressReportOfTheNextHopSaysSo() {
        var diagnostics = "SIP/2.0 101 Progress Report\r\nms-diagnostics: %s;reason=\"Why\"";
        var call = new Entries()
                .sip("alice", FE, "a", "INVITE", 0, INVITE)
                .sip(FE, "alice", "a", "INVITE", 101, diagnostics.formatted("12006"))
                .sip(FE, "alice", "a", "INVITE", 101, diagnostics.formatted("13000"));

        assertThat(LadderDiagram.of(call.all())).contains("101 trying next hop").contains("101 Progress Report");
    }

    @Test
    void sixLanesShowTheWholeNumber() {
        assertThat(passedOn("alice", "pool", "med", "gw1", "PSTN", "gw2"))
                .contains("INVITE +14255550123")
                .doesNotContain("INVITE -", "…");
    }

    @Test
    void moreLanesShowHowTheNumberEnds() {
        assertThat(passedOn("alice", "pool", "med", "gw1", "PSTN", "gw2", "gw3"))
                .contains("INVITE …0123")
                .doesNotContain("INVITE -");
    }

    private static String passedOn(String... lanes) {
        var call = new Entries();
        for (var i = 0; i + 1 < lanes.length; i++) {
            call.sip(lanes[i], lanes[i + 1], "a", "INVITE", 0, INVITE);
        }
        return LadderDiagram.of(call.all());
    }

    @Test
    void withoutMessagesThereIsNoLadder() {
        assertThat(LadderDiagram.of(List.of())).isEmpty();
    }
}
