package org.cutover.inquiry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.User;
import org.cutover.routing.VoiceConfiguration;
import org.cutover.routing.VoiceRoute;
import org.cutover.topology.FrontEndPool;

/** Where the calls of an estate may leave it, by route, by usages and by user. */
final class Exits {

    static final List<Thing.Of> VOICES = List.of(Thing.Of.OCS, Thing.Of.LYNC);

    private final Deployment deployment;
    private final Map<List<Object>, List<Exit>> known = new HashMap<>();

    Exits(Deployment deployment) {
        this.deployment = deployment;
    }

    VoiceConfiguration voice(Thing.Of of) {
        return of == Thing.Of.OCS ? deployment.ocsVoice() : deployment.lyncVoice();
    }

    List<Exit> of(Thing.Of of, VoiceRoute route) {
        var exits = new ArrayList<Exit>();
        for (var usage : route.usages()) {
            route.targets().forEach(target -> exits.add(Exit.of(deployment.topology(), of, usage, route, target)));
        }
        return exits;
    }

    List<Exit> of(Thing.Of of, Collection<String> usages) {
        return known.computeIfAbsent(
                List.of(of, List.copyOf(usages)),
                key -> voice(of).routes().stream()
                        .flatMap(route -> of(of, route).stream())
                        .filter(exit -> usages.contains(exit.usage()))
                        .toList());
    }

    /** By the voice policy in force for the user; none for one who may not call out. */
    List<Exit> of(User user) {
        var home = deployment.poolOf(user);
        if (home.isEmpty() || !user.enterpriseVoice()) {
            return List.of();
        }
        return voice(generation(home.get()))
                .policyFor(user.policy(), home.get())
                .map(policy -> of(generation(home.get()), policy.usages()))
                .orElse(List.of());
    }

    static Thing.Of generation(FrontEndPool pool) {
        return pool.release().legacy() ? Thing.Of.OCS : Thing.Of.LYNC;
    }
}
