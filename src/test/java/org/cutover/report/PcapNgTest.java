package org.cutover.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cutover.compatibility.Compatibility;
import org.cutover.interop.Installed;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.journal.JournalEvent.Direction;
import org.cutover.ladder.Entries;
import org.cutover.scenario.RunListener;
import org.cutover.scenario.ScenarioFile;
import org.cutover.scenario.ScenarioRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captures, as Wireshark reads them. */
class PcapNgTest {

    private static final String CALL_ID = "1@sipp";

    @TempDir
    private Path folder;

    @Test
    void wiresharkReadsEveryMessageOfARunOnceAndInTheClear() throws IOException, InterruptedException {
        var journal = journalOf("calls/02-busy");
        var sent = journal.stream()
                .map(JournalEntry::event)
                .filter(event -> event instanceof JournalEvent.Message message && message.direction() == Direction.SENT)
                .map(JournalEvent.Message.class::cast)
                .toList();

        var packets = packetsOf(journal);

        assertThat(packets).extracting(Packet::callId).isEqualTo(callIds(sent));
        assertThat(packets)
                .filteredOn(packet -> !packet.callId().isEmpty())
                .extracting(Packet::method)
                .isEqualTo(sent.stream().map(JournalEvent.Message::method).toList());
        assertThat(packets).noneMatch(Packet::isInTrouble);
    }

    @Test
    void packetsHaveTheNamesOfTheEndpointsAndWhatTheyDecided() throws IOException, InterruptedException {
        var packets = packetsOf(journalOf("calls/02-busy"));

        assertThat(packets)
                .filteredOn(packet -> packet.comments().contains("* route"))
                .singleElement()
                .satisfies(packet -> {
                    assertThat(packet.from()).isEqualTo("ocs-fe1.contoso.com");
                    assertThat(packet.to()).isEqualTo("ocs-med.contoso.com");
                    assertThat(packet.comments())
                            .contains("ocs-fe1.contoso.com -> ocs-med.contoso.com, call: ")
                            .contains("* route Seattle PSTN -> trunk MediationServer:ocs-med.contoso.com");
                });
    }

    @Test
    void whatARealDeviceSendsIsThereAsItWasReceived() throws IOException, InterruptedException {
        var journal = new Entries()
                .add(message(Direction.RECEIVED, "udp", "OPTIONS sip:ocs-med SIP/2.0", null))
                .add(message(Direction.SENT, "udp", "SIP/2.0 200 OK", null))
                .all();

        assertThat(packetsOf(journal))
                .extracting(packet -> packet.from() + " > " + packet.to() + " " + packet.callId())
                .containsExactly(
                        "sea-gw.contoso.com > ocs-med.contoso.com " + CALL_ID,
                        "ocs-med.contoso.com > sea-gw.contoso.com " + CALL_ID);
    }

    @Test
    void aMessageThatIsRepeatedIsThereAsOftenAsItWasSent() throws IOException, InterruptedException {
        var journal = new Entries();
        for (int i = 0; i < 3; i++) {
            journal.add(message(Direction.SENT, "udp", "SIP/2.0 200 OK", null));
        }

        assertThat(packetsOf(journal.all())).hasSize(3);
    }

    @Test
    void bytesThatAreNoTextAndMessagesLargerThanAPacketArriveWhole() throws IOException, InterruptedException {
        var bytes = (text("SIP/2.0 200 OK") + "x".repeat(100_000)).getBytes(StandardCharsets.ISO_8859_1);
        bytes[bytes.length - 1] = (byte) 0xFF;
        var journal = new Entries()
                .add(message(
                        Direction.SENT,
                        "tcp",
                        "SIP/2.0 200 OK",
                        Base64.getEncoder().encodeToString(bytes)))
                .add(message(Direction.SENT, "tcp", "SIP/2.0 200 OK", null))
                .all();

        assertThat(packetsOf(journal))
                .filteredOn(packet -> !packet.callId().isEmpty())
                .hasSize(2);
        assertThat(packetsOf(journal)).noneMatch(Packet::isInTrouble);
    }

