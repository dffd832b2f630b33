package org.cutover.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrustTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final CertificateAuthority AUTHORITY = CertificateAuthority.named("Contoso, \"Inc.\"", NOW);

    @Test
    void whatTheAuthorityIssuedIsTaken() {
        var identity = AUTHORITY.issue(List.of("fe1.contoso.com", "pool.contoso.com"));

        assertThat(AUTHORITY.trust().check(identity.chain(), NOW)).isEmpty();
        assertThat(identity.names()).containsExactly("fe1.contoso.com", "pool.contoso.com");
    }

    @Test
    void anotherAuthoritysIsNotEvenOfTheSameName() {
        var impostor = CertificateAuthority.named("Contoso, \"Inc.\"", NOW).issue(List.of("fe1.contoso.com"));
        var stranger = CertificateAuthority.named("Fabrikam", NOW).issue(List.of("fe1.contoso.com"));

        assertThat(AUTHORITY.trust().check(impostor.chain(), NOW)).contains(Refusal.UNKNOWN_ISSUER);
        assertThat(AUTHORITY.trust().check(stranger.chain(), NOW)).contains(Refusal.UNKNOWN_ISSUER);
        assertThat(new Trust(List.of()).check(stranger.chain(), NOW)).contains(Refusal.UNKNOWN_ISSUER);
    }

    @Test
    void aCertificateHasItsTime() {
        var identity = AUTHORITY.issue(List.of("fe1.contoso.com"), NOW, NOW.plus(DAY));

        assertThat(AUTHORITY.trust().check(identity.chain(), NOW.minusSeconds(1)))
                .contains(Refusal.NOT_YET_VALID);
        assertThat(AUTHORITY.trust().check(identity.chain(), NOW.plus(DAY))).isEmpty();
        assertThat(AUTHORITY.trust().check(identity.chain(), NOW.plus(DAY).plusSeconds(1)))
                .contains(Refusal.EXPIRED);
    }

    @Test
    void severalAuthoritiesMayBeTrusted() {
        var other = CertificateAuthority.named("Fabrikam", NOW);
        var both = AUTHORITY.trust().and(other.trust());

        assertThat(both.check(other.issue(List.of("gw.fabrikam.com")).chain(), NOW))
                .isEmpty();
        assertThat(both.check(AUTHORITY.issue(List.of("fe1.contoso.com")).chain(), NOW))
                .isEmpty();
    }
}
