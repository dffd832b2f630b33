package org.cutover.topology;

import java.util.Optional;

/**
 * The logical association of one Mediation Server port with one gateway port.
 *
 * <p>OCS 2007 R2 knows no trunk object: there it stands for the one gateway a Mediation Server is set up with. From Lync
 * Server 2013 on, several trunks may join the same pair ("M:N trunk in Lync Server 2013").
 *
 * @param mediationServer name of the Mediation Server or mediation pool
 * @param mediationListener where the Mediation Server listens for this gateway
 * @param gateway name of the gateway
 * @param gatewayListener where the Mediation Server takes the gateway to listen; empty where it is told right
 */
public record Trunk(
        String name,
        String mediationServer,
        Listener mediationListener,
        String gateway,
        Optional<Listener> gatewayListener)
        implements Named {

    public Trunk {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a trunk needs a name.");
        }
    }

    /** One that has the gateway's port right. */
    public Trunk(String name, String mediationServer, Listener mediationListener, String gateway) {
        this(name, mediationServer, mediationListener, gateway, Optional.empty());
    }

    /** Where the Mediation Server seeks the gateway. */
    public Listener seeks(PstnGateway known) {
        return gatewayListener.orElse(known.listener());
    }
}
