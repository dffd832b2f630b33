import static org.assertj.core.api.Assertions.assertThat;

import org.cutover.junit.Testbed;
import org.cutover.junit.TestbedTest;
import org.junit.jupiter.api.Test;

@TestbedTest(rehearsal = "migration/ocs-2007-r2-to-lync-2013", after = "move-pilot-users")
class OutboundCallsTest {

    @Test
    void aLegacyUserReachesThePstn(Testbed testbed) {
        var call = testbed.user("alice").dial("9 555 0123");
        testbed.number("+14255550123").answer();
        assertThat(call).wasAnswered().wentBy("ocs-med.contoso.com");
    }

    @Test
    void aMovedUserTakesTheNewMediationServerOnceTheRoutesHaveMoved(Testbed testbed) {
        testbed.takeStepsUntil("move-routes");
        var call = testbed.user("bob").dial("9 555 0123");
        assertThat(call).wasAnswered().wentBy("lync-pool.contoso.com").wentByRoute("W15PSTNRoute");
    }
}
