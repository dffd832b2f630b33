package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cutover.compatibility.Compatibility;
import org.cutover.identity.CertificateAuthority;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What certificates do to the calls of an estate. */
class CertificatesTest {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String MEDIATION = "ocs-med.contoso.com";

    private final Testbed testbed =
            Testbed.start(Contoso.before(), Compatibility.shipped(), Testbed.World.VIRTUAL_WITH_TLS);

    @AfterEach
    void stop() {
        testbed.close();
    }

    @Test
    void aMediationServerOfAnotherNameGetsNoCalls() {
        testbed.server(MEDIATION).tls().shows(Optional.of(testbed.authority().issue(List.of("old-name.contoso.com"))));
        testbed.user("alice");
        var before = testbed.now();

        assertThat(testbed.user("alice").dial("9 555 0123").awaitOver(SOON)).isTrue();

        assertThat(refusals()).contains("ocs-fe1.contoso.com refuses " + MEDIATION + ": wrong-name");
        assertThat(Seen.in(testbed).invites()).containsExactly("alice > ocs-fe1.contoso.com");
        assertThat(testbed.now()).as("nobody waits for a timer").isEqualTo(before);
    }

    @Test
    void aMediationServerWithoutCertificateGetsNoCallsAndPlacesNone() {
        testbed.server(MEDIATION).tls().shows(Optional.empty());

        assertThat(testbed.user("alice").dial("9 555 0123").awaitOver(SOON)).isTrue();
        assertThat(testbed.number("+14255550199").dial("+14255550101").awaitOver(SOON))
                .isTrue();

        assertThat(refusals())
                .contains(
                        MEDIATION + " refuses ocs-fe1.contoso.com: no-certificate",
                        "ocs-fe1.contoso.com refuses " + MEDIATION + ": no-client-certificate");
    }

    @Test
    void aCertificateOfAnotherAuthorityIsTakenWhenThatIsTrusted() {
        var fabrikam = CertificateAuthority.named("Fabrikam", testbed.now());
        testbed.server(MEDIATION).tls().shows(Optional.of(fabrikam.issue(List.of(MEDIATION))));
        testbed.trust(fabrikam.trust());

        var call = testbed.user("alice").dial("9 555 0123");

        assertThat(call.awaitAnswered(SOON)).isTrue();
        assertThat(refusals()).isEmpty();
    }

    private List<String> refusals() {
        return Seen.in(testbed).entries().stream()
                .map(JournalEntry::event)
                .filter(JournalEvent.LinkRefused.class::isInstance)
                .map(JournalEvent.LinkRefused.class::cast)
                .map(refused -> refused.endpoint() + " refuses " + refused.peer() + ": " + refused.reason())
                .toList();
    }
}
