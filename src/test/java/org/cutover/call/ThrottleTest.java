package org.cutover.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final String MED = "MediationServer:ocs-med.contoso.com";

    private Instant now = Instant.parse("2013-04-01T00:00:00Z");
    private Throttle throttle = Throttle.NONE;

    @Test
    void nineFailuresAreBorne() {
        fails(9);

        assertThat(throttle.excluded(now)).isEmpty();
    }

    @Test
    void theTenthExcludesForAMinute() {
        fails(10);

        assertThat(throttle.excluded(now)).containsExactly(MED);
        assertThat(throttle.excluded(now.plusSeconds(59))).containsExactly(MED);
        assertThat(throttle.excluded(now.plusSeconds(60))).isEmpty();
    }

    @Test
    void everyProbeThatFailsDoublesThePeriodUpToAnHour() {
        fails(10);
        var minutes = new ArrayList<Long>();
        for (int probe = 0; probe < 8; probe++) {
            var period = throttle.troubles().get(MED).period();
            minutes.add(period.toMinutes());
            now = now.plus(period);
            fails(1);
        }

        assertThat(minutes).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    }

    @Test
    void failuresOfCallsThatWereUnderWayDoNotLengthenIt() {
        fails(10);

        fails(5);

        assertThat(throttle.excluded(now.plus(Duration.ofMinutes(1)))).isEmpty();
    }

    @Test
    void oneCallThatGetsThroughMakesGoodForAll() {
        fails(9);
        throttle = throttle.onAnswered(MED);
        fails(9);

        assertThat(throttle.excluded(now)).isEmpty();
    }

    @Test
    void anotherIsNotExcludedWithIt() {
        fails(10);
        throttle = throttle.onFailed("MediationServer:dal-ocs-med.contoso.com", now);

        assertThat(throttle.excluded(now)).containsExactly(MED);
    }

    private void fails(int times) {
        for (int i = 0; i < times; i++) {
            throttle = throttle.onFailed(MED, now);
        }
    }
}
