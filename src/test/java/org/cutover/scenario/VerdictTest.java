package org.cutover.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

    @Test
    void doubtDoesNotHideFailure() {
        assertThat(Verdict.worst(List.of(Verdict.UNDECIDED, Verdict.FAILED, Verdict.PASSED)))
                .isEqualTo(Verdict.FAILED);
        assertThat(Verdict.worst(List.of(Verdict.PASSED, Verdict.UNDECIDED))).isEqualTo(Verdict.UNDECIDED);
        assertThat(Verdict.worst(List.of())).isEqualTo(Verdict.PASSED);
    }

    @Test
    void exitStatusIsThatOfTheManual() {
        assertThat(Verdict.PASSED.exitStatus()).isZero();
        assertThat(Verdict.FAILED.exitStatus()).isEqualTo(1);
        assertThat(Verdict.UNDECIDED.exitStatus()).isEqualTo(2);
    }
}
