package org.cutover.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A step that names what is not there when its turn comes. */
class UnknownNameTest {

    private final Migration midway = Plans.after("publish-new-gateway");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deploy-pool: { pool: p.contoso.com, release: lync-2013, site: boston } | site boston
            move-users: { users: [bob, zoe], to: lync-pool.contoso.com } | user zoe
            move-users: { from: nowhere.contoso.com, to: lync-pool.contoso.com } | pool nowhere.contoso.com
            move-users: { users: [bob], to: nowhere.contoso.com } | pool nowhere.contoso.com
            define-gateway: { gateway: g.contoso.com, certified-for: lync-2013, site: seattle, root-trunk: { mediation-server: no.contoso.com } } | Mediation Server no.contoso.com
            define-gateway: { gateway: g.contoso.com, certified-for: lync-2013, site: boston, root-trunk: { mediation-server: lync-pool.contoso.com } } | site boston
            configure-mediation-server: { mediation-server: lync-pool.contoso.com, trunks: [{ gateway: no.contoso.com }] } | gateway no.contoso.com
            configure-mediation-server: { mediation-server: lync-pool.contoso.com, default-gateway: no.contoso.com } | gateway associated with lync-pool.contoso.com no.contoso.com
            deploy-mediation-pool: { pool: m.contoso.com, release: lync-2013, site: seattle, next-hop: no.contoso.com } | pool no.contoso.com
            deploy-mediation-pool: { pool: m.contoso.com, release: lync-2013, site: boston, next-hop: lync-pool.contoso.com } | site boston
            upgrade-gateway: { gateway: no.contoso.com, certified-for: lync-2013 } | gateway no.contoso.com
            point-gateway: { gateway: sea-gw.contoso.com, trunk: no } | trunk to sea-gw.contoso.com no
            move-numbers: { beginning: +1425, to: no.contoso.com } | gateway no.contoso.com
            remove-collocated-mediation: { pool: ocs-med.contoso.com } | collocated Mediation Server ocs-med.contoso.com
            add-voice-route: { route: r, usages: [Boston], trunks: [w15-gw.contoso.com] } | PSTN usage Boston
            add-voice-route: { route: r, usages: [Seattle], trunks: [no] } | trunk no
            add-voice-route: { route: r, usages: [Seattle], trunks: [w15-gw.contoso.com], at: before no } | route no
            change-phone-route: { route: Seattle PSTN, mediation-servers: [no.contoso.com] } | Mediation Server no.contoso.com
            move-voice-route: { route: no, at: top } | route no
            remove-voice-route: { route: no } | route no
            decommission-mediation-server: { mediation-server: no.contoso.com } | Mediation Server no.contoso.com
            decommission-gateway: { gateway: no.contoso.com } | gateway no.contoso.com
            decommission-pool: { pool: no.contoso.com } | pool no.contoso.com
            roll-back: { to: nowhere } | step nowhere
            """)
    void whatIsNotThereIsSaidByItsName(String entry, String missing) {
        var unknown = catchThrowableOfType(UnknownNameException.class, () -> Plans.refusal(midway, entry));

        assertThat(unknown).isNotNull();
        assertThat(unknown.what() + " " + unknown.name()).isEqualTo(missing);
    }

    @Test
    void whatIsThereIsKnown() {
        var unknown = catchThrowableOfType(
                UnknownNameException.class,
                () -> Plans.refusal(midway, "decommission-gateway: { gateway: w15.contoso.com }"));

        assertThat(unknown).hasMessage("gateway \"w15.contoso.com\" is not there.");
        assertThat(unknown.known()).containsExactly("sea-gw.contoso.com", "dal-gw.contoso.com", "w15-gw.contoso.com");
    }
}
