package org.cutover.deployment;

import java.util.ArrayList;
import java.util.List;
import org.cutover.pattern.NumberPattern;
import org.cutover.routing.DialPlan;
import org.cutover.routing.ForwardingRights;
import org.cutover.routing.NormalizationRule;
import org.cutover.routing.RouteTarget;
import org.cutover.routing.Scope;
import org.cutover.routing.VoiceConfiguration;
import org.cutover.routing.VoiceConfiguration.OcsSettings;
import org.cutover.routing.VoiceConfiguration.Trunking;
import org.cutover.routing.VoicePolicy;
import org.cutover.routing.VoiceRoute;
import org.cutover.topology.Named;
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

    static final VoiceReader OCS =
            new VoiceReader("location-profiles", "policies", "phone-usages", "phone-routes", "mediation-servers");
    static final VoiceReader LYNC =
            new VoiceReader("dial-plans", "voice-policies", "pstn-usages", "voice-routes", "trunks");

    /** @param scopes what scopes may name */
    VoiceConfiguration read(YamlMap map, ScopeReader scopes) {
        var planNames = names(dialPlans);
        var planScopes = new UniqueScopes(one(dialPlans), DialPlan.SCOPES);
        var plans = new ArrayList<DialPlan>();
        for (var plan : map.maps(dialPlans)) {
            var rules = rules(plan);
            plan.problems()
                    .build(
                            plan.place(),
                            () -> new DialPlan(name(plan, planNames), planScopes.read(plan, scopes, Scope.USER), rules))
                    .ifPresent(plans::add);
            plan.done();
        }
        var usageNames = names(usages);
        map.texts(usages).forEach(usage -> usageNames.add(usage.text(), usage.place(), map.problems()));
        var allUsages = usageNames.all();
        var policyNames = names(policies);
        var policyScopes = new UniqueScopes(one(policies), VoicePolicy.SCOPES);
        var allPolicies = new ArrayList<VoicePolicy>();
        for (var policy : map.maps(policies)) {
            policy.problems()
                    .build(
                            policy.place(),
                            () -> new VoicePolicy(
                                    name(policy, policyNames),
                                    policyScopes.read(policy, scopes, Scope.USER),
                                    usagesOf(policy, "usages", allUsages),
                                    forwarding(policy, allUsages),
                                    policy.flag("prevent-toll-bypass", false)))
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
                                    usagesOf(route, "usages", allUsages),
                                    targetsOf(route),
                                    route.text("alternate-caller-id", "")))
                    .ifPresent(allRoutes::add);
            route.done();
        }
        var ocs = this == OCS;
        var settings = ocs ? OcsSettingsReader.read(map, scopes, allPolicies, plans) : OcsSettings.NONE;
        var trunking = ocs ? Trunking.NONE : TrunkingReader.read(map, scopes, allUsages);
        map.done();
        return new VoiceConfiguration(plans, allPolicies, allUsages, allRoutes, settings, trunking);
    }

    private static UniqueNames names(String key) {
        return new UniqueNames(key.replace('-', ' '));
    }

    /** One of what a key lists: {@code voice policy}. */
    private static String one(String key) {
        return key.replace('-', ' ').replaceFirst("ies$", "y").replaceFirst("s$", "");
    }

    static String name(YamlMap map, UniqueNames names) {
        var name = map.text("name");
        names.add(name, map.placeOf("name"), map.problems());
        return name;
    }

    private static List<NormalizationRule> rules(YamlMap plan) {
        var rules = new ArrayList<NormalizationRule>();
        for (var rule : plan.maps("rules")) {
            rule.problems()
                    .build(
                            rule.placeOf("pattern"),
                            () -> new NormalizationRule(
                                    rule.text("name"),
                                    pattern(rule),
                                    rule.text("translation"),
                                    rule.flag("internal-extension", false)))
                    .ifPresent(rules::add);
            rule.done();
        }
        return rules;
    }

    private static ForwardingRights forwarding(YamlMap policy, List<String> known) {
        var by = ForwardingRights.By.POLICY;
        var usages = List.<String>of();
        if (policy.isList("forwarding-usages")) {
            by = ForwardingRights.By.CUSTOM;
            usages = usagesOf(policy, "forwarding-usages", known);
        } else if (policy.oneOf("forwarding-usages", List.of("of-policy", "internal-only"), "of-policy")
                .equals("internal-only")) {
            by = ForwardingRights.By.INTERNAL;
        }
        return new ForwardingRights(
                policy.flag("call-forwarding", true), policy.flag("simultaneous-ring", true), by, usages);
    }

    static NumberPattern pattern(YamlMap map) {
        var text = map.text("pattern");
        return map.problems()
                .build(map.placeOf("pattern"), () -> NumberPattern.of(text))
                .orElse(NumberPattern.of("^$"));
    }

    static List<String> usagesOf(YamlMap map, String key, List<String> known) {
        for (var usage : map.texts(key)) {
            if (!known.contains(usage.text())) {
                map.problems().addUnknown(usage.place(), "usage", usage.text(), known);
            }
        }
        return map.words(key);
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
        return this == OCS ? new RouteTarget.ToMediationServer(text) : RouteTarget.parse(text);
    }

    /** The name under {@code key}, which must be one of these; empty if the key is not there. */
    static String oneOf(YamlMap map, String key, String what, List<? extends Named> known) {
        var name = map.text(key, "");
        if (!name.isEmpty() && Named.find(known, name).isEmpty()) {
            map.problems().addUnknown(map.placeOf(key), what, name, Named.names(known));
        }
        return name;
    }
}
