package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.cutover.compatibility.Compatibility;
import org.cutover.deployment.Deployment;
import org.cutover.sip.Held;
import org.cutover.topology.Named;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.Parameter;

/** What endpoints do, wherever they run: each test starts the estate it is about. */
abstract class EndpointContract {

    static final Duration SOON = Duration.ofSeconds(20);

    private static final Duration LONGER_THAN_ANY_TIMER = Duration.ofHours(2);
    private static final Duration POLL = Duration.ofMillis(5);

    @Parameter
    Where where;

    Testbed testbed;

    final void start(Deployment deployment) {
        testbed = Testbed.start(where.trunksOf(deployment), Compatibility.shipped(), where.world());
    }

    @AfterEach
    void stop() {
        if (testbed == null) {
            return;
        }
        try {
            if (testbed.isVirtual()) {
                whenAllHaveHungUpNothingIsLeft();
            }
        } finally {
            testbed.close();
        }
    }

    /** Whatever a test leaves standing ends in the end, and no endpoint keeps anything of it. */
    private void whenAllHaveHungUpNothingIsLeft() {
        var topology = testbed.deployment().topology();
        Stream.of(
                        Named.names(topology.gateways()).stream(),
                        topology.mediationServers().stream().flatMap(server -> server.servers().stream()),
                        topology.pools().stream().flatMap(pool -> pool.servers().stream()))
                .flatMap(names -> names)
                .map(testbed::server)
                .forEach(ServerControl::restart);
        testbed.deployment().users().names().stream()
                .filter(seen().endpoints()::contains)
                .forEach(user -> testbed.user(user).hangUp());
        topology.carrier()
                .numbers()
                .forEach(number -> testbed.number(number.number()).hangUp());
        testbed.advance(LONGER_THAN_ANY_TIMER);
        assertThat(testbed.remains()).as("what is left when all have hung up").isEmpty();
    }

    /** Lets time pass until it is so. */
    final void until(String what, BooleanSupplier so) {
        if (testbed.isVirtual()) {
            assertThat(testbed.advanceUntil(so, SOON)).as(what).isTrue();
        } else {
            await(what).atMost(SOON).pollDelay(POLL).pollInterval(POLL).until(so::getAsBoolean);
        }
    }

    /** Waits until no server and no telephone is in a call any more. */
    final void untilNobodyTalks() {
        until(
                "every dialog and every circuit is over",
                () -> testbed.remains().stream().noneMatch(left -> left.kind() == Held.Kind.DIALOGS)
                        && seen().count("RELEASE") == seen().count("SETUP"));
    }

    final Seen seen() {
        return Seen.in(testbed);
    }
}
