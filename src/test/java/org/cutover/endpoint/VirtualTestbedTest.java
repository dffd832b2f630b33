package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.cutover.compatibility.Compatibility;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.junit.jupiter.api.Test;

class VirtualTestbedTest extends TestbedContract {

    @Override
    Testbed.World world() {
        return Testbed.World.VIRTUAL;
    }

    @Test
    void twoRunsAreTheSameToTheByte() {
        assertThat(journalOfOneCall(OptionalLong.empty())).isEqualTo(journalOfOneCall(OptionalLong.empty()));
    }

    @Test
    void twoRunsOfOneSeedAreTheSameAndAnotherSeedMakesOtherCallIds() {
        var seven = journalOfOneCall(OptionalLong.of(7));

        assertThat(seven).isEqualTo(journalOfOneCall(OptionalLong.of(7)));
        assertThat(seven).isNotEqualTo(journalOfOneCall(OptionalLong.of(8)));
        assertThat(journalOfOneCall(OptionalLong.of(Testbed.SEED))).isEqualTo(journalOfOneCall(OptionalLong.empty()));
    }

    private List<JournalEvent> journalOfOneCall(OptionalLong seed) {
        var testbed = Testbed.start("a call", Contoso.before(), Compatibility.shipped(), world(), seed, entry -> {});
        var call = testbed.user("alice").dial("9 555 0123");
        call.awaitAnswered(SOON);
        call.hangUp();
        call.awaitOver(SOON);
        var seen = Seen.in(testbed).entries().stream().map(JournalEntry::event).toList();
        testbed.close();
        return seen;
    }

    @Test
    void timePassesOnlyForWhatIsWaitedFor() {
        var testbed = start(Contoso.before());
        var began = testbed.now();
        testbed.number("+14255550123").behave(Telephone.Manner.ANSWERS, Duration.ofSeconds(25));

        var call = testbed.user("alice").dial("9 555 0123");

        assertThat(call.awaitAnswered(Duration.ofSeconds(24))).isFalse();
        assertThat(call.awaitAnswered(Duration.ofSeconds(2))).isTrue();
        assertThat(Duration.between(began, testbed.now())).isEqualTo(Duration.ofSeconds(25));
    }
}
