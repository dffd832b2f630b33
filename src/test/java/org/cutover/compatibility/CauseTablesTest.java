package org.cutover.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.cutover.topology.CauseTable;
import org.cutover.topology.PstnNumber;
import org.cutover.yaml.InvalidFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CauseTablesTest {

    private final CauseTable rfc3398 = CauseTables.shipped().usual();

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
        assertThat(numbers(causes).map(rfc3398::statusOf)).containsOnly(status);
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
        assertThat(numbers(statuses).map(rfc3398::causeOf)).containsOnly(cause);
    }

    @Test
    void whatIsNotListedIsAnInternalErrorOrInterworking() {
        assertThat(rfc3398.statusOf(6)).isEqualTo(500);
        assertThat(rfc3398.causeOf(699)).isEqualTo(127);
    }

    @Test
    void aBusyTelephoneIsBusyAndANumberThatNobodyHasIsNotFound() {
        assertThat(rfc3398.statusOf(PstnNumber.Manner.BUSY.cause())).isEqualTo(486);
        assertThat(rfc3398.statusOf(PstnNumber.Manner.UNALLOCATED.cause())).isEqualTo(404);
    }

    /** The tables of AudioCodes user manuals, where they differ. */
    @ParameterizedTest
    @CsvSource({
        "6, 406",
        "7, 500",
        "23, 400",
        "43, 502",
        "44, 503",
        "70, 503",
        "87, 503",
        "96, 409",
        "97, 480",
        "102, 408"
    })
    void audioCodesTurnsSomeCausesIntoOtherStatuses(int cause, int status) {
        assertThat(audioCodes().statusOf(cause)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"400, 31", "409, 41", "481, 127", "482, 127", "488, 31", "501, 38", "606, 31"})
    void audioCodesTurnsSomeStatusesIntoOtherCauses(int status, int cause) {
        assertThat(audioCodes().causeOf(status)).isEqualTo(cause);
    }

    @Test
    void whatATableIsBasedOnHoldsForTheRest() {
        assertThat(audioCodes().statusOf(17)).isEqualTo(486);
        assertThat(audioCodes().statusOf(34)).isEqualTo(503);
        assertThat(audioCodes().causeOf(404)).isEqualTo(1);
    }

    @Test
    void aRowWithoutASourceAndACauseThatStandsTwiceAreFaults() {
        var spoilt = """
                version: 1
                table: mine
                based-on: rfc3399
                to-status:
                  - { causes: [17, 17], status: 486, source: none, confidence: assumed }
                  - { causes: 128, status: 200, confidence: assumed }
                """;

        assertThatThrownBy(() -> CauseTables.read(Map.of("mine.yaml", spoilt)))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining("17 stands in \"to-status\" twice. Keep one.")
                .hasMessageContaining("\"128\" must be a whole number from 1 to 127.")
                .hasMessageContaining("\"status\" must be a whole number from 300 to 699")
                .hasMessageContaining("\"source\" is missing here")
                .hasMessageContaining("cause table \"rfc3399\" is not defined.");
    }

    private static CauseTable audioCodes() {
        return CauseTables.shipped().find("audiocodes").orElseThrow();
    }

    private static Stream<Integer> numbers(String text) {
        return Stream.of(text.split(" ")).map(Integer::valueOf);
    }
}
