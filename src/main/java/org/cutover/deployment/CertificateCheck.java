package org.cutover.deployment;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Finding;
import org.cutover.compatibility.RuleId;
import org.cutover.identity.Identity;
import org.cutover.identity.Refusal;
import org.cutover.topology.NextHop;
import org.cutover.topology.Topology;
import org.cutover.topology.Transport;

/** Holds the certificates that were given to what the machines of the estate will say of them. */
public final class CertificateCheck {

    private CertificateCheck() {}

    /** @param now when they are to be valid */
    public static List<Finding> findings(Deployment deployment, Compatibility compatibility, Instant now) {
        var findings = new ArrayList<Finding>();
        var tls = deployment.tls();
        new TreeMap<>(tls.given())
                .forEach((machine, given) -> tls.trusted()
                        .check(given.identity().chain(), now)
                        .filter(refusal -> showsIt(deployment.topology(), machine))
                        .map(refusal -> Finding.broken(
                                compatibility.rule(RuleId.CERTIFICATE_NOT_TAKEN),
                                "%s, certificate in %s: %s"
                                        .formatted(machine, given.file(), why(refusal, given.identity()))))
                        .ifPresent(findings::add));
        return findings;
    }

    /** A gateway shows its certificate only on trunks that run on TLS; servers have always a link that does. */
    private static boolean showsIt(Topology topology, String machine) {
        return topology.findGateway(machine)
                .map(gateway -> Stream.concat(
                                topology.trunksTo(gateway.name()).stream()
                                        .flatMap(trunk -> Stream.of(trunk.mediationListener(), trunk.seeks(gateway))),
                                topology.nextHopOf(gateway).map(NextHop::at).stream())
                        .anyMatch(end -> end.transport() == Transport.TLS))
                .orElse(true);
    }

    private static String why(Refusal refusal, Identity identity) {
        var certificate = identity.certificate();
        return switch (refusal) {
            case EXPIRED -> "valid until " + day(certificate.getNotAfter().toInstant());
            case NOT_YET_VALID -> "valid from " + day(certificate.getNotBefore().toInstant());
            default ->
                "issued by %s, which the deployment does not trust"
                        .formatted(certificate.getIssuerX500Principal().getName());
        };
    }

    private static String day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
