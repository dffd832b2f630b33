package org.cutover.property;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.CivicAddress;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.Forwarding;
import org.cutover.deployment.User;
import org.cutover.deployment.Users;
import org.cutover.pattern.NumberPattern;
import org.cutover.routing.DialPlan;
import org.cutover.routing.ForwardingRights;
import org.cutover.routing.LocationPolicy;
import org.cutover.routing.MediationSettings;
import org.cutover.routing.NormalizationRule;
import org.cutover.routing.NumberRules;
import org.cutover.routing.RouteTarget;
import org.cutover.routing.Scope;
import org.cutover.routing.TranslationRule;
import org.cutover.routing.TrunkChoice;
import org.cutover.routing.TrunkConfiguration;
import org.cutover.routing.VoiceConfiguration;
import org.cutover.routing.VoiceConfiguration.OcsSettings;
import org.cutover.routing.VoiceConfiguration.Trunking;
import org.cutover.routing.VoicePolicy;
import org.cutover.routing.VoiceRoute;
import org.cutover.topology.Carrier;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.MediationServer;
import org.cutover.topology.Named;
import org.cutover.topology.PstnGateway;
import org.cutover.topology.Release;
import org.cutover.topology.Topology;
import org.cutover.topology.Trunk;

/** Makes estates: small ones, in which much goes wrong. */
final class RandomEstate {

    private static final Release R2 = Releases.shipped().find("ocs-2007-r2").orElseThrow();
    private static final Release LYNC = Releases.shipped().find("lync-2013").orElseThrow();

    private static final List<String> USAGES = List.of("local", "far", "abroad");

    /** They mean the same to .NET and to Java. */
    private static final List<String> PATTERNS = List.of(
            "^\\+",
            "^\\+1425\\d{7}$",
            "^\\+1(425|206)",
            "^\\+(?!1)\\d+$",
            "[0-9]{10}",
            "^\\+?(\\d*)$",
            "5550",
            "^\\+1(?=425)\\d{10}$",
            "^$");

    private static final List<String> LINES =
            List.of("", "+14255550100", "+14255550101", "+14255550100;ext=100", "+14255550100;ext=101", "50100");

    private static final List<String> DIALLED = List.of(
            "+14255550123",
            "+14255550100",
            "+14255550100;ext=101",
            "0123",
            "50100",
            "911",
            "112",
            "94255550123",
            "+4930123456",
            "0114930123456",
            "",
            "*72",
            "+1425555012345678",
            "55501",
            "4255550123");

    private final Choices choices;
    private final List<Release> releases;
    private final List<String> sites;

    private RandomEstate(Choices choices, List<Release> releases) {
        this.choices = choices;
        this.releases = releases;
        this.sites = List.of("seattle", "dallas").subList(0, 1 + choices.below(2));
    }

    /** Of either generation, or both, merged or not. */
    static Deployment any(Choices choices) {
        return new RandomEstate(choices, choices.of(List.of(List.of(LYNC), List.of(R2), List.of(LYNC, R2)))).make();
    }

    /** Of Lync Server 2013 alone: one in which every server may talk to every other. */
    static Deployment lync(Choices choices) {
        return new RandomEstate(choices, List.of(LYNC)).make();
    }

    static String dialled(Choices choices) {
        return choices.of(DIALLED);
    }

    static User caller(Choices choices, Deployment estate) {
        return choices.of(estate.users().stream().toList());
    }

    private Deployment make() {
        var pools = choices.many(
                1,
                2,
                i -> new FrontEndPool(
                        "pool%d.contoso.com".formatted(i),
                        choices.of(releases),
                        choices.of(sites),
                        List.of("fe%d.contoso.com".formatted(i))));
        var servers = choices.many(1, 3, i -> mediationServer(i, choices.of(pools)));
        var gateways = choices.many(
                1,
                3,
                i -> new PstnGateway(
                        "gw%d.contoso.com".formatted(i),
                        choices.of(sites),
                        LYNC,
                        LYNC.ports().gateway(),
                        ""));
        var trunks = choices
                .many(1, 4, i -> {
                    var server = choices.of(servers);
                    return new Trunk(
                            "trunk" + i,
                            server.name(),
                            server.gatewaySide().get(0),
                            choices.of(gateways).name());
                })
                .stream()
                .filter(new Pairs()::isNew)
                .toList();
        var topology =
                new Topology(sites, pools, servers, gateways, trunks, new Carrier(List.of(), List.of()), Set.of());
        var merged = choices.oneIn(2) ? topology.merged() : topology;
        var ocs = voice(merged, true);
        var lync = voice(merged, false);
        var users = choices.many(1, 3, i -> user(i, choices.of(pools), ocs, lync));
        return new Deployment("random", "contoso.com", merged, ocs, lync, new Users(users));
    }

    /** Two trunks of one pair would need ports of their own. */
    private static final class Pairs {

        private final Set<String> seen = new HashSet<>();

        boolean isNew(Trunk trunk) {
            return seen.add(trunk.mediationServer() + " " + trunk.gateway());
        }
    }

    private MediationServer mediationServer(int i, FrontEndPool pool) {
        var name = "med%d.contoso.com".formatted(i);
        var ports = pool.release().ports();
        return new MediationServer(
                name,
                pool.release(),
                choices.of(sites),
                List.of(name),
                false,
                pool.name(),
                ports.mediationPoolSide(),
                List.of(ports.mediationGatewaySide()));
    }

