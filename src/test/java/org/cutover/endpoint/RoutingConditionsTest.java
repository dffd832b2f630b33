package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.cutover.compatibility.Compatibility;
import org.cutover.journal.Journal;
import org.cutover.routing.Conditions;
import org.cutover.routing.RouteDecision;
import org.cutover.sip.Security;
import org.cutover.sip.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an OCS 2007 R2 Front End learns from what its Mediation Servers say. */
class RoutingConditionsTest {

    private static final String MED = "MediationServer:ocs-med.contoso.com";

    private final World world = World.virtual(Testbed.SEED, Security.IN_NAME_ONLY);
    private final Environment environment = Environment.of(
            world, new Journal(world, entry -> {}), new Addresses(world), Compatibility.shipped(), Contoso.before());
    private final RoutingConditions conditions = new RoutingConditions(environment, world.newLoop("ocs-fe1"));

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void tenFailedAttemptsInARowExcludeAMediationServer() {
        hears(9, 503);
        assertThat(conditions.now().down()).isEmpty();

        hears(1, 504);

        assertThat(conditions.now().down()).containsExactly(MED);
    }

    @Test
    void oneCallThatGetsThroughEndsTheRow() {
        hears(9, 503);
        hears(1, 486);
        hears(9, 503);

        assertThat(conditions.now().down()).isEmpty();
    }

    @Test
    void aCallThatItsCallerGaveUpSaysNothing() {
        hears(9, 503);
        hears(1, 487);
        hears(1, 503);

        assertThat(conditions.now().down()).containsExactly(MED);
    }

    private void hears(int times, int status) {
        var routing = environment.routing();
        var alice = environment.deployment().users().find("alice").orElseThrow();
        var out = (RouteDecision.ToPstn) routing.decide(alice, "95550123", Conditions.QUIET);
        var pool = environment.deployment().topology().findPool(alice.pool()).orElseThrow();
        for (int i = 0; i < times; i++) {
            conditions.onResponse(pool, out.candidates().get(0), status);
        }
    }
}
