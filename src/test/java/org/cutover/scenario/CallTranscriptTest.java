package org.cutover.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.journal.JournalEvent.Direction;
import org.cutover.ladder.LadderNote;
import org.cutover.topology.Carrier;
import org.cutover.topology.Topology;
import org.junit.jupiter.api.Test;

/** What is read from the journal of a call that rang in several places, or was tried by several ways. */
class CallTranscriptTest {

    private static final String CALL = "1@alice";

    private final List<JournalEntry> entries = new ArrayList<>();

    @Test
    void aCallThatRangOutsideTooAndWasAnsweredAtThePhoneTookNoWayOut() {
        invite();
        attempted("gw1");
        answered("", "");
        response("alice", 200, Direction.RECEIVED);

        assertThat(record().way()).isEqualTo(Way.ANY);
        assertThat(record().status()).isEqualTo(200);
        assertThat(record().touched()).contains("gw1");
    }

    @Test
    void theWayIsThatOfTheBranchThatAnsweredNotOfTheOneTriedLast() {
        invite();
        attempted("gw1");
        attempted("gw2");
        answered("Local", "gw1");
        response("alice", 200, Direction.RECEIVED);

        assertThat(record().way().gateway()).isEqualTo("gw1");
    }

    @Test
    void ifNobodyAnsweredItIsTheWayThatWasTriedLast() {
        invite();
        attempted("gw1");
        attempted("gw2");
        response("fe", 503, Direction.SENT);
        response("alice", 503, Direction.RECEIVED);

        assertThat(record().way().gateway()).isEqualTo("gw2");
        assertThat(record().outcome().word()).isEqualTo("rejected");
    }

    @Test
    void aCallThatIsDeclinedIsNotUnroutedForWantOfASecondPlaceToRing() {
        invite();
        record(new JournalEvent.Routed("fe", CALL, false, "carol forwards to nowhere", List.of()));
        response("bob", 603, Direction.SENT);
        response("fe", 603, Direction.SENT);
        response("alice", 603, Direction.RECEIVED);

        assertThat(record().outcome().word()).isEqualTo("rejected");
    }

    @Test
    void aCallThatTheFrontEndItselfRefusesForWantOfAWayIsUnrouted() {
        invite();
        record(new JournalEvent.Routed("fe", CALL, false, "no rule matches", List.of()));
        response("fe", 404, Direction.SENT);
        response("alice", 404, Direction.RECEIVED);

        assertThat(record().outcome().word()).isEqualTo("unrouted");
    }

    private CallRecord record() {
        var nothing = new Topology(
                List.of(), List.of(), List.of(), List.of(), List.of(), new Carrier(List.of(), List.of()), Set.of());
        return new CallTranscript(entries, nothing).record("a");
    }

    @Test
    void aCallWhoseSessionIsRefusedSaysWhatIsWrongWithItAndOthersDoNot() {
        invite();
        record(new JournalEvent.SessionRefused("gw", CALL, 488, "it has \u001b[2J and no coding"));
        record(new JournalEvent.SessionRefused("bob", CALL, 400, "line 3: t= is missing"));
        response("bob", 400, Direction.SENT);
        response("alice", 400, Direction.RECEIVED);

        assertThat(record().why()).isEqualTo("bob refuses the session: line 3: t= is missing");
        assertThat(LadderNote.of(entries.get(1).event()).orElseThrow().text())
                .isEqualTo("! refuses the session: it has \\u{1b}[2J and no coding");
    }

    private void invite() {
        message("alice", "fe", "INVITE", 0, Direction.SENT);
    }

    private void response(String endpoint, int status, Direction direction) {
        message(endpoint, "fe", "INVITE", status, direction);
    }

    private void attempted(String gateway) {
        record(new JournalEvent.Attempted("fe", CALL, "Usage", "Local", gateway, "med", gateway));
    }

    private void answered(String route, String gateway) {
        record(new JournalEvent.Answered("fe", CALL, route, gateway, gateway.isEmpty() ? "" : "med", gateway));
    }

    private void message(String endpoint, String peer, String method, int status, Direction direction) {
        var first = status == 0 ? "INVITE sip:bob@contoso.com SIP/2.0" : "SIP/2.0 %d Words".formatted(status);
        record(new JournalEvent.Message(
                direction, endpoint, peer, "1:1", "2:2", "tls", CALL, method, status, first + "\r\n\r\n", null));
    }

    private void record(JournalEvent event) {
        entries.add(new JournalEntry(entries.size() + 1L, Instant.EPOCH, event));
    }
}
