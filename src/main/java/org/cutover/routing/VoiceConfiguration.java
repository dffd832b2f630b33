package org.cutover.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.Named;

/**
 * The voice configuration of one product generation. OCS 2007 R2 keeps one in Active Directory, Lync Server another in its
 * Central Management Store; the import copies the first into the second, once.
 *
 * @param routes in priority order: the first has priority 0
 */
public record VoiceConfiguration(
        List<DialPlan> dialPlans, List<VoicePolicy> policies, List<String> usages, List<VoiceRoute> routes) {

    public static final VoiceConfiguration EMPTY = new VoiceConfiguration(List.of(), List.of(), List.of(), List.of());

    public VoiceConfiguration {
        dialPlans = List.copyOf(dialPlans);
        policies = List.copyOf(policies);
        usages = List.copyOf(usages);
        routes = List.copyOf(routes);
    }

    public Optional<VoiceRoute> findRoute(String name) {
        return Named.find(routes, name);
    }

    /** The dial plan in force for a user: assigned, else the pool's, else the site's, else Global. */
    public Optional<DialPlan> dialPlanFor(String assigned, FrontEndPool pool) {
        var named = Named.find(dialPlans, assigned);
        return named.isPresent() ? named : widest(dialPlans, pool, Scope.Kind.POOL, Scope.Kind.SITE, Scope.Kind.GLOBAL);
    }

    /** The voice policy in force for a user: assigned, else the site's, else Global. */
    public Optional<VoicePolicy> policyFor(String assigned, FrontEndPool pool) {
        var named = Named.find(policies, assigned);
        return named.isPresent() ? named : widest(policies, pool, Scope.Kind.SITE, Scope.Kind.GLOBAL);
    }

    private static <T extends Named> Optional<T> widest(List<T> all, FrontEndPool pool, Scope.Kind... kinds) {
        for (var kind : kinds) {
            for (var one : all) {
                var scope = one instanceof DialPlan plan ? plan.scope() : ((VoicePolicy) one).scope();
                if (scope.kind() == kind && covers(scope, pool)) {
                    return Optional.of(one);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean covers(Scope scope, FrontEndPool pool) {
        return switch (scope.kind()) {
            case POOL -> scope.of().equalsIgnoreCase(pool.name());
            case SITE -> scope.of().equalsIgnoreCase(pool.site());
            case GLOBAL -> true;
            case USER -> false;
        };
    }

    public VoiceConfiguration withRoutes(List<VoiceRoute> changed) {
        return new VoiceConfiguration(dialPlans, policies, usages, changed);
    }

    /** With {@code route} in place of its namesake, its place in the order unchanged. */
    public VoiceConfiguration withRoute(VoiceRoute route) {
        return withRoutes(Named.with(routes, route));
    }

    /** With {@code route} at place {@code index}; its namesake, if there is one, is gone. */
    public VoiceConfiguration withRouteAt(VoiceRoute route, int index) {
        var changed = new ArrayList<>(Named.without(routes, route.name()));
        changed.add(Math.min(index, changed.size()), route);
        return withRoutes(changed);
    }

    public VoiceConfiguration withoutRoute(String name) {
        return withRoutes(Named.without(routes, name));
    }
}
