package org.cutover.scenario;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cutover.deployment.Deployment;
import org.cutover.routing.RouteTarget;
import org.cutover.routing.VoiceConfiguration;
import org.cutover.topology.Fqdn;
import org.cutover.topology.MediationServer;
import org.cutover.topology.Named;
import org.cutover.topology.Topology;
import org.cutover.yaml.Problems;
import org.cutover.yaml.YamlText;

/**
 * The names that an expectation may use: those of every estate the plan has passed through so far, since what is gone can
 * still be said not to be used. A server may be written by its first label where that is unique.
 */
final class KnownNames {

    enum Kind {
        MEDIATION_SERVER("Mediation Server"),
        GATEWAY("gateway"),
        TRUNK("trunk"),
        ROUTE("route"),
        USAGE("usage"),
        /** What can be stopped: a gateway, or a machine of a pool or of a Mediation Server. */
        SERVER("server"),
        /** What can be drained: a machine of a pool or of a Mediation Server. */
        MEMBER("server of a pool or Mediation Server"),
        /** Who sends messages: a server, or a user's phone. */
        PARTY("server or user");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /** What an expectation may mean by a name alone. */
    private static final List<Kind> WAYS = List.of(Kind.MEDIATION_SERVER, Kind.GATEWAY, Kind.TRUNK, Kind.ROUTE);

    private final Map<Kind, Set<String>> names = new EnumMap<>(Kind.class);
    private final StringBuilder excused = new StringBuilder();
    private boolean lenient;

    KnownNames() {
        for (var kind : Kind.values()) {
            names.put(kind, new TreeSet<>(String.CASE_INSENSITIVE_ORDER));
        }
    }

    /** From now on, names are taken as they are written: what they may be is not known, for a fault that was noted. */
    void takeAnything() {
        lenient = true;
    }

    /** Of names that a faulty step would have brought it is not said as well that they are not there. */
    void excuse(String step) {
        excused.append(step);
    }

    void learn(Deployment deployment) {
        var topology = deployment.topology();
        names.get(Kind.MEDIATION_SERVER).addAll(Named.names(topology.mediationServers()));
        names.get(Kind.GATEWAY).addAll(Named.names(topology.gateways()));
        names.get(Kind.TRUNK).addAll(Named.names(topology.trunks()));
        var servers = names.get(Kind.SERVER);
        servers.addAll(Named.names(topology.gateways()));
        var members = names.get(Kind.MEMBER);
        topology.pools().forEach(pool -> members.addAll(pool.servers()));
        topology.mediationServers().forEach(server -> members.addAll(machines(server)));
        servers.addAll(members);
        names.get(Kind.PARTY).addAll(servers);
        names.get(Kind.PARTY).addAll(deployment.users().names());
        learn(deployment.ocsVoice(), topology);
        learn(deployment.lyncVoice(), topology);
    }

    /** The Mediation Server alone, where it shares its machine with a Front End, goes by a name of its own. */
    private static List<String> machines(MediationServer server) {
        return server.servers().stream()
                .map(machine -> server.collocated() ? "mediation@" + machine : machine)
                .toList();
    }

    private void learn(VoiceConfiguration voice, Topology topology) {
        names.get(Kind.ROUTE).addAll(Named.names(voice.routes()));
        names.get(Kind.USAGE).addAll(voice.usages());
        // What routes name goes for a trunk too, where it is a Mediation Server.
        voice.routes().stream()
                .flatMap(route -> route.targets().stream())
                .filter(RouteTarget.ToMediationServer.class::isInstance)
                .map(RouteTarget.ToMediationServer.class::cast)
                .filter(target -> topology.findMediationServer(target.fqdn()).isPresent())
                .forEach(target -> names.get(Kind.TRUNK).add(target.text()));
    }

    String resolve(YamlText written, Kind kind, Problems problems) {
        return resolve(written, kind.word, names.get(kind), problems);
    }

    /** A name of any kind. */
    String resolve(YamlText written, Problems problems) {
        var all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        WAYS.forEach(kind -> all.addAll(names.get(kind)));
        return resolve(written, "Mediation Server, gateway, trunk or route", all, problems);
    }

    private String resolve(YamlText written, String what, Collection<String> known, Problems problems) {
        var text = written.text();
        var matches = matches(text, known);
        if (matches.size() == 1) {
            return matches.get(0);
        }
        if (matches.size() > 1) {
            problems.add(
                    written.place(), "\"%s\" may be any of %s. Write it in full.", text, String.join(", ", matches));
        } else if (!lenient && excused.indexOf("=" + text) < 0) {
            problems.addUnknown(written.place(), what, text, known);
        }
        return text;
    }

    private static List<String> matches(String text, Collection<String> known) {
        var exact = known.stream().filter(text::equalsIgnoreCase).toList();
        return exact.isEmpty() ? byLabel(text, known).toList() : exact;
    }

    private static Stream<String> byLabel(String text, Collection<String> known) {
        return known.stream().filter(name -> Fqdn.label(name).equalsIgnoreCase(text));
    }
}
