package org.cutover.inquiry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.User;
import org.cutover.routing.DialPlan;
import org.cutover.routing.LocationPolicy;
import org.cutover.routing.Scope;
import org.cutover.routing.VoiceConfiguration;
import org.cutover.routing.VoicePolicy;
import org.cutover.routing.VoiceRoute;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.Named;
import org.cutover.topology.PstnGateway;

/** Looks for what depends on a thing of a voice configuration, calls aside. */
final class VoiceDependents {

    private final Deployment deployment;
    private final Thing thing;
    private final Groups groups;
    private final VoiceConfiguration voice;

    VoiceDependents(Deployment deployment, Thing thing, Groups groups) {
        this.deployment = deployment;
        this.thing = thing;
        this.groups = groups;
        this.voice = thing.of() == Thing.Of.OCS ? deployment.ocsVoice() : deployment.lyncVoice();
    }

    VoiceDependents(Deployment deployment, Thing thing) {
        this(deployment, thing, new Groups());
    }

    /**
     * Why the products keep it: what is of scope global is there always (Remove-CsVoicePolicy, Remove-CsDialPlan and
     * Remove-CsLocationPolicy references).
     */
    String kept() {
        if (thing.of() != Thing.Of.LYNC) {
            return "";
        }
        return switch (thing.kind()) {
            case DIAL_PLAN -> kept(voice.dialPlans(), DialPlan::scope, "Remove-CsDialPlan");
            case VOICE_POLICY -> kept(voice.policies(), VoicePolicy::scope, "Remove-CsVoicePolicy");
            case LOCATION_POLICY ->
                kept(voice.trunking().locationPolicies(), LocationPolicy::scope, "Remove-CsLocationPolicy");
            default -> "";
        };
    }

    private <T extends Named> String kept(List<T> all, Function<T, Scope> scope, String cmdlet) {
        return Named.find(all, thing.name())
                .filter(one -> scope.apply(one).kind() == Scope.Kind.GLOBAL)
                .map(one -> "it cannot be taken away: %s only resets it, for its scope is global".formatted(cmdlet))
                .orElse("");
    }

    void look() {
        switch (thing.kind()) {
            case ROUTE -> route();
            case USAGE -> usage();
            case VOICE_POLICY -> voicePolicy();
            case LOCATION_POLICY -> locationPolicy();
            case DIAL_PLAN -> dialPlan();
            case POOL, MEDIATION_SERVER, GATEWAY, TRUNK ->
                throw new IllegalArgumentException(thing.describe() + " belongs to no voice configuration");
        }
    }

    private void route() {
        var usages = voice.findRoute(thing.name()).map(VoiceRoute::usages).orElse(List.of());
        var lost = usages.stream()
                .filter(usage -> voice.routes().stream()
                        .filter(route -> !isIt(route.name()))
                        .noneMatch(route -> route.usages().contains(usage)))
                .toList();
        groups.holds("usages-of-no-other-route", "usages that no other route carries", lost);
        usersOf(lost, "such a usage");
        groups.goes(
                "usages",
                "usages that other routes carry too",
                usages.stream().filter(usage -> !lost.contains(usage)).toList());
    }

    private void usage() {
        groups.holds(
                "routes",
                "routes that carry it",
                names(voice.routes().stream()
                        .filter(route -> route.usages().contains(thing.name()))
                        .toList()));
        usersOf(List.of(thing.name()), "it");
    }

    /** Policies and configurations that name a usage, which calls alone do not show. */
    private void usersOf(Collection<String> usages, String it) {
        groups.holds(
                "voice-policies", "voice policies that have " + it, policies(policy -> anyOf(policy.usages(), usages)));
        groups.holds(
                "voice-policies-for-forwarding",
                "voice policies that have %s for forwarded calls".formatted(it),
                policies(policy -> anyOf(policy.forwarding().usages(), usages)));
        groups.holds(
                "location-policies",
                "location policies that send emergency calls out by " + it,
                names(voice.trunking().locationPolicies().stream()
                        .filter(policy -> usages.contains(policy.usage()))
                        .toList()));
        groups.holds(
                "trunk-configurations",
                "trunk configurations that let calls from a trunk go on by " + it,
                voice.trunking().configurations().stream()
                        .filter(one -> anyOf(one.usages(), usages))
                        .map(one -> one.scope().toString())
                        .toList());
    }

    private List<String> policies(Predicate<VoicePolicy> which) {
        return names(voice.policies().stream().filter(which).toList());
    }

    private void voicePolicy() {
        if (isIt(voice.settings().globalPolicy())) {
            groups.holds(
                    "global-policy", "settings that make it the one policy of all users", List.of("global policy"));
        }
        inForce((user, pool) -> voice.policyFor(user.policy(), pool));
    }

    private void locationPolicy() {
        inForce((user, pool) -> voice.locationPolicyFor(user.locationPolicy(), pool));
    }

    private void dialPlan() {
        inForce((user, pool) -> voice.dialPlanFor(user.dialPlan(), pool));
        if (thing.of() == Thing.Of.LYNC) {
            groups.holds(
                    "gateways",
                    "gateways whose inbound numbers it normalizes",
                    names(deployment.topology().gateways().stream()
                            .filter(this::isOfLync)
                            .filter(one -> voice.dialPlanFor(one)
                                    .filter(plan -> isIt(plan.name()))
                                    .isPresent())
                            .toList()));
        }
        groups.holds(
                "default-location-profile",
                "Mediation Servers whose default location profile it is",
                names(voice.settings().mediationServers().stream()
                        .filter(one -> isIt(one.locationProfile()))
                        .toList()));
    }

    /** An OCS 2007 R2 Mediation Server normalizes by no dial plan of Lync Server. */
    private boolean isOfLync(PstnGateway gateway) {
        var topology = deployment.topology();
        return topology.findTrunk(gateway.inboundTrunk())
                .flatMap(trunk -> topology.findMediationServer(trunk.mediationServer()))
                .filter(server -> !server.release().legacy())
                .isPresent();
    }

    /** What is in force for a user. */
    private interface InForce {
        Optional<? extends Named> of(User user, FrontEndPool pool);
    }

    private void inForce(InForce what) {
        var all = new ArrayList<User>();
        deployment.users().stream()
                .forEach(user -> deployment
                        .poolOf(user)
                        .filter(pool -> Exits.generation(pool) == thing.of())
                        .flatMap(pool -> what.of(user, pool))
                        .filter(one -> isIt(one.name()))
                        .ifPresent(one -> all.add(user)));
        groups.holds("users", "users for whom it is in force", names(all));
    }

    private boolean isIt(String name) {
        return thing.name().equalsIgnoreCase(name);
    }

    private static boolean anyOf(List<String> these, Collection<String> wanted) {
        return these.stream().anyMatch(wanted::contains);
    }

    private static List<String> names(Collection<? extends Named> all) {
        return Named.names(all);
    }
}
