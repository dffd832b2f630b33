package org.cutover.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cutover.deployment.Deployment;
import org.cutover.scenario.CallRecord;
import org.cutover.topology.Named;
import org.cutover.yaml.Unknown;

/**
 * What is expected of the way of a call.
 *
 * @param words what is expected, in a sentence without its full stop
 * @param look what a call shows of it
 */
record WayExpected(String words, Function<CallSeen, Sight> look) {

    /** @throws IllegalArgumentException if the estate has no such Mediation Server */
    static WayExpected byMediationServer(Deployment estate, String name) {
        var known = Named.names(estate.topology().mediationServers());
        return went(
                "by", "Mediation Server", name, known, record -> record.way().mediationServer());
    }

    /** @throws IllegalArgumentException if the estate has no such route */
    static WayExpected byRoute(Deployment estate, String name) {
        var known = Stream.of(estate.lyncVoice(), estate.ocsVoice())
                .flatMap(voice -> Named.names(voice.routes()).stream())
                .distinct()
                .toList();
        return went("by", "route", name, known, record -> record.way().route());
    }

    /** @throws IllegalArgumentException if the estate has no such trunk */
    static WayExpected overTrunk(Deployment estate, String name) {
        var topology = estate.topology();
        var known = Stream.concat(
                        Named.names(topology.trunks()).stream(),
                        topology.mediationServers().stream().map(server -> "MediationServer:" + server.name()))
                .distinct()
                .toList();
        return went("over", "trunk", name, known, record -> record.way().trunk());
    }

    /** @throws IllegalArgumentException if the estate has no such gateway */
    static WayExpected throughGateway(Deployment estate, String name) {
        var known = Named.names(estate.topology().gateways());
        return went("through", "gateway", name, known, record -> record.way().gateway());
    }

    private static WayExpected went(
            String preposition, String kind, String written, List<String> known, Function<CallRecord, String> taken) {
        var name = EndpointNames.find(written, known)
                .orElseThrow(() -> new IllegalArgumentException(Unknown.message(kind, written, known)));
        var how = preposition + " " + kind;
        return new WayExpected("it went %s %s".formatted(how, name), seen -> {
            var by = taken.apply(seen.record());
            return by.equalsIgnoreCase(name)
                    ? Sight.HOLDS
                    : Sight.otherwise(
                            seen.hasItsWay(),
                            by.isEmpty() ? "it went %s none; %s".formatted(how, seen.inWords()) : way(seen.record()));
        });
    }

    private static String way(CallRecord record) {
        var way = record.way();
        var told = new ArrayList<String>();
        if (!way.mediationServer().isEmpty()) {
            told.add("by " + way.mediationServer());
        }
        if (!way.route().isEmpty()) {
            told.add("by route " + way.route());
        }
        if (!way.trunk().isEmpty()) {
            told.add("over trunk " + way.trunk());
        }
        if (!way.gateway().isEmpty()) {
            told.add("through gateway " + way.gateway());
        }
        return "it went " + String.join(", ", told);
    }

    /** These trunks in this order and no others. */
    static WayExpected tried(List<String> trunks) {
        return new WayExpected("it tried " + String.join(", then ", trunks), seen -> {
            var are = seen.record().evidence().tried();
            return are.equals(trunks)
                    ? Sight.HOLDS
                    : Sight.otherwise(
                            seen.hasItsWay() || are.size() > trunks.size(),
                            are.isEmpty() ? "it tried none" : "it tried " + String.join(", then ", are));
        });
    }

    static WayExpected byUsage(String usage) {
        return new WayExpected("it used usage " + usage, seen -> {
            var is = seen.record().evidence().usage();
            return is.equals(usage)
                    ? Sight.HOLDS
                    : Sight.otherwise(seen.hasItsWay(), is.isEmpty() ? "it used none" : "it used usage " + is);
        });
    }

    /** None of these Mediation Servers, gateways, trunks and routes was so much as tried. */
    static WayExpected notTouching(List<String> names) {
        return new WayExpected("it did not touch " + String.join(", ", names), seen -> {
            var touched = seen.record().touched().stream()
                    .filter(one -> names.stream().anyMatch(name -> EndpointNames.isName(name, one)))
                    .sorted()
                    .toList();
            if (!touched.isEmpty()) {
                return Sight.never("it touched " + String.join(", ", touched));
            }
            return seen.hasItsWay() ? Sight.HOLDS : Sight.notYet(seen.inWords());
        });
    }
}
