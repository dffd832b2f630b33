package org.cutover.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cutover.pattern.NumberPattern;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.Named;
import org.cutover.topology.PstnGateway;

/**
 * The voice configuration of one product generation. OCS 2007 R2 keeps one in Active Directory, Lync Server another in its
 * Central Management Store; the import copies the first into the second, once.
 *
 * @param routes in priority order: the first has priority 0
 * @param settings what OCS 2007 R2 trunks and policies have besides; {@link OcsSettings#NONE} in Lync Server
 * @param trunking what Lync Server has besides; {@link Trunking#NONE} in OCS 2007 R2
 */
public record VoiceConfiguration(
        List<DialPlan> dialPlans,
        List<VoicePolicy> policies,
        List<String> usages,
        List<VoiceRoute> routes,
        OcsSettings settings,
        Trunking trunking) {

    /**
     * What only OCS 2007 R2 has.
     *
     * @param globalPolicy the one policy of all users; empty where policies are assigned per user
     * @param mediationServers settings of Mediation Servers, where they are not the default
     */
    public record OcsSettings(String globalPolicy, List<MediationSettings> mediationServers) {
        public static final OcsSettings NONE = new OcsSettings("", List.of());

        public OcsSettings {
            mediationServers = List.copyOf(mediationServers);
        }

        /** Of a Mediation Server by its name; the defaults where nothing is set. */
        public MediationSettings of(String mediationServer) {
            return Named.find(mediationServers, mediationServer)
                    .orElseGet(() -> new MediationSettings(mediationServer, "", false));
        }
    }

    /**
     * What only Lync Server has.
     *
     * @param choice in which order the trunks of a route are tried
     */
    public record Trunking(
            TrunkChoice choice, List<TrunkConfiguration> configurations, List<LocationPolicy> locationPolicies) {
        public static final Trunking NONE = new Trunking(TrunkChoice.ROUND_ROBIN, List.of(), List.of());

        public Trunking {
            configurations = List.copyOf(configurations);
            locationPolicies = List.copyOf(locationPolicies);
        }
    }

    public static final VoiceConfiguration EMPTY = new VoiceConfiguration(List.of(), List.of(), List.of(), List.of());

    /** What a first pool of Lync Server brings: the Global dial plan with its rule Keep All, and a Global policy without usages. */
    public static final VoiceConfiguration OF_FIRST_POOL = EMPTY.withDialPlans(List.of(new DialPlan(
                    "Global",
                    Scope.GLOBAL,
                    List.of(new NormalizationRule("Keep All", NumberPattern.of("^(\\d+)$"), "$1")))))
            .withPolicies(List.of(new VoicePolicy("Global", Scope.GLOBAL, List.of())));

    public VoiceConfiguration {
        dialPlans = List.copyOf(dialPlans);
        policies = List.copyOf(policies);
        usages = List.copyOf(usages);
        routes = List.copyOf(routes);
    }

    /** Only what both generations have. */
    public VoiceConfiguration(
            List<DialPlan> dialPlans, List<VoicePolicy> policies, List<String> usages, List<VoiceRoute> routes) {
        this(dialPlans, policies, usages, routes, OcsSettings.NONE, Trunking.NONE);
    }

    public Optional<VoiceRoute> findRoute(String name) {
        return Named.find(routes, name);
    }

    /** The dial plan in force for a user: assigned, else the pool's, else the site's, else Global. */
    public Optional<DialPlan> dialPlanFor(String assigned, FrontEndPool pool) {
        return Named.find(dialPlans, assigned)
                .or(() -> Scoped.narrowest(
                        dialPlans, scope -> scope.covers(pool), Scope.Kind.POOL, Scope.Kind.SITE, Scope.Kind.GLOBAL));
    }

    /** The dial plan for calls that arrive from a gateway: the gateway's, else the site's, else Global. */
    public Optional<DialPlan> dialPlanFor(PstnGateway gateway) {
        return Scoped.narrowest(
                dialPlans, scope -> scope.covers("", gateway), Scope.Kind.GATEWAY, Scope.Kind.SITE, Scope.Kind.GLOBAL);
    }

    /** The voice policy in force for a user: the one of all users, else assigned, else the site's, else Global. */
    public Optional<VoicePolicy> policyFor(String assigned, FrontEndPool pool) {
        return Named.find(policies, settings.globalPolicy())
                .or(() -> Named.find(policies, assigned))
                .or(() -> Scoped.narrowest(policies, scope -> scope.covers(pool), Scope.Kind.SITE, Scope.Kind.GLOBAL));
    }

    /** The location policy in force for a user: assigned, else the site's, else Global. */
    public Optional<LocationPolicy> locationPolicyFor(String assigned, FrontEndPool pool) {
        return Named.find(trunking.locationPolicies(), assigned)
                .or(() -> Scoped.narrowest(
                        trunking.locationPolicies(), scope -> scope.covers(pool), Scope.Kind.SITE, Scope.Kind.GLOBAL));
    }

    /** The configuration of a trunk: its own, else its gateway's, else the site's, else Global, else the default. */
    public TrunkConfiguration trunkConfigurationFor(String trunk, PstnGateway gateway) {
        return Scoped.narrowest(
                        trunking.configurations(), scope -> scope.covers(trunk, gateway), TrunkConfiguration.SCOPES)
                .orElse(TrunkConfiguration.DEFAULT);
    }

    public VoiceConfiguration withDialPlans(List<DialPlan> changed) {
        return new VoiceConfiguration(changed, policies, usages, routes, settings, trunking);
    }

    public VoiceConfiguration withPolicies(List<VoicePolicy> changed) {
        return new VoiceConfiguration(dialPlans, changed, usages, routes, settings, trunking);
    }

    public VoiceConfiguration withUsages(List<String> changed) {
        return new VoiceConfiguration(dialPlans, policies, changed, routes, settings, trunking);
    }

    public VoiceConfiguration withRoutes(List<VoiceRoute> changed) {
        return new VoiceConfiguration(dialPlans, policies, usages, changed, settings, trunking);
    }

    public VoiceConfiguration withSettings(OcsSettings changed) {
        return new VoiceConfiguration(dialPlans, policies, usages, routes, changed, trunking);
    }

    public VoiceConfiguration withTrunking(Trunking changed) {
        return new VoiceConfiguration(dialPlans, policies, usages, routes, settings, changed);
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