    private VoiceConfiguration voice(Topology topology, boolean ocs) {
        var plans = choices.many(
                0, 3, i -> new DialPlan("plan" + i, scope(topology, DialPlan.SCOPES), choices.many(0, 3, this::rule)));
        var policies = choices.many(
                0,
                3,
                i -> new VoicePolicy(
                        "policy" + i,
                        scope(topology, VoicePolicy.SCOPES),
                        choices.some(USAGES, 3),
                        ForwardingRights.DEFAULT,
                        choices.oneIn(5)));
        var routes = choices.many(0, 5, i -> route(i, targets(topology, ocs)));
        var settings = ocs
                ? new OcsSettings(
                        choices.oneIn(4) && !policies.isEmpty()
                                ? choices.of(policies).name()
                                : "",
                        choices.oneIn(2)
                                ? List.of(new MediationSettings(
                                        topology.mediationServers().get(0).name(), "", true))
                                : List.of())
                : OcsSettings.NONE;
        return new VoiceConfiguration(
                plans, policies, USAGES, routes, settings, ocs ? Trunking.NONE : trunking(topology));
    }

    private Trunking trunking(Topology topology) {
        return new Trunking(
                choices.of(List.of(TrunkChoice.AS_LISTED, TrunkChoice.ROUND_ROBIN, TrunkChoice.RANDOM)),
                choices.many(0, 2, i -> configuration(scope(topology, TrunkConfiguration.SCOPES))),
                choices.many(
                        0,
                        2,
                        i -> new LocationPolicy(
                                "location" + i,
                                scope(topology, LocationPolicy.SCOPES),
                                "911",
                                List.of("112"),
                                choices.of(List.of("local", "abroad", "")))));
    }

    private TrunkConfiguration configuration(Scope scope) {
        return TrunkConfiguration.DEFAULT
                .at(scope)
                .with(new NumberRules(
                        choices.some(
                                List.of(
                                        translation("strip", "^\\+1425(\\d*)$", "$1"),
                                        translation("abroad", "^\\+(?!1)", "011"),
                                        translation("double", "55", "5")),
                                2),
                        choices.some(
                                List.of(
                                        translation("bare", "^\\+(\\d*)$", "$1"),
                                        translation("anonymous", "^[a-z].*", "0")),
                                2),
                        choices.oneIn(2)));
    }

    private static TranslationRule translation(String name, String pattern, String translation) {
        return new TranslationRule(name, NumberPattern.of(pattern), translation);
    }

    private Scope scope(Topology topology, Scope.Kind... kinds) {
        var kind = choices.of(List.of(kinds));
        return switch (kind) {
            case USER -> Scope.USER;
            case GLOBAL -> Scope.GLOBAL;
            case POOL -> new Scope(kind, choices.of(Named.names(topology.pools())));
            case TRUNK -> new Scope(kind, choices.of(Named.names(topology.trunks())));
            case GATEWAY -> new Scope(kind, choices.of(Named.names(topology.gateways())));
            case SITE -> new Scope(kind, choices.of(sites).toUpperCase(Locale.ROOT));
        };
    }

    private NormalizationRule rule(int i) {
        var kinds = List.of(
                List.of("^(\\d{4})$", "+1425555$1"),
                List.of("^9(\\d{10})$", "+1$1"),
                List.of("^011(?=[2-9])(\\d+)$", "+$1"),
                List.of("(\\d{3})$", "$1"),
                List.of("^(\\d+)$", "$1"),
                List.of("5(\\d)", "$1"));
        var kind = choices.of(kinds);
        return new NormalizationRule("rule" + i, NumberPattern.of(kind.get(0)), kind.get(1), choices.oneIn(4));
    }

    private static List<RouteTarget> targets(Topology topology, boolean ocs) {
        var servers = topology.mediationServers().stream()
                .<RouteTarget>map(server -> new RouteTarget.ToMediationServer(server.name()));
        var gone = Stream.<RouteTarget>of(new RouteTarget.ToMediationServer("gone.contoso.com"));
        var trunks = topology.trunks().stream().<RouteTarget>map(trunk -> new RouteTarget.OverTrunk(trunk.name()));
        return Stream.of(ocs ? Stream.<RouteTarget>of() : trunks, servers, gone)
                .flatMap(all -> all)
                .toList();
    }

    private VoiceRoute route(int i, List<RouteTarget> targets) {
        return new VoiceRoute(
                "route" + i,
                NumberPattern.of(choices.of(PATTERNS)),
                choices.some(USAGES, 2),
                choices.some(targets, 3),
                choices.oneIn(4) ? "+14255550000" : "");
    }

    private User user(int i, FrontEndPool pool, VoiceConfiguration ocs, VoiceConfiguration lync) {
        var voice = pool.release().legacy() ? ocs : lync;
        return new User(
                "user" + i,
                pool.name(),
                choices.of(LINES),
                assigned(voice.policies()),
                assigned(voice.dialPlans()),
                assigned(voice.trunking().locationPolicies()),
                !choices.oneIn(8),
                Forwarding.NONE,
                CivicAddress.UNKNOWN);
    }

    /** A name as people write it, or none. */
    private String assigned(List<? extends Named> all) {
        return all.isEmpty() || choices.oneIn(2) ? "" : choices.of(all).name().toUpperCase(Locale.ROOT);
    }
}
