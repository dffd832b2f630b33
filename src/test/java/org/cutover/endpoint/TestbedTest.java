package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.DeploymentFile;
import org.cutover.journal.JournalEvent;
import org.cutover.yaml.SourceText;
import org.junit.jupiter.api.Test;

class TestbedTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void aLegacyUserCallsOut() {
        var deployment = DeploymentFile.read(
                SourceText.shipped("simulator/deployments/contoso/before.yaml").orElseThrow(), Releases.shipped());
        try (var testbed = Testbed.start(deployment, Compatibility.shipped(), Testbed.World.VIRTUAL)) {
            var call = testbed.user("alice").dial("9 555 0123");
            var answered = call.awaitAnswered(LONG);
            call.hangUp();
            var over = call.awaitOver(LONG);
            testbed.settle();
            for (var entry : testbed.journal().drain()) {
                if (entry.event() instanceof JournalEvent.Message m) {
                    if (m.direction() == JournalEvent.Direction.SENT)
                        System.out.println(entry.at() + " " + m.endpoint() + " -> " + m.peer() + " " + m.text().lines().findFirst().get());
                } else System.out.println(entry.at() + " " + entry.event());
            }
            assertThat(answered).isTrue();
            assertThat(over).isTrue();
        }
    }
}
