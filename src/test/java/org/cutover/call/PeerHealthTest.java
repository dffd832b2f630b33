package org.cutover.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cutover.topology.Polling;
import org.junit.jupiter.api.Test;

class PeerHealthTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private PeerHealth health = PeerHealth.unasked(new Polling(MINUTE, 5, Polling.TIMER_F, true));
    private final List<PeerHealth.Effect> effects = new ArrayList<>();

    @Test
    void fourMissesInARowAreBorne() {
        misses(4);

        assertThat(health.down()).isFalse();
        assertThat(effects).hasSize(4).containsOnly(new PeerHealth.Missed());
    }

    @Test
    void theFifthTakesThePeerDownOnce() {
        misses(7);

        assertThat(health.down()).isTrue();
        assertThat(effects).hasSize(8).containsOnlyOnce(new PeerHealth.WentDown());
        assertThat(effects.indexOf(new PeerHealth.WentDown())).isEqualTo(5);
    }

    @Test
    void anAnswerBeginsTheCountAnew() {
        misses(4);
        answers(200);
        misses(4);

        assertThat(health.down()).isFalse();
        assertThat(effects).doesNotContain(new PeerHealth.CameBack());
    }

    @Test
    void theFirstAnswerBringsThePeerBackWhateverItSays() {
        misses(5);
        answers(405);

        assertThat(health).isEqualTo(PeerHealth.unasked(health.polling()));
        assertThat(effects.get(effects.size() - 1)).isEqualTo(new PeerHealth.CameBack());
    }

    @Test
    void whereOnlySuccessCountsAnotherResponseIsAMiss() {
        health = PeerHealth.unasked(new Polling(MINUTE, 2, Polling.TIMER_F, false));
        answers(405);
        answers(503);

        assertThat(health.down()).isTrue();

        answers(200);
        assertThat(health.down()).isFalse();
    }

    @Test
    void figuresOutOfRangeAreNotTaken() {
        assertThatThrownBy(() -> new Polling(Duration.ofMillis(999), 5, Polling.TIMER_F, true))
                .hasMessageContaining("1s to 1h");
        assertThatThrownBy(() -> new Polling(MINUTE, 0, Polling.TIMER_F, true)).hasMessageContaining("1 to 100");
        assertThatThrownBy(() -> new Polling(MINUTE, 5, Duration.ofSeconds(33), true))
                .hasMessageContaining("32s");
    }

    private void misses(int times) {
        for (var i = 0; i < times; i++) {
            take(health.onMiss());
        }
    }

    private void answers(int status) {
        take(health.onResponse(status));
    }

    private void take(PeerHealth.Next next) {
        health = next.health();
        effects.addAll(next.effects());
    }
}
