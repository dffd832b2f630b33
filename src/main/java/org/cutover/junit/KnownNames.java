package org.cutover.junit;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Rule;
import org.cutover.deployment.Deployment;
import org.cutover.scenario.CallExpectation;
import org.cutover.topology.Named;
import org.cutover.yaml.Unknown;

/**
 * The names that a test may write, whole or without their domain. Each method gives the whole name.
 *
 * <p>What nothing is called is an {@link IllegalArgumentException} with the nearest name: a slip of the pen makes no test green.
 *
 * @param estate whose names they are
 */
record KnownNames(Deployment estate) {

    private static final String PSTN = "PSTN";

    String mediationServer(String written) {
        return one("Mediation Server", written, mediationServers());
    }

    String gateway(String written) {
        return one("gateway", written, gateways());
    }

    String route(String written) {
        return one("route", written, routes());
    }

    String usage(String written) {
        return one("usage", written, usages());
    }

    /** A trunk, or {@code MediationServer:<fqdn>}. */
    String trunk(String written) {
        return one("trunk", written, trunks());
    }

    List<String> trunks(String... written) {
        return Stream.of(written).map(this::trunk).toList();
    }

    /** Everything of this name that a call can go by: a gateway and the trunk to it may have one name. */
    List<String> touchable(String written) {
        var known = Stream.of(mediationServers(), gateways(), trunks(), routes())
                .flatMap(List::stream)
                .distinct()
                .toList();
        var meant = meant(written, known);
        if (meant.isEmpty()) {
            throw new IllegalArgumentException(
                    Unknown.message("Mediation Server, gateway, trunk or route", written, known));
        }
        return meant;
    }

    /** The servers of a name: a machine or a gateway, else those of a pool. What is none of them is left as it is written. */
    List<String> servers(String written) {
        var machines = Stream.of(gateways().stream(), machines(), collocated())
                .flatMap(names -> names)
                .distinct()
                .toList();
        var pools = Stream.concat(pools().stream(), mediationServers().stream())
                .distinct()
                .toList();
        if (machines.stream().noneMatch(written::equalsIgnoreCase)) {
            var exact = pools.stream().anyMatch(written::equalsIgnoreCase);
            if (exact
                    || meant(written, machines).isEmpty()
                            && !meant(written, pools).isEmpty()) {
                return members(one("pool", written, pools));
            }
        }
        return List.of(meant(written, machines).isEmpty() ? written : one("server", written, machines));
    }

    private List<String> members(String pool) {
        var topology = estate.topology();
        return topology.findPool(pool)
                .map(found -> List.copyOf(found.servers()))
                .or(() -> topology.findMediationServer(pool).map(found -> List.copyOf(found.servers())))
                .orElseThrow();
    }

    /** That something which sends and gets messages is called so. */
    void requireEndpoint(String written) {
        var known = Stream.of(
                        estate.users().names().stream(),
                        pools().stream(),
                        mediationServers().stream(),
                        gateways().stream(),
                        machines(),
                        collocated(),
                        Stream.of(PSTN))
                .flatMap(names -> names)
                .distinct()
                .toList();
        if (meant(written, known).isEmpty()) {
            throw new IllegalArgumentException(Unknown.message("user, server, pool or gateway", written, known));
        }
    }

    /** Digits without what people write between them; a name as it is. */
    static String number(String written) {
        return written.matches("[+0-9 .()\\-]+") ? written.replaceAll("[ .()\\-]", "") : written;
    }

    /** A word for how a call ends. */
    static void requireOutcome(String written) {
        if (!CallExpectation.OUTCOMES.contains(written)) {
            throw new IllegalArgumentException(Unknown.message("outcome", written, CallExpectation.OUTCOMES));
        }
    }

    static void requireRule(String written, Compatibility rules) {
        if (rules.findRule(written).isEmpty()) {
            throw new IllegalArgumentException(Unknown.message(
                    "rule", written, rules.rules().stream().map(Rule::id).toList()));
        }
    }

    private List<String> pools() {
        return Named.names(estate.topology().pools());
    }

    private List<String> mediationServers() {
        return Named.names(estate.topology().mediationServers());
    }

    private List<String> gateways() {
        return Named.names(estate.topology().gateways());
    }

    private Stream<String> machines() {
        return Stream.concat(
                estate.topology().pools().stream().flatMap(pool -> pool.servers().stream()),
                estate.topology().mediationServers().stream().flatMap(server -> server.servers().stream()));
    }

    private Stream<String> collocated() {
        return estate.topology().mediationServers().stream()
                .filter(server -> server.collocated())
                .flatMap(server -> server.servers().stream().map(machine -> "mediation@" + machine));
    }

    private List<String> trunks() {
        return Stream.concat(
                        Named.names(estate.topology().trunks()).stream(),
                        mediationServers().stream().map(server -> EndpointNames.TO_MEDIATION_SERVER + server))
                .distinct()
                .toList();
    }

    private List<String> routes() {
        return Stream.of(estate.lyncVoice(), estate.ocsVoice())
                .flatMap(voice -> Named.names(voice.routes()).stream())
                .distinct()
                .toList();
    }

    private List<String> usages() {
        return Stream.of(estate.lyncVoice(), estate.ocsVoice())
                .flatMap(voice -> Stream.concat(
                        voice.usages().stream(), voice.routes().stream().flatMap(route -> route.usages().stream())))
                .distinct()
                .toList();
    }

    /** The names that are written so; none but itself if a name is written whole. */
    private static List<String> meant(String written, Collection<String> known) {
        var whole = known.stream().filter(written::equalsIgnoreCase).toList();
        return whole.isEmpty()
                ? known.stream()
                        .filter(name -> EndpointNames.isName(written, name))
                        .toList()
                : whole;
    }

    private static String one(String kind, String written, Collection<String> known) {
        var meant = meant(written, known);
        if (meant.isEmpty()) {
            throw new IllegalArgumentException(Unknown.message(kind, written, known));
        }
        if (meant.size() > 1) {
            throw new IllegalArgumentException("\"%s\" may be the %s %s. Write it with its domain."
                    .formatted(written, kind, String.join(" or ", meant)));
        }
        return meant.get(0);
    }
}
