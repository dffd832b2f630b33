package org.cutover.property;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.User;
import org.cutover.routing.NormalizationRule;
import org.cutover.routing.RouteTarget;
import org.cutover.routing.Scope;
import org.cutover.routing.TranslationRule;
import org.cutover.routing.TrunkChoice;
import org.cutover.routing.TrunkConfiguration;
import org.cutover.routing.VoiceConfiguration;
import org.cutover.routing.VoicePolicy;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.MediationServer;
import org.cutover.topology.PstnGateway;
import org.cutover.topology.Topology;
import org.cutover.topology.Trunk;

/**
 * Outbound routing once more, as the documentation tells it and as simply as it can be written: lists, loops and java.util.regex.
 *
 * @param down as {@link org.cutover.routing.Conditions} has it
 * @param turn how many calls every route has had
 */
record PlainRouting(Deployment estate, Set<String> down, int turn) {

    /** {@code user bob}; the ways, one a line; or the condition. */
    String decide(User caller, String dialled) {
        var pool = first(topology().pools(), one -> same(one.name(), caller.pool()))
                .orElseThrow();
        var voice = pool.release().legacy() ? estate.ocsVoice() : estate.lyncVoice();

        // An emergency number is one before it is anything else; the usage of the location policy counts.
        var locations = voice.trunking().locationPolicies();
        var location = first(locations, one -> same(one.name(), caller.locationPolicy()))
                .or(() -> first(locations, one -> isSite(one.scope(), pool)))
                .or(() -> first(locations, one -> one.scope().equals(Scope.GLOBAL)));
        if (location.isPresent()
                && (dialled.equals(location.get().dialString())
                        || location.get().masks().contains(dialled))) {
            var number = "+" + location.get().dialString();
            var usages = location.get().usage().isEmpty()
                    ? List.<String>of()
                    : List.of(location.get().usage());
            var ways = ways(voice, pool, caller, number, usages, false);
            return ways.equals("no-route") ? "no-emergency-route" : ways;
        }

        // Normalization of what does not begin with a plus.
        if (dialled.isEmpty()) {
            return "nothing-dialled";
        }
        var normalized = dialled.startsWith("+") ? Optional.of(dialled) : normalized(voice, caller, pool, dialled);
        if (normalized.isEmpty()) {
            return "no-rule-matches";
        }
        var number = normalized.get();
        if (!number.matches("(\\+\\d{1,15}|[0-9*#]{1,32})(;ext=\\d{1,15})?")) {
            return "number-not-valid";
        }

        // Reverse number lookup: the whole line, else the line without its extension.
        var users =
                estate.users().stream().filter(one -> one.line().equals(number)).toList();
        if (users.isEmpty()) {
            users = estate.users().stream()
                    .filter(one -> one.line().startsWith(number + ";ext="))
                    .toList();
        }
        if (!users.isEmpty()) {
            return users.size() > 1 ? "several-lines" : "user " + users.get(0).name();
        }
        if (!caller.enterpriseVoice()) {
            return "not-enterprise-voice";
        }

        // Voice policy, usages, routes.
        var policies = voice.policies();
        var policy = first(policies, one -> same(one.name(), voice.settings().globalPolicy()))
                .or(() -> first(policies, one -> same(one.name(), caller.policy())))
                .or(() -> first(policies, one -> isSite(one.scope(), pool)))
                .or(() -> first(policies, one -> one.scope().equals(Scope.GLOBAL)));
        var usages = policy.map(VoicePolicy::usages).orElse(List.of());
        return usages.isEmpty()
                ? "no-usage"
                : ways(
                        voice,
                        pool,
                        caller,
                        number.split(";")[0],
                        usages,
                        policy.get().preventTollBypass());
    }

    private Optional<String> normalized(VoiceConfiguration voice, User caller, FrontEndPool pool, String digits) {
        var plans = voice.dialPlans();
        var plan = first(plans, one -> same(one.name(), caller.dialPlan()))
                .or(() -> first(plans, one -> is(one.scope(), Scope.Kind.POOL, pool.name())))
                .or(() -> first(plans, one -> isSite(one.scope(), pool)))
                .or(() -> first(plans, one -> one.scope().equals(Scope.GLOBAL)));
        for (NormalizationRule rule : plan.map(one -> one.rules()).orElse(List.of())) {
            var pattern = Pattern.compile(rule.pattern().toString());
            if (pattern.matcher(digits).find()) {
                return Optional.of(
                        pattern.matcher(digits).replaceAll(rule.translation().replacement()));
            }
        }
        return Optional.empty();
    }

