package org.cutover.deployment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Finding;
import org.cutover.compatibility.RuleId;
import org.cutover.routing.ForwardingRights;
import org.cutover.routing.LocationPolicy;
import org.cutover.routing.RouteTarget;
import org.cutover.routing.VoiceConfiguration;
import org.cutover.routing.VoiceRoute;
import org.cutover.routing.Words;

/** What of a voice configuration that is in use places no calls: usages without a route, routes without a way on. */
final class VoiceCheck {

    private final Deployment deployment;
    private final Compatibility compatibility;
    private final boolean legacy;
    private final VoiceConfiguration voice;
    private final Set<LocationPolicy> locationPolicies = new LinkedHashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    /** @param legacy whether of OCS 2007 R2 */
    VoiceCheck(Deployment deployment, Compatibility compatibility, boolean legacy) {
        this.deployment = deployment;
        this.compatibility = compatibility;
        this.legacy = legacy;
        this.voice = legacy ? deployment.ocsVoice() : deployment.lyncVoice();
    }

    /** Warnings, each once. */
    List<Finding> findings() {
        var words = Words.of(legacy);
        var inUse = usagesInUse();
        for (var usage : inUse) {
            var carrying = carrying(usage);
            if (carrying.isEmpty()) {
                warn(RuleId.USAGE_WITHOUT_ROUTE, "%s %s".formatted(words.usage(), usage));
            }
            carrying.forEach(route -> route(route, words));
        }
        for (var policy : locationPolicies) {
            var routes = carrying(policy.usage());
            if (!routes.isEmpty()
                    && routes.stream().noneMatch(route -> route.pattern().matches(policy.number()))) {
                warn(
                        RuleId.EMERGENCY_NUMBER_WITHOUT_ROUTE,
                        "location policy %s, %s by usage %s".formatted(policy.name(), policy.number(), policy.usage()));
            }
        }
        return findings.stream().distinct().toList();
    }

    private void route(VoiceRoute route, Words words) {
        if (route.targets().isEmpty()) {
            warn(RuleId.ROUTE_WITHOUT_TARGET, "%s %s".formatted(words.route(), route.name()));
        }
        for (var target : route.targets()) {
            if (!isThere(target)) {
                warn(RuleId.ROUTE_LEADS_NOWHERE, "route %s -> %s".formatted(route.name(), target.text()));
            }
        }
    }

    private boolean isThere(RouteTarget target) {
        var topology = deployment.topology();
        return target instanceof RouteTarget.ToMediationServer named
                ? topology.findMediationServer(named.fqdn()).isPresent()
                : topology.findTrunk(target.text())
                        .flatMap(trunk -> topology.findMediationServer(trunk.mediationServer()))
                        .isPresent();
    }

    private List<VoiceRoute> carrying(String usage) {
        return voice.routes().stream()
                .filter(route -> route.usages().contains(usage))
                .toList();
    }

    /** By the policies of users, and by trunks where there is a pool whose calls go on by them. */
    private Set<String> usagesInUse() {
        var usages = new LinkedHashSet<String>();
        var pools = deployment.topology().pools().stream()
                .filter(pool -> pool.release().legacy() == legacy)
                .toList();
        for (var pool : pools) {
            for (var user : deployment.users().homedOn(pool.name())) {
                voice.locationPolicyFor(user.locationPolicy(), pool)
                        .filter(policy -> !policy.usage().isEmpty())
                        .ifPresent(locationPolicies::add);
                if (user.enterpriseVoice()) {
                    voice.policyFor(user.policy(), pool).ifPresent(policy -> {
                        usages.addAll(policy.usages());
                        if (policy.forwarding().by() == ForwardingRights.By.CUSTOM) {
                            usages.addAll(policy.forwarding().usages());
                        }
                    });
                }
            }
        }
        locationPolicies.forEach(policy -> usages.add(policy.usage()));
        if (!pools.isEmpty()) {
            voice.trunking().configurations().forEach(one -> usages.addAll(one.usages()));
        }
        return usages;
    }

    private void warn(RuleId rule, String things) {
        findings.add(Finding.warning(compatibility.rule(rule), things));
    }
}
