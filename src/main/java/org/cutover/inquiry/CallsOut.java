package org.cutover.inquiry;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.User;
import org.cutover.routing.ForwardingRights;
import org.cutover.routing.LocationPolicy;
import org.cutover.routing.VoicePolicy;
import org.cutover.topology.FrontEndPool;

/** Whose calls out to the PSTN need a thing: calls that are dialled, emergency calls, and calls that are sent on. */
final class CallsOut {

    private final Deployment deployment;
    private final Thing thing;
    private final Exits exits;
    private final Groups groups;
    private final Map<List<Exit>, Need> known = new HashMap<>();

    /** Names by how much they need the thing. */
    private static final class Names {
        private final Map<Need, List<String>> all = new EnumMap<>(Need.class);

        void add(Need need, String name) {
            all.computeIfAbsent(need, key -> new ArrayList<>()).add(name);
        }

        List<String> of(Need need) {
            return all.getOrDefault(need, List.of());
        }

        List<String> otherwiseToo() {
            var both = new ArrayList<>(of(Need.FOR_SOME_NUMBERS));
            both.addAll(of(Need.OR_OTHERWISE));
            return both;
        }
    }

    CallsOut(Deployment deployment, Thing thing, Exits exits, Groups groups) {
        this.deployment = deployment;
        this.thing = thing;
        this.exits = exits;
        this.groups = groups;
    }

    void look() {
        dialled();
        emergency();
        forwarded();
        fromTrunks();
    }

    private void dialled() {
        var users = new Names();
        deployment.users().stream().forEach(user -> users.add(need(exits.of(user)), user.name()));
        groups.holds("users-who-call-out-only-by-it", "users who reach the PSTN only by it", users.of(Need.ONLY));
        groups.holds(
                "users-who-reach-some-numbers-only-by-it",
                "users who reach some numbers only by it, others otherwise too",
                users.of(Need.FOR_SOME_NUMBERS));
        groups.holds(
                "users-who-call-out-by-it", "users who reach the PSTN by it or otherwise", users.of(Need.OR_OTHERWISE));
    }

    private void emergency() {
        var policies = new Names();
        for (var of : Exits.VOICES) {
            for (var policy : exits.voice(of).trunking().locationPolicies()) {
                policies.add(need(emergency(of, policy)), policy.name());
            }
        }
        groups.holds(
                "location-policies-only-by-it",
                "location policies whose emergency calls leave only by it",
                policies.of(Need.ONLY));
        groups.holds(
                "location-policies-by-it",
                "location policies whose emergency calls leave by it or otherwise",
                policies.otherwiseToo());
        var users = new Names();
        deployment.users().stream().forEach(user -> users.add(need(emergency(user)), user.name()));
        groups.holds(
                "users-whose-emergency-calls-leave-only-by-it",
                "users whose emergency calls leave only by it",
                users.of(Need.ONLY));
        groups.holds(
                "users-whose-emergency-calls-leave-by-it",
                "users whose emergency calls leave by it or otherwise",
                users.otherwiseToo());
    }

    private List<Exit> emergency(Thing.Of of, LocationPolicy policy) {
        return exits.of(of, List.of(policy.usage())).stream()
                .filter(exit -> exit.route().pattern().matches(policy.number()))
                .toList();
    }

    private List<Exit> emergency(User user) {
        return deployment.poolOf(user).map(pool -> emergency(user, pool)).orElse(List.of());
    }

    private List<Exit> emergency(User user, FrontEndPool pool) {
        var of = Exits.generation(pool);
        return exits.voice(of)
                .locationPolicyFor(user.locationPolicy(), pool)
                .map(policy -> emergency(of, policy))
                .orElse(List.of());
    }

    /** By usages of their own; calls that are forwarded by those of the policy leave as those that are dialled. */
    private void forwarded() {
        var policies = new Names();
        for (var of : Exits.VOICES) {
            exits.voice(of).policies().forEach(policy -> policies.add(need(forwarded(of, policy)), policy.name()));
        }
        groups.holds(
                "voice-policies-that-forward-only-by-it",
                "voice policies whose forwarded calls leave only by it",
                policies.of(Need.ONLY));
        groups.holds(
                "voice-policies-that-forward-by-it",
                "voice policies whose forwarded calls leave by it or otherwise",
                policies.otherwiseToo());
        var users = new Names();
        deployment.users().stream()
                .filter(User::enterpriseVoice)
                .forEach(user -> deployment
                        .poolOf(user)
                        .flatMap(pool -> deployment
                                .voiceOf(pool.release())
                                .policyFor(user.policy(), pool)
                                .map(policy -> forwarded(Exits.generation(pool), policy)))
                        .ifPresent(all -> users.add(need(all), user.name())));
        groups.holds(
                "users-whose-forwarded-calls-leave-only-by-it",
                "users whose forwarded calls leave only by it",
                users.of(Need.ONLY));
    }

    private List<Exit> forwarded(Thing.Of of, VoicePolicy policy) {
        var rights = policy.forwarding();
        return rights.by() == ForwardingRights.By.CUSTOM ? exits.of(of, rights.usages()) : List.of();
    }

    private void fromTrunks() {
        var configurations = new Names();
        deployment
                .lyncVoice()
                .trunking()
                .configurations()
                .forEach(one -> configurations.add(
                        need(exits.of(Thing.Of.LYNC, one.usages())), one.scope().toString()));
        groups.holds(
                "trunk-configurations-only-by-it",
                "trunk configurations whose calls go on only by it",
                configurations.of(Need.ONLY));
        groups.holds(
                "trunk-configurations-by-it",
                "trunk configurations whose calls go on by it or otherwise",
                configurations.otherwiseToo());
    }

    private Need need(List<Exit> all) {
        return known.computeIfAbsent(all, key -> Need.of(key, thing));
    }
}
