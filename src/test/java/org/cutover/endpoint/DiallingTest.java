package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cutover.compatibility.Compatibility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people dial, and under whose name. */
class DiallingTest {

    private static final Duration SOON = Duration.ofSeconds(40);

    private final Testbed testbed = Testbed.start(Contoso.before(), Compatibility.shipped(), Testbed.World.VIRTUAL);

    @AfterEach
    void stop() {
        testbed.close();
    }

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
    void whateverIsDialledIsAnswered(String dialled, int status) {
        var call = testbed.user("alice").dial(dialled);

        assertThat(call.awaitOver(SOON)).isTrue();
        assertThat(Seen.in(testbed).finals()).containsExactly(status + " by ocs-fe1.contoso.com");
        assertThat(Seen.in(testbed).faults()).isZero();
    }

    @Test
    void twoHundredDigitsAreTooMany() {
        var call = testbed.user("alice").dial("+" + "1".repeat(200));

        assertThat(call.awaitOver(SOON)).isTrue();
        assertThat(Seen.in(testbed).finalBy("ocs-fe1.contoso.com"))
                .startsWith("SIP/2.0 404 ")
                .contains("ms-diagnostics: 12002;source=\"ocs-fe1.contoso.com\";reason=\"");
    }

    @Test
    void whoCallsUnderAnothersNameIsTurnedAway() {
        var call = testbed.user("alice").dialAs("bob", "9 555 0123");

        assertThat(call.awaitOver(SOON)).isTrue();
        assertThat(Seen.in(testbed).finalBy("ocs-fe1.contoso.com"))
                .startsWith("SIP/2.0 403 ")
                .contains("ms-diagnostics: 12010;");
        assertThat(Seen.in(testbed).invites()).containsExactly("alice > ocs-fe1.contoso.com");
    }
}
