package org.cutover.sip;

import org.junit.jupiter.api.Nested;

/** The contracts over each transport in each world; over TCP, see {@link VirtualSipNodeTest} and {@link LiveSipNodeTest}. */
class OverEveryTransportTest {

    private static World virtual() {
        return World.virtual(1, Security.REAL);
    }

    private static World live() {
        return World.live(PortPlan.EPHEMERAL);
    }

    @Nested
    class VirtualTls extends StreamContract {
        @Override
        World newWorld() {
            return virtual();
        }

        @Override
        String transport() {
            return "tls";
        }
    }

    @Nested
    class LiveTls extends StreamContract {
        @Override
        World newWorld() {
            return live();
        }

        @Override
        String transport() {
            return "tls";
        }
    }

    @Nested
    class VirtualUdp extends SipNodeContract {
        @Override
        World newWorld() {
            return virtual();
        }

        @Override
        String transport() {
            return "udp";
        }
    }

    @Nested
    class LiveUdp extends SipNodeContract {
        @Override
        World newWorld() {
            return live();
        }

        @Override
        String transport() {
            return "udp";
        }
    }

    @Nested
    class VirtualTcpBadInput extends StreamBadInputContract {
        @Override
        World newWorld() {
            return virtual();
        }

        @Override
        String transport() {
            return "tcp";
        }
    }

    @Nested
    class LiveTcpBadInput extends StreamBadInputContract {
        @Override
        World newWorld() {
            return live();
        }

        @Override
        String transport() {
            return "tcp";
        }
    }

    @Nested
    class VirtualTlsBadInput extends StreamBadInputContract {
        @Override
        World newWorld() {
            return virtual();
        }

        @Override
        String transport() {
            return "tls";
        }
    }

    @Nested
    class LiveTlsBadInput extends StreamBadInputContract {
        @Override
        World newWorld() {
            return live();
        }

        @Override
        String transport() {
            return "tls";
        }
    }

    @Nested
    class VirtualUdpBadInput extends BadInputContract {
        @Override
        World newWorld() {
            return virtual();
        }

        @Override
        String transport() {
            return "udp";
        }
    }

    @Nested
    class LiveUdpBadInput extends BadInputContract {
        @Override
        World newWorld() {
            return live();
        }

        @Override
        String transport() {
            return "udp";
        }
    }

    @Nested
    class VirtualTlsRefusals extends TlsContract {
        @Override
        World newWorld() {
            return virtual();
        }
    }

    @Nested
    class LiveTlsRefusals extends TlsContract {
        @Override
        World newWorld() {
            return live();
        }
    }
}
