package org.cutover.cli;

import java.util.List;
import org.cutover.deployment.Deployment;
import org.cutover.endpoint.Placement;
import org.cutover.endpoint.PlacementReader;
import picocli.CommandLine.Option;

/** Which endpoints of an estate are real devices, and where the others are. */
final class PlacementOptions {

    @Option(
            names = "--replace",
            paramLabel = "NAME=HOST:PORT/transport",
            description =
                    "A real device stands in place of this gateway, server or user's phone: at this address, over udp, tcp or tls."
                            + " May be given several times.")
    private List<String> replaced = List.of();

    @Option(
            names = "--bind",
            paramLabel = "NAME=HOST[:PORT]",
            description =
                    "Where this server or gateway listens, if not at its loopback address: an address of this machine, that real"
                            + " devices can reach. A gateway may have another port too. May be given several times.")
    private List<String> bound = List.of();

    @Option(names = "--unasked", description = "Do not ask real devices before the start if they are there.")
    private boolean unasked;

    boolean areGiven() {
        return !replaced.isEmpty() || !bound.isEmpty() || unasked;
    }

    /**
     * @param estates those that will run; a name may be of any of them
     * @param only what is to run; everything if it is empty
     * @throws CannotRunException with everything that is wrong
     */
    Placement read(List<Deployment> estates, List<String> only) {
        try {
            return new PlacementReader(estates).read(replaced, bound, only, !unasked);
        } catch (IllegalArgumentException wrong) {
            throw new CannotRunException(wrong.getMessage());
        }
    }
}