    private String ways(
            VoiceConfiguration voice,
            FrontEndPool pool,
            User caller,
            String number,
            List<String> usages,
            boolean ownSiteOnly) {
        var up = new ArrayList<String>();
        var downWays = new ArrayList<String>();
        var routesSeen = new ArrayList<String>();
        var targetsSeen = new ArrayList<String>();
        var bypass = false;
        for (var usage : usages) {
            for (var route : voice.routes()) {
                var fits = route.usages().contains(usage)
                        && Pattern.compile(route.pattern().toString())
                                .matcher(number)
                                .find();
                if (!fits || routesSeen.contains(route.name())) {
                    continue;
                }
                routesSeen.add(route.name());
                var upHere = new ArrayList<String>();
                var downHere = new ArrayList<String>();
                for (var target : inTurn(voice, route.targets())) {
                    var trunk = trunk(target);
                    var server = server(target, trunk);
                    if (server.isEmpty() || !knows(pool, server.get())) {
                        continue;
                    }
                    var gateway =
                            trunk.flatMap(one -> first(topology().gateways(), gw -> same(gw.name(), one.gateway())));
                    if (ownSiteOnly
                            && !gateway.map(gw -> same(gw.site(), pool.site())).orElse(false)) {
                        bypass = true;
                        continue;
                    }
                    if (targetsSeen.contains(target.text())) {
                        continue;
                    }
                    targetsSeen.add(target.text());
                    var shown = !route.alternateCallerId().isEmpty()
                            ? route.alternateCallerId()
                            : caller.line().isEmpty()
                                    ? caller.name()
                                    : caller.line().split(";")[0];
                    var way = "%s %s %s by %s to %s: %s"
                            .formatted(
                                    usage,
                                    route.name(),
                                    target.text(),
                                    server.get().name(),
                                    gateway.map(PstnGateway::name).orElse(""),
                                    outward(server.get(), trunk, gateway, number, shown));
                    (down.contains(target.text()) ? downHere : upHere).add(way);
                }
                up.addAll(anyOrder(voice, upHere));
                downWays.addAll(anyOrder(voice, downHere));
            }
        }
        if (!up.isEmpty()) {
            return String.join("\n", up);
        }
        if (downWays.size() == 1) {
            return downWays.get(0);
        }
        if (routesSeen.isEmpty()) {
            return "no-route";
        }
        return downWays.isEmpty() && bypass ? "toll-bypass" : "no-gateway";
    }

    /** Ways of one route, sorted where chance orders them. */
    static List<String> anyOrder(VoiceConfiguration voice, List<String> ways) {
        return voice.trunking().choice() == TrunkChoice.RANDOM
                ? ways.stream().sorted().toList()
                : ways;
    }

    private List<RouteTarget> inTurn(VoiceConfiguration voice, List<RouteTarget> listed) {
        var ocs = voice == estate.ocsVoice();
        var ordered = new ArrayList<>(listed);
        if (ocs || voice.trunking().choice() == TrunkChoice.ROUND_ROBIN) {
            Collections.rotate(ordered, -turn);
        }
        return ordered;
    }

    /** A Mediation Server named stands for its first trunk. */
    private Optional<Trunk> trunk(RouteTarget target) {
        return target instanceof RouteTarget.ToMediationServer named
                ? first(topology().trunks(), one -> same(one.mediationServer(), named.fqdn()))
                : first(topology().trunks(), one -> same(one.name(), target.text()));
    }

    private Optional<MediationServer> server(RouteTarget target, Optional<Trunk> trunk) {
        var name = target instanceof RouteTarget.ToMediationServer named
                ? named.fqdn()
                : trunk.map(Trunk::mediationServer).orElse("");
        return first(topology().mediationServers(), one -> same(one.name(), name));
    }

    private boolean knows(FrontEndPool pool, MediationServer server) {
        var merged = topology().backCompatSite();
        return pool.release().legacy() == server.release().legacy()
                || (server.release().legacy() ? merged.contains(server.name()) : !merged.isEmpty());
    }

    /** Called rules, the plus, calling rules; an OCS 2007 R2 Mediation Server can but take off the plus. */
    private String outward(
            MediationServer server,
            Optional<Trunk> trunk,
            Optional<PstnGateway> gateway,
            String called,
            String calling) {
        if (server.release().legacy()) {
            var bare = estate.ocsVoice().settings().mediationServers().stream()
                    .anyMatch(one -> same(one.name(), server.name()) && one.removePlus());
            return (bare && called.startsWith("+") ? called.substring(1) : called) + " from " + calling;
        }
        var all = estate.lyncVoice().trunking().configurations();
        var configuration = trunk.isEmpty()
                ? TrunkConfiguration.DEFAULT
                : first(
                                all,
                                one -> is(
                                        one.scope(),
                                        Scope.Kind.TRUNK,
                                        trunk.get().name()))
                        .or(() -> first(
                                all,
                                one -> is(
                                        one.scope(),
                                        Scope.Kind.GATEWAY,
                                        gateway.get().name())))
                        .or(() -> first(
                                all,
                                one -> is(
                                        one.scope(),
                                        Scope.Kind.SITE,
                                        gateway.get().site())))
                        .or(() -> first(all, one -> one.scope().equals(Scope.GLOBAL)))
                        .orElse(TrunkConfiguration.DEFAULT);
        var translated = translated(configuration.numbers().called(), called);
        return (configuration.numbers().removePlus() && translated.startsWith("+")
                        ? translated.substring(1)
                        : translated)
                + " from "
                + translated(configuration.numbers().calling(), calling);
    }

    private static String translated(List<TranslationRule> rules, String number) {
        for (var rule : rules) {
            var matcher = Pattern.compile(rule.pattern().toString()).matcher(number);
            if (matcher.find()) {
                return matcher.replaceAll(rule.translation().replacement());
            }
        }
        return number;
    }

    private Topology topology() {
        return estate.topology();
    }

    private static boolean isSite(Scope scope, FrontEndPool pool) {
        return is(scope, Scope.Kind.SITE, pool.site());
    }

    private static boolean is(Scope scope, Scope.Kind kind, String name) {
        return scope.kind() == kind && same(scope.of(), name);
    }

    private static boolean same(String one, String other) {
        return one.equalsIgnoreCase(other);
    }

    private static <T> Optional<T> first(List<T> all, Predicate<T> wanted) {
        for (var one : all) {
            if (wanted.test(one)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
