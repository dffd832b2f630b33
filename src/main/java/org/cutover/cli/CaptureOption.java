package org.cutover.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.cutover.journal.JournalEntry;
import org.cutover.report.PcapNgWriter;
import picocli.CommandLine.Option;

/** Whether what passes is captured, and where. */
final class CaptureOption {

    @Option(
            names = "--pcap",
            paramLabel = "FILE",
            description =
                    "Write every SIP message to a capture file for Wireshark (pcapng): in the clear, also what goes by TLS,"
                            + " with the names of the endpoints.")
    private Path file;

    /** The file under way; nothing where none was asked for. */
    interface Capture extends Consumer<JournalEntry>, AutoCloseable {
        @Override
        void close();
    }

    /** @throws CannotRunException if the file cannot be written, or is there already */
    Capture begin() {
        if (file == null) {
            return new Nothing();
        }
        try {
            return new ToFile(new PcapNgWriter(file));
        } catch (UncheckedIOException unwritable) {
            throw new CannotRunException("The capture cannot be written to %s: %s. Name another file with --pcap."
                    .formatted(file, Unwritable.reason(unwritable.getCause())));
        }
    }

    private record Nothing() implements Capture {
        @Override
        public void accept(JournalEntry entry) {
            // Nobody asked for it.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private record ToFile(PcapNgWriter writer) implements Capture {
        @Override
        public void accept(JournalEntry entry) {
            writer.accept(entry);
        }

        @Override
        public void close() {
            writer.close();
        }
    }
}
