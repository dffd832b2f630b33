package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.cutover.compatibility.Compatibility;
import org.cutover.journal.JournalEntry;
import org.cutover.topology.Transport;
import org.junit.jupiter.api.Test;

class VirtualTlsTestbedTest extends TestbedContract {

    @Override
    Testbed.World world() {
        return Testbed.World.VIRTUAL_WITH_TLS;
    }

    @Override
    Optional<Transport> trunks() {
        return Optional.of(Transport.TLS);
    }

    @Test
    void theJournalIsTheSameWithTlsAndWithout() {
        assertThat(journalOfCalls(Testbed.World.VIRTUAL_WITH_TLS))
                .isEqualTo(journalOfCalls(Testbed.World.VIRTUAL_WITH_TLS))
                .isEqualTo(journalOfCalls(Testbed.World.VIRTUAL));
    }

    private static List<JournalEntry> journalOfCalls(Testbed.World world) {
        try (var testbed = Testbed.start(Contoso.after(Contoso.PILOT), Compatibility.shipped(), world)) {
            for (var call : List.of(
                    testbed.user("alice").dial("9 555 0123"),
                    testbed.number("+14255550199").dial("+14255550102"))) {
                call.awaitAnswered(SOON);
                call.hangUp();
                call.awaitOver(SOON);
            }
            return Seen.in(testbed).entries();
        }
    }
}
