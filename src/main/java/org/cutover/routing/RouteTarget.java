package org.cutover.routing;

import org.cutover.topology.Fqdn;

/** Where a route leads. */
public sealed interface RouteTarget {

    /** As files name it. */
    String text();

    /**
     * As it stands in the PstnGatewayList of a voice route: a root trunk goes by {@code PstnGateway:} and its gateway
     * (Get-CsVoiceRoute reference).
     */
    default String identity() {
        return text();
    }

    /** A trunk: what Lync Server routes list. */
    record OverTrunk(String trunk) implements RouteTarget {
        @Override
        public String text() {
            return trunk;
        }

        @Override
        public String identity() {
            return trunk.matches("[A-Za-z0-9.-]+\\.[A-Za-z0-9.-]+") ? "PstnGateway:" + trunk : trunk;
        }
    }

    /**
     * A Mediation Server: what OCS 2007 R2 phone routes list, and what the import leaves in Lync Server routes
     * (New-CsVoiceRoute reference, PstnGatewayList).
     */
    record ToMediationServer(String fqdn) implements RouteTarget {

        static final String PREFIX = "MediationServer:";

        public ToMediationServer {
            Fqdn.require(fqdn, "Mediation Server");
        }

        @Override
        public String text() {
            return PREFIX + fqdn;
        }
    }

    /** Reads {@code MediationServer:<fqdn>}, or the name of a trunk. */
    static RouteTarget parse(String text) {
        return text.startsWith(ToMediationServer.PREFIX)
                ? new ToMediationServer(text.substring(ToMediationServer.PREFIX.length()))
                : new OverTrunk(text);
    }
}
