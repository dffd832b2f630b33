package org.cutover.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.cutover.journal.JournalEvent.Direction;
import org.junit.jupiter.api.Test;

/** A journal under a flood. */
class JournalBoundsTest {

    private final AtomicInteger written = new AtomicInteger();
    private final Journal journal = new Journal(() -> Instant.EPOCH, entry -> written.incrementAndGet());

    @Test
    void whatNobodyReadsIsWrittenBeforeItFillsTheMemory() {
        for (int i = 0; i < 3 * Journal.MOST_ARRIVING; i++) {
            journal.record(new JournalEvent.StateChanged("alice", "signed in"));
        }

        assertThat(written).hasValueGreaterThanOrEqualTo(2 * Journal.MOST_ARRIVING);
        assertThat(journal.drain()).isEqualTo(3 * Journal.MOST_ARRIVING);
    }

    @Test
    void theOldestMessagesAreForgottenAndTheOthersKeepTheirNumbers() {
        var text = "x".repeat(1024 * 1024);
        for (int i = 1; i <= 300; i++) {
            journal.record(message(text));
            journal.drain();
        }

        assertThat(written).hasValue(300);
        assertThat(journal.entries())
                .hasSizeBetween(90, 128)
                .last()
                .satisfies(last -> assertThat(last.number()).isEqualTo(300));
        assertThat(journal.after(299))
                .singleElement()
                .satisfies(last -> assertThat(last.number()).isEqualTo(300));
        assertThat(journal.after(0)).hasSameSizeAs(journal.entries());
    }

    @Test
    void whatIsForgottenByHandMakesRoom() {
        var text = "x".repeat(1024 * 1024);
        for (int i = 1; i <= 300; i++) {
            journal.record(message(text));
            journal.forget(journal.drain() - 100);
        }

        assertThat(journal.entries()).hasSize(100);
    }

    private static JournalEvent message(String text) {
        return new JournalEvent.Message(
                Direction.SENT, "alice", "bob", "127.0.1.1:1", "127.0.1.2:2", "tcp", "1", "OPTIONS", 0, text, null);
    }
}
