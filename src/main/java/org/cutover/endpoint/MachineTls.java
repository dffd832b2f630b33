package org.cutover.endpoint;

import java.util.Optional;
import java.util.Set;
import org.cutover.identity.CertificateState;
import org.cutover.identity.Identity;
import org.cutover.identity.TlsVersion;
import org.cutover.sip.World;

/**
 * TLS of a server or gateway: the certificate that it shows, and the versions that it speaks. When one of them changes, its secured
 * connections with other servers end, as when its services are restarted to take it up, and are opened again when there is something
 * to say.
 */
public final class MachineTls {

    private final World world;
    private final String machine;
    private final EstateCertificates certificates;
    private final Servers servers;

    MachineTls(World world, String machine, EstateCertificates certificates, Servers servers) {
        this.world = world;
        this.machine = machine;
        this.certificates = certificates;
        this.servers = servers;
    }

    /**
     * From now on it shows another certificate.
     *
     * @param identity what it shows; empty if it has lost its certificate
     */
    public void shows(Optional<Identity> identity) {
        certificates.give(machine, identity);
        restart();
    }

    /** From now on its certificate is so. */
    public void shows(CertificateState state) {
        if (state == CertificateState.GOOD) {
            certificates.giveGood(machine);
        } else {
            certificates.give(machine, certificates.shown(machine, state));
        }
        restart();
    }

    /**
     * From now on it speaks these versions alone; plain text if there is none. What others speak with it is up to the deployment.
     */
    public void speaks(Set<TlsVersion> versions) {
        certificates.speak(machine, versions);
        restart();
    }

    /** From now on it speaks again what the deployment says of it. */
    public void speaksAsUsual() {
        certificates.speakUsual(machine);
        restart();
    }

    private void restart() {
        servers.wiresOf(machine)
                .forEach(node -> node.endSecured(
                        peer -> !certificates.namesAt(peer.host()).isEmpty()));
        world.settle();
    }
}
