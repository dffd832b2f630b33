package org.cutover.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.junit.jupiter.api.Test;

class AsideTest {

    @Test
    void entriesAreWrittenInTheirOrderAndAllOfThem() {
        var entries = LongStream.rangeClosed(1, 1000).mapToObj(AsideTest::entry).toList();
        var written = new ArrayList<JournalEntry>();
        try (var aside = new Aside(written::add)) {
            entries.forEach(aside);
        }
        assertThat(written).isEqualTo(entries);
    }

    @Test
    void entriesThatAreGatheredGoTogetherInTheirOrderAndAllOfThem() {
        var entries = LongStream.rangeClosed(1, 2 * Aside.BATCH - 1)
                .mapToObj(AsideTest::entry)
                .toList();
        var written = new CopyOnWriteArrayList<JournalEntry>();
        try (var aside = new Aside(written::add)) {
            aside.gather();
            entries.forEach(aside);
            Awaitility.await().until(() -> written.size() == Aside.BATCH);
        }
        assertThat(written).isEqualTo(entries);
    }

    @Test
    void theRunDoesNotWaitForTheWriter() throws InterruptedException {
        var goOn = new CountDownLatch(1);
        var written = new ArrayList<Long>();
        try (var aside = new Aside(entry -> {
            await(goOn);
            written.add(entry.number());
        })) {
            aside.accept(entry(1));
            aside.accept(entry(2));
            // Would never be reached by a run that waits.
            goOn.countDown();
        }
        assertThat(written).isEqualTo(List.of(1L, 2L));
    }

    @Test
    void aRunThatIsFarAheadOfTheWriterWaitsForIt() throws InterruptedException {
        var goOn = new CountDownLatch(1);
        var aside = new Aside(entry -> await(goOn));
        var given = new AtomicInteger();
        var run = new Thread(() -> {
            for (var number = 1; number <= 2 * Aside.MOST_UNDER_WAY; number++) {
                aside.accept(entry(number));
                given.incrementAndGet();
            }
        });
        run.start();
        Awaitility.await().until(() -> run.getState() == Thread.State.WAITING);
        assertThat(given).hasValueLessThanOrEqualTo(Aside.MOST_UNDER_WAY);

        goOn.countDown();
        run.join();
        aside.close();
        assertThat(given).hasValue(2 * Aside.MOST_UNDER_WAY);
    }

    @Test
    void whatCannotBeWrittenIsSaidAtTheEndAtTheLatest() {
        var aside = new Aside(AsideTest::diskFull);
        aside.accept(entry(1));
        assertThatThrownBy(aside::close)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("disk full");
    }

    @Test
    void whatCannotBeWrittenIsSaidOnce() {
        var failed = new CountDownLatch(1);
        var aside = new Aside(entry -> {
            failed.countDown();
            diskFull(entry);
        });
        aside.accept(entry(1));
        assertThatThrownBy(() -> {
                    try (aside) {
                        await(failed);
                        for (var number = 2; ; number++) {
                            aside.accept(entry(number));
                        }
                    }
                })
                .isInstanceOf(UncheckedIOException.class)
                .hasNoSuppressedExceptions();
    }

    @Test
    void nothingIsWrittenAfterAGap() {
        var written = new ArrayList<Long>();
        var aside = new Aside(entry -> {
            if (entry.number() == 2) {
                diskFull(entry);
            }
            written.add(entry.number());
        });
        assertThatThrownBy(() -> {
                    try (aside) {
                        LongStream.rangeClosed(1, 3).mapToObj(AsideTest::entry).forEach(aside);
                    }
                })
                .isInstanceOf(UncheckedIOException.class);
        assertThat(written).containsExactly(1L);
    }

    private static void diskFull(JournalEntry entry) {
        throw new UncheckedIOException(new IOException("disk full"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JournalEntry entry(long number) {
        return new JournalEntry(number, Instant.EPOCH, new JournalEvent.StateChanged("sea-gw", "state " + number));
    }
}
