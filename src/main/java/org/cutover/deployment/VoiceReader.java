package org.cutover.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cutover.routing.DialPlan;
import org.cutover.routing.NormalizationRule;
import org.cutover.routing.NumberPattern;
import org.cutover.routing.RouteTarget;
import org.cutover.routing.Scope;
import org.cutover.routing.VoiceConfiguration;
import org.cutover.routing.VoicePolicy;
import org.cutover.routing.VoiceRoute;
import org.cutover.yaml.YamlMap;

/**
 * Reads the voice configuration of either product generation, each in its own words.
 *
 * @param dialPlans the key that lists dial plans
 * @param policies the key that lists policies
 * @param usages the key that lists usages
 * @param routes the key that lists routes
 * @param targets the key by which a route lists where it leads
 */
record VoiceReader(String dialPlans, String policies, String usages, String routes, String targets) {

    /** The pools and sites of the file. */
    record Home(List<String> pools, List<String> sites) {}

    static final VoiceReader OCS =
            new VoiceReader("location-profiles", "policies", "phone-usages", "phone-routes", "mediation-servers");
    static final VoiceReader LYNC =
            new VoiceReader("dial-plans", "voice-policies", "pstn-usages", "voice-routes", "trunks");

    /** @param home the pools and sites that scopes may name */
    VoiceConfiguration read(YamlMap map, Home home) {
        var planNames = names(dialPlans);
        var plans = new ArrayList<DialPlan>();
        for (var plan : map.maps(dialPlans)) {
            var rules = rules(plan);
            plan.problems()
                    .build(plan.place(), () -> new DialPlan(name(plan, planNames), scope(plan, home), rules))
                    .ifPresent(plans::add);
            plan.done();
        }
        var usageNames = names(usages);
        map.texts(usages).forEach(usage -> usageNames.add(usage.text(), usage.place(), map.problems()));
        var allUsages = usageNames.all();
        var policyNames = names(policies);
        var allPolicies = new ArrayList<VoicePolicy>();
        for (var policy : map.maps(policies)) {
            policy.problems()
                    .build(
                            policy.place(),
                            () -> new VoicePolicy(
                                    name(policy, policyNames), scope(policy, home), usagesOf(policy, allUsages)))
                    .ifPresent(allPolicies::add);
            policy.done();
        }
        var routeNames = names(routes);
        var allRoutes = new ArrayList<VoiceRoute>();
        for (var route : map.maps(routes)) {
            route.problems()
                    .build(
                            route.place(),
                            () -> new VoiceRoute(
                                    name(route, routeNames),
                                    pattern(route),
                                    usagesOf(route, allUsages),
                                    targetsOf(route)))
                    .ifPresent(allRoutes::add);
            route.done();
        }
        map.done();
        return new VoiceConfiguration(plans, allPolicies, allUsages, allRoutes);
    }

    private static UniqueNames names(String key) {
        return new UniqueNames(key.replace('-', ' '));
    }

    private static String name(YamlMap map, UniqueNames names) {
        var name = map.text("name");
        names.add(name, map.placeOf("name"), map.problems());
        return name;
    }

    private List<NormalizationRule> rules(YamlMap plan) {
        var rules = new ArrayList<NormalizationRule>();
        for (var rule : plan.maps("rules")) {
            rule.problems()
                    .build(
                            rule.placeOf("pattern"),
                            () -> new NormalizationRule(rule.text("name"), pattern(rule), rule.text("translation")))
                    .ifPresent(rules::add);
            rule.done();
        }
        return rules;
    }

    private Scope scope(YamlMap map, Home home) {
        var text = map.text("scope", "user");
        var scope = map.problems()
                .build(map.placeOf("scope"), () -> Scope.parse(text))
                .orElse(Scope.USER);
        var known = switch (scope.kind()) {
            case POOL -> home.pools();
            case SITE -> home.sites();
            case USER, GLOBAL -> List.of(scope.of());
        };
        if (known.stream().noneMatch(scope.of()::equalsIgnoreCase)) {
            map.problems()
                    .addUnknown(map.placeOf("scope"), scope.kind().name().toLowerCase(Locale.ROOT), scope.of(), known);
        }
        return scope;
    }

    private NumberPattern pattern(YamlMap map) {
        var text = map.text("pattern");
        return map.problems()
                .build(map.placeOf("pattern"), () -> NumberPattern.of(text))
                .orElse(NumberPattern.of("^$"));
    }

    private List<String> usagesOf(YamlMap map, List<String> known) {
        for (var usage : map.texts("usages")) {
            if (!known.contains(usage.text())) {
                map.problems().addUnknown(usage.place(), "usage", usage.text(), known);
            }
        }
        return map.words("usages");
    }

    private List<RouteTarget> targetsOf(YamlMap route) {
        var found = new ArrayList<RouteTarget>();
        for (var target : route.texts(targets)) {
            route.problems().build(target.place(), () -> target(target.text())).ifPresent(found::add);
        }
        return found;
    }

    /** OCS 2007 R2 routes list Mediation Servers by their bare names. */
    private RouteTarget target(String text) {
        return this.equals(OCS) ? new RouteTarget.ToMediationServer(text) : RouteTarget.parse(text);
    }
}
