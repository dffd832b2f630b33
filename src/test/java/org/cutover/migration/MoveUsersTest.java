package org.cutover.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** With what users are moved, which hangs on where they come from and where they go (Move-CsUser reference). */
class MoveUsersTest {

    private static final String SECOND =
            "deploy-pool: { pool: second-pool.contoso.com, release: lync-2013, site: dallas }";

    /** Bob has moved to Lync Server, alice has not. */
    private final Migration onTheWay = Plans.done(Plans.after("move-pilot-users"), SECOND);

    @Test
    void fromALegacyPoolToANewOne() {
        var move = taken("move-users: { users: [alice], to: lync-pool.contoso.com }");

        assertThat(move.action())
                .hasToString(
                        "Lync Server Management Shell: Move-CsLegacyUser -Identity \"alice\" -Target lync-pool.contoso.com");
        assertThat(move.reversal().how()).startsWith("Office Communications Server tools");
    }

    @Test
    void allOfALegacyPool() {
        assertThat(taken("move-users: { from: ocs-pool.contoso.com, to: lync-pool.contoso.com }")
                        .action()
                        .how())
                .isEqualTo(
                        "Get-CsUser -OnOfficeCommunicationServer | Move-CsLegacyUser -Target lync-pool.contoso.com, for the users"
                                + " of ocs-pool.contoso.com");
    }

    @Test
    void betweenTwoNewPools() {
        var move = taken("move-users: { users: [bob], to: second-pool.contoso.com }");

        assertThat(move.action().how()).isEqualTo("Move-CsUser -Identity \"bob\" -Target second-pool.contoso.com");
        assertThat(move.reversal().how()).isEqualTo("Move-CsUser -Identity \"bob\" -Target lync-pool.contoso.com");
    }

    @Test
    void allOfANewPool() {
        var move = taken("move-users: { from: lync-pool.contoso.com, to: second-pool.contoso.com }");

        assertThat(move.action().how())
                .isEqualTo("Get-CsUser -Filter {RegistrarPool -eq \"lync-pool.contoso.com\"} | Move-CsUser -Target"
                        + " second-pool.contoso.com");
    }

    @Test
    void someOfEach() {
        var move = taken("move-users: { users: [alice, bob], to: second-pool.contoso.com }");

        assertThat(move.action().how())
                .isEqualTo(
                        "Move-CsLegacyUser -Identity \"alice\" -Target second-pool.contoso.com; Move-CsUser -Identity"
                                + " \"bob\" -Target second-pool.contoso.com");
    }

    @Test
    void backToALegacyPool() {
        var move = taken("move-users: { users: [bob], to: ocs-pool.contoso.com }");

        assertThat(move.action().how()).isEqualTo("Move-CsUser -Identity \"bob\" -Target ocs-pool.contoso.com");
        assertThat(move.reversal().how())
                .isEqualTo("Move-CsLegacyUser -Identity \"bob\" -Target lync-pool.contoso.com");
    }

    @Test
    void betweenTwoLegacyPools() {
        var move = taken("move-users: { users: [alice], to: dal-ocs-pool.contoso.com }");

        assertThat(move.action())
                .hasToString("Office Communications Server tools: move alice to dal-ocs-pool.contoso.com");
    }

    private Step taken(String step) {
        var steps = Plans.done(onTheWay, step).taken();
        return steps.get(steps.size() - 1).step().step();
    }
}
