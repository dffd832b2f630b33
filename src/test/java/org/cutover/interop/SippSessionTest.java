package org.cutover.interop;

import java.nio.file.Path;
import org.cutover.topology.Transport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What takes real time that no clock of ours can shorten: RFC 4028 has no session below 90 seconds. */
@Tag("long")
class SippSessionTest {

    @TempDir
    private Path folder;

    @Test
    void theMediationServerRefreshesTheSessionAtHalfItsTime() {
        Installed.program("sipp", "sip-tester");
        try (var estate = new DeviceEstate(Transport.TCP)) {
            estate.testbed().user("alice");
            try (var gateway =
                    Sipp.calling("is-refreshed", folder, estate.device(1), estate.mediationServer(), "+14255550101")) {
                gateway.hasPlayedIt(estate.ladder());
            }
        }
    }
}
