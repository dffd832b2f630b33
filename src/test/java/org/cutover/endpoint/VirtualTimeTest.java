package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.cutover.compatibility.Compatibility;
import org.cutover.journal.JournalEntry;
import org.junit.jupiter.api.Test;

/** What virtual time alone can promise. */
class VirtualTimeTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void twoRunsAreTheSameToTheByte() {
        assertThat(journal(OptionalLong.empty())).isEqualTo(journal(OptionalLong.empty()));
    }

    @Test
    void twoRunsOfOneSeedAreTheSameAndAnotherSeedMakesOtherCallIds() {
        var seven = journal(OptionalLong.of(7));

        assertThat(seven).isEqualTo(journal(OptionalLong.of(7)));
        assertThat(seven).isNotEqualTo(journal(OptionalLong.of(8)));
        assertThat(journal(OptionalLong.of(Testbed.SEED))).isEqualTo(journal(OptionalLong.empty()));
    }

    @Test
    void theJournalIsTheSameWithTlsAndWithout() {
        assertThat(journal(Testbed.World.VIRTUAL_WITH_TLS, OptionalLong.empty()))
                .isEqualTo(journal(Testbed.World.VIRTUAL_WITH_TLS, OptionalLong.empty()))
                .isEqualTo(journal(OptionalLong.empty()));
    }

    private static List<JournalEntry> journal(OptionalLong seed) {
        return journal(Testbed.World.VIRTUAL, seed);
    }

    /** Of a call out and a call in. */
    private static List<JournalEntry> journal(Testbed.World world, OptionalLong seed) {
        try (var testbed = Testbed.start(
                "two calls", Contoso.after(Contoso.PILOT), Compatibility.shipped(), world, seed, entry -> {})) {
            for (var call : List.of(
                    testbed.user("alice").dial("9 555 0123"),
                    testbed.number("+14255550199").dial("+14255550102"))) {
                call.awaitAnswered(SOON);
                call.hangUp();
                call.awaitOver(SOON);
            }
            return Seen.in(testbed).entries();
        }
    }

    @Test
    void timePassesOnlyForWhatIsWaitedFor() {
        try (var testbed = Testbed.start(Contoso.before(), Compatibility.shipped(), Testbed.World.VIRTUAL)) {
            var began = testbed.now();
            testbed.number("+14255550123").behave(Telephone.Manner.ANSWERS, Duration.ofSeconds(25));

            var call = testbed.user("alice").dial("9 555 0123");

            assertThat(call.awaitAnswered(Duration.ofSeconds(24))).isFalse();
            assertThat(call.awaitAnswered(Duration.ofSeconds(2))).isTrue();
            assertThat(Duration.between(began, testbed.now())).isEqualTo(Duration.ofSeconds(25));
        }
    }
}
