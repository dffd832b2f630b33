package org.cutover.topology;

/**
 * The logical association of one Mediation Server port with one gateway port.
 *
 * <p>OCS 2007 R2 knows no trunk object: there it stands for the one gateway a Mediation Server is set up with. From Lync
 * Server 2013 on, several trunks may join the same pair ("M:N trunk in Lync Server 2013").
 *
 * @param mediationServer name of the Mediation Server or mediation pool
 * @param mediationListener where the Mediation Server listens for this gateway
 * @param gateway name of the gateway
 */
public record Trunk(String name, String mediationServer, Listener mediationListener, String gateway) implements Named {

    public Trunk {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a trunk needs a name.");
        }
    }
}
