package org.cutover.load;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cutover.identity.CertificateAuthority;
import org.cutover.identity.Given;
import org.cutover.load.SippRun.Place;
import org.cutover.load.Stunnel.Way;
import org.cutover.topology.Transport;

/** SIPp straight to SIPp; over TLS by way of two relays. */
record NothingInThePath(LoadNetwork network, Path folder) implements InThePath {

    @Override
    public int callees() {
        return 1;
    }

    @Override
    public Place caller(int number) {
        return new Place(network.host(9), 5090, plain());
    }

    @Override
    public Place callee(int number) {
        return network.trunk() == Transport.TLS ? new Place(network.host(9), 6090, plain()) : place();
    }

    @Override
    public Optional<Place> answering() {
        return Optional.of(place());
    }

    private Place place() {
        return new Place(network.host(8), 5090, plain());
    }

    private String plain() {
        return network.trunk() == Transport.UDP ? "udp" : "tcp";
    }

    @Override
    public Stunnel secured() throws IOException {
        if (network.trunk() != Transport.TLS) {
            return Stunnel.of(folder, List.of());
        }
        var identity = CertificateAuthority.named("load", Instant.now()).issue(List.of("sipp"));
        var shown = Optional.of(Given.pem(folder.resolve("sipp.pem"), identity));
        var secured = network.host(8) + ":5061";
        return Stunnel.of(
                folder.resolve("stunnel"),
                List.of(
                        new Way(true, callee(0).hostPort(), secured, shown),
                        new Way(false, secured, place().hostPort(), shown)));
    }

    @Override
    public Cost used() {
        return Cost.NONE;
    }

    @Override
    public void close() {
        // There is nothing to end.
    }
}
