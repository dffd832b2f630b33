package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.cutover.junit.Testbed;
import org.cutover.junit.TestbedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people dial, and under whose name. */
@TestbedTest(deployment = "contoso/before")
class DiallingTest {

    @ParameterizedTest
    @CsvSource({
        "'', 484",
        "' ', 484",
        "*, 404",
        "#, 404",
        "*55*9#, 404",
        "hello, 404",
        "Zoë, 404",
        "٩٥٥٥٠١٢٣, 404",
        "९५५५, 404",
        "+, 404",
        "+1 (425) 555-0123x, 404",
        "a@b, 404",
        "1;ext=5, 404",
        "%41, 404",
        "<>, 404",
        "sip:, 484",
        "sip:nobody@contoso.com, 404",
        "\"\t\", 404"
    })
    void whateverIsDialledIsAnswered(String dialled, int status, Testbed testbed) {
        assertThat(testbed.user("alice").dial(dialled))
                .wasNotAnswered()
                .hasStatus(status)
                .sentInOrder("alice -> ocs-fe1: INVITE", "ocs-fe1 -> alice: " + status, "alice -> ocs-fe1: ACK")
                .sentNothingElse();
    }

    @Test
    void twoHundredDigitsAreTooMany(Testbed testbed) {
        assertThat(testbed.user("alice").dial("+" + "1".repeat(200)))
                .wasNotAnswered()
                .hasStatus(404)
                .leg("alice", "ocs-fe1")
                .response()
                .hasHeaderContaining("ms-diagnostics", "12002;source=\"ocs-fe1.contoso.com\";reason=\"");
    }

    @Test
    void whoCallsUnderAnothersNameIsTurnedAway(Testbed testbed) {
        assertThat(testbed.user("alice").dialAs("bob", "9 555 0123"))
                .wasNotAnswered()
                .hasStatus(403)
                .hasDiagnostic(12010)
                .sentInOrder("alice -> ocs-fe1: INVITE", "ocs-fe1 -> alice: 403", "alice -> ocs-fe1: ACK")
                .sentNothingElse();
    }
}
