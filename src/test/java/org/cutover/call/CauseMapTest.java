package org.cutover.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.cutover.topology.PstnNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CauseMapTest {

    /** RFC 3398 section 7.2.4.1. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 2 3 26             | 404
            17                   | 486
            18                   | 408
            19 20 31             | 480
            21 55 57 87          | 403
            22 23                | 410
            27                   | 502
            28                   | 484
            29 79                | 501
            34 38 41 42 47 58 88 | 503
            65 70                | 488
            102                  | 504
            111 127              | 500
            """)
    void aCauseBecomesAStatus(String causes, int status) {
        assertThat(numbers(causes).map(CauseMap::toStatus)).containsOnly(status);
    }

    /** RFC 3398 section 8.2.6.1. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 481 500 503                 | 41
            401 402 403 407 603             | 21
            404 485 604                     | 1
            405                             | 63
            406 415 501                     | 79
            408 504                         | 102
            410                             | 22
            413 414 416 420 421 423 505 513 | 127
            480                             | 18
            482 483                         | 25
            484                             | 28
            486 600                         | 17
            502                             | 38
            """)
    void aStatusBecomesACause(String statuses, int cause) {
        assertThat(numbers(statuses).map(CauseMap::toCause)).containsOnly(cause);
    }

    @Test
    void whatIsNotListedIsAnInternalErrorOrInterworking() {
        assertThat(CauseMap.toStatus(6)).isEqualTo(500);
        assertThat(CauseMap.toCause(699)).isEqualTo(127);
    }

    @Test
    void aBusyTelephoneIsBusyAndANumberThatNobodyHasIsNotFound() {
        assertThat(CauseMap.toStatus(PstnNumber.Manner.BUSY.cause())).isEqualTo(486);
        assertThat(CauseMap.toStatus(PstnNumber.Manner.UNALLOCATED.cause())).isEqualTo(404);
    }

    @Test
    void causesAreToldInWords() {
        assertThat(CauseMap.describe(CauseMap.BUSY)).isEqualTo("User busy");
        assertThat(CauseMap.describe(99)).isEqualTo("Cause 99");
    }

    private static Stream<Integer> numbers(String text) {
        return Stream.of(text.split(" ")).map(Integer::valueOf);
    }
}
