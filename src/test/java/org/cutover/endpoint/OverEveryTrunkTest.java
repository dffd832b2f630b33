package org.cutover.endpoint;

import java.util.Optional;
import org.cutover.topology.Transport;
import org.junit.jupiter.api.Nested;

/** The contracts of the endpoints with trunks over UDP and TLS in each world; see {@link VirtualTestbedTest} and others for TCP, {@link
 * VirtualTlsTestbedTest} for TLS in virtual time. */
class OverEveryTrunkTest {

    @Nested
    class VirtualUdp extends TestbedContract {
        @Override
        Testbed.World world() {
            return Testbed.World.VIRTUAL;
        }

        @Override
        Optional<Transport> trunks() {
            return Optional.of(Transport.UDP);
        }
    }

    @Nested
    class LiveUdp extends TestbedContract {
        @Override
        Testbed.World world() {
            return Testbed.World.LIVE_ON_FREE_PORTS;
        }

        @Override
        Optional<Transport> trunks() {
            return Optional.of(Transport.UDP);
        }
    }

    @Nested
    class LiveTls extends TestbedContract {
        @Override
        Testbed.World world() {
            return Testbed.World.LIVE_ON_FREE_PORTS;
        }

        @Override
        Optional<Transport> trunks() {
            return Optional.of(Transport.TLS);
        }
    }

    @Nested
    class ReachOverUdp extends ReachContract {
        @Override
        Testbed.World world() {
            return Testbed.World.VIRTUAL;
        }

        @Override
        Optional<Transport> trunks() {
            return Optional.of(Transport.UDP);
        }
    }
}
