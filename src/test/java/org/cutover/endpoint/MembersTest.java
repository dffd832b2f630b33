package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers that stand in for each other: two members of a mediation pool, two Front Ends. */
@InBothWorlds
class MembersTest extends EndpointContract {

    private static final String FIRST = "med1.fabrikam.com";
    private static final String SECOND = "med2.fabrikam.com";

    @BeforeEach
    void start() {
        start(Fabrikam.plain());
    }

    private PlacedCall out() {
        return testbed.user("alice").dial("9 555 0123");
    }

    private PlacedCall in() {
        return testbed.number("+12535550199").dial("+12535550102");
    }

    private void answered(PlacedCall call) {
        assertThat(call.awaitAnswered(SOON)).isTrue();
        testbed.settle();
    }

    private void end(PlacedCall call) {
        call.hangUp();
        assertThat(call.awaitOver(SOON)).isTrue();
        testbed.settle();
    }

    private void answeredAndEnded(PlacedCall call) {
        answered(call);
        end(call);
    }

    /** Members by which calls went, in order, whether they answered or not. */
    private List<String> members() {
        return seen().invites().stream()
                .map(hop -> hop.split(" > ")[1])
                .filter(peer -> peer.startsWith("med"))
                .toList();
    }

    @Test
    void membersTakeTurnsCallByCallHoweverManyTrunksTheRouteHas() {
        for (int i = 0; i < 3; i++) {
            answeredAndEnded(out());
        }

        assertThat(members()).containsExactly(FIRST, SECOND, FIRST);
    }

    @Test
    void membersTakeTurnsWithCallsFromThePstnToo() {
        for (int i = 0; i < 3; i++) {
            answeredAndEnded(in());
        }

        assertThat(members()).containsExactly(FIRST, SECOND, FIRST);
    }

    @Test
    void aMemberThatIsStoppedGivesWayToTheNextAtOnceOutAndIn() {
        testbed.server(FIRST).stop();

        answeredAndEnded(out());
        answeredAndEnded(in());

        assertThat(seen().invitesTo("gw1.fabrikam.com")).isEqualTo(1);
        assertThat(seen().sentBy(SECOND, "INVITE")).hasSize(2);
        assertThat(seen().faults()).isZero();
    }

    @Test
    void aMemberThatDrainsKeepsTheCallsItHasAndGetsNoOthers() {
        var standing = out();
        answered(standing);

        testbed.server(FIRST).drain();
        answeredAndEnded(in());
        assertThat(members())
                .as("no gateway knows that a member drains before it is told 503")
                .containsExactly(FIRST, FIRST, SECOND);
        end(standing);
        answeredAndEnded(out());
        assertThat(members()).endsWith(SECOND, SECOND);

        testbed.server(FIRST).undrain();
        answeredAndEnded(out());
        assertThat(members()).endsWith(FIRST);
        untilNobodyTalks();
    }

    @Test
    void whereAllDrainACallIsRefused() {
        testbed.server(FIRST).drain();
        testbed.server(SECOND).drain();

        assertThat(out().awaitOver(SOON)).isTrue();
        assertThat(in().awaitOver(SOON)).isTrue();

        assertThat(seen().finalTo("alice")).startsWith("SIP/2.0 503 ").contains("MediationServer");
        assertThat(seen().gateways()).isEmpty();
    }

    @Test
    void aFrontEndThatDrainsKeepsTheCallsItHasAndGetsNoOthers() {
        var standing = out();
        answered(standing);
        var frontEnd = testbed.deployment()
                .topology()
                .findPool("pool.fabrikam.com")
                .orElseThrow()
                .serverOf("alice");

        testbed.server(frontEnd).drain();
        end(standing);
        answeredAndEnded(out());

        assertThat(seen().invites().stream().filter(hop -> hop.equals("alice > " + frontEnd)))
                .hasSize(1);
        untilNobodyTalks();
    }
}
