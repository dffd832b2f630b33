package org.cutover.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.cutover.journal.JournalEvent.Direction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {

    private static final List<JournalEvent> EVENTS = List.of(
            new JournalEvent.Began(1, "pilot", "virtual", "strict", ""),
            new JournalEvent.StageBegan(1, "move-users", "Move the pilot users"),
            new JournalEvent.StepRefused(1, "publish", List.of("legacy-pool"), "not supported"),
            new JournalEvent.StepReported(1, "import", List.of("added voice route Seattle")),
            new JournalEvent.CallBegan(1, "legacy user calls out", "1@alice"),
            new JournalEvent.Message(
                    Direction.SENT,
                    "alice",
                    "bob",
                    "127.0.1.1:5060",
                    "127.0.1.2:5061",
                    "tls",
                    "1@alice",
                    "INVITE",
                    0,
                    "INVITE sip:bob@contoso.com SIP/2.0\r\nSubject: \"Grüße\"\r\n\r\n",
                    null),
            new JournalEvent.Circuit(Direction.RECEIVED, "PSTN", "gw1", "c1", "SETUP", "+14255550123", 0),
            new JournalEvent.Joined("med", "mediation", "1@alice", "2@med"),
            new JournalEvent.Routed("fe", "1@alice", true, "trunk dal-gw1", List.of("usage Local", "route Dallas")),
            new JournalEvent.Attempted("fe", "1@alice", "DallasUsers", "Dallas", "dal-gw1", "med", "dal-gw1"),
            new JournalEvent.Answered("fe", "1@alice", "Dallas", "dal-gw1", "med", "dal-gw1"),
            new JournalEvent.WindowsEvent("fe", "1@alice", 46046, "LS Outbound Routing", "all gateways are down"),
            new JournalEvent.Marked("mediation@fe1", "o-1", "trunk gw1", true),
            new JournalEvent.Translated("med", "1@alice", 486, 34, 503, "No circuit"),
            new JournalEvent.SessionRefused("med", "1@alice", 488, "it is encrypted, and here there is no SRTP"),
            new JournalEvent.TimedOut("fe", "1@alice", "B"),
            new JournalEvent.Refused("med", "fe", "1@alice", "legacy-pool", "not supported", "TechNet", "stated"),
            new JournalEvent.Undocumented("med", "fe", "1@alice", "some-pair", "no source", "none", "assumed"),
            new JournalEvent.Disputed("med", "fe", "1@alice", "some-pair", "documents disagree", "two", "conflicting"),
            new JournalEvent.Unsupported("gw", "med", "1@alice", "some-pair", "it takes no SRTP"),
            new JournalEvent.LinkRefused("fe", "med", "c1", "expired", "the certificate has expired"),
            new JournalEvent.StateChanged("fe", "started"),
            new JournalEvent.Fault("fe", "127.0.0.1:9", "no CSeq", "garbage"),
            new JournalEvent.CallEnded(1, "legacy user calls out", "1@alice"),
            new JournalEvent.TestFailed("1@alice", "it was busy", "it was answered, and stands"),
            new JournalEvent.Ended("passed"));

    @TempDir
    Path folder;

    private final Journal journal = new Journal(() -> Instant.parse("2026-01-01T00:00:00.000000001Z"));
    private Path file;

    @BeforeEach
    void writeEveryKindOfEvent() throws IOException {
        file = folder.resolve("run.jsonl");
        EVENTS.forEach(journal::record);
        try (var writer = new JournalWriter(file)) {
            journal.entries().forEach(writer);
        }
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        assertThat(JournalReader.read(file)).isEqualTo(new JournalReader.Recording(journal.entries(), false));
    }

    @Test
    void anEntryIsALine() throws IOException {
        assertThat(Files.readAllLines(file)).hasSize(EVENTS.size());
        assertThat(Files.readAllLines(file).get(0))
                .isEqualTo(
                        "{\"number\":1,\"at\":\"2026-01-01T00:00:00.000000001Z\","
                                + "\"event\":{\"event\":\"Began\",\"version\":1,\"name\":\"pilot\",\"world\":\"virtual\",\"profile\":\"strict\",\"disagreement\":\"\"}}");
    }

    @Test
    void everyKindOfEventIsWritten() {
        assertThat(EVENTS)
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(JournalEvent.class.getPermittedSubclasses());
    }

    @Test
    void aLastLineThatWasCutOffIsLeftOutAndSaid() throws IOException {
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 5));

        var recording = JournalReader.read(file);
        assertThat(recording.cutOff()).isTrue();
        assertThat(recording.entries()).hasSize(EVENTS.size() - 1);
    }

    @Test
    void aLineThatIsNoEntryIsSaidWithItsPlace() throws IOException {
        Files.writeString(file, "{\"number\": oh}\n");

        assertThatThrownBy(() -> JournalReader.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("run.jsonl:1: this is no journal entry");
    }
}