    @Test
    void connectionsThatComeAndGoAreForgotten() throws IOException {
        var packets = new PcapNgPackets(new PcapNgBlocks(OutputStream.nullOutputStream()));
        var here = PcapNgAddress.of("127.0.1.3:5060");
        for (int port = 1; port <= PcapNgPackets.MOST_WAYS; port++) {
            var there = PcapNgAddress.of("127.0.0.1:" + port);
            packets.write(new PcapNgPackets.Packet(Instant.EPOCH, there, here, "tcp", new byte[1]), List.of());
        }

        assertThat(packets.ways()).isEqualTo(PcapNgPackets.MOST_WAYS);
    }

    @Test
    void aFileThatIsThereIsNotWrittenOver() throws IOException {
        var file = Files.writeString(folder.resolve("kept.pcapng"), "mine");

        assertThatThrownBy(() -> PcapNgWriter.write(file, List.of())).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("mine");
    }

    private static List<JournalEntry> journalOf(String scenario) {
        var journal = new ArrayList<JournalEntry>();
        ScenarioRunner.virtual(Compatibility.shipped(), RunListener.SILENT)
                .run(
                        ScenarioFile.shipped().read(ScenarioFile.find(scenario)),
                        journal::add,
                        (begun, live, leave) -> {});
        return journal;
    }

    private static List<String> callIds(List<JournalEvent.Message> messages) {
        return messages.stream().map(JournalEvent.Message::callId).toList();
    }

    /** Between a Mediation Server and a gateway, as the first one records it. */
    private static JournalEvent.Message message(
            Direction direction, String transport, String startLine, String base64) {
        return new JournalEvent.Message(
                direction,
                "ocs-med.contoso.com",
                "sea-gw.contoso.com",
                "127.0.1.3:5060",
                "127.0.0.1:5070",
                transport,
                CALL_ID,
                "OPTIONS",
                startLine.startsWith("SIP") ? 200 : 0,
                text(startLine) + "v=0",
                base64);
    }

    private static String text(String startLine) {
        return startLine
                + "\r\nVia: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK1\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:c@d>\r\n"
                + "Call-ID: " + CALL_ID + "\r\nCSeq: 1 OPTIONS\r\n\r\n";
    }

    /** What Wireshark makes of a packet; the empty text for what it does not find there. */
    private record Packet(String from, String to, String callId, String method, String comments, String severities) {

        /** Of a warning, such as a wrong checksum, and upwards. Headers that Wireshark does not know are less than that. */
        boolean isInTrouble() {
            return Arrays.stream(severities.split(","))
                    .filter(severity -> !severity.isEmpty())
                    .anyMatch(severity -> Integer.parseInt(severity) >= 6_291_456);
        }
    }

    private List<Packet> packetsOf(List<JournalEntry> journal) throws IOException, InterruptedException {
        var tshark = Installed.program("tshark", "tshark");
        var file = folder.resolve("capture.pcapng");
        Files.deleteIfExists(file);
        PcapNgWriter.write(file, journal);
        var said = folder.resolve("tshark.txt");
        var command = new ArrayList<>(List.of(tshark, "-r", file.toString(), "-N", "n", "-T", "fields"));
        command.addAll(List.of("-o", "ip.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE"));
        command.addAll(List.of("-o", "udp.check_checksum:TRUE", "-Y", "sip or _ws.malformed", "-E", "separator=|"));
        for (var field : List.of("_ws.col.Source", "_ws.col.Destination", "sip.Call-ID", "sip.CSeq.method")) {
            command.addAll(List.of("-e", field));
        }
        command.addAll(List.of("-e", "frame.comment", "-e", "_ws.expert.severity"));
        var program = new ProcessBuilder(command)
                .redirectOutput(said.toFile())
                .redirectError(folder.resolve("tshark-errors.txt").toFile())
                .start();
        assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue())
                .as(Files.readString(folder.resolve("tshark-errors.txt")))
                .isZero();
        return Files.readAllLines(said).stream()
                .map(line -> line.split("\\|", -1))
                .map(field -> new Packet(field[0], field[1], field[2], field[3], field[4], field[5]))
                .toList();
    }
}
