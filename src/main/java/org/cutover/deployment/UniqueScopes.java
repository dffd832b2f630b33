package org.cutover.deployment;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cutover.routing.Scope;
import org.cutover.yaml.Place;
import org.cutover.yaml.YamlMap;

/**
 * Scopes, of which each but {@code user} has one plan, policy or configuration of a kind: it is identified by its scope, and only what is
 * assigned to users has a name of its own (New-CsDialPlan, New-CsVoicePolicy and New-CsTrunkConfiguration references, parameter Identity).
 */
final class UniqueScopes {

    private final String what;
    private final Scope.Kind[] allowed;
    private final Map<String, Place> places = new HashMap<>();

    /**
     * @param what has these scopes, for the message: {@code dial plan}
     * @param allowed the kinds that have a meaning there
     */
    UniqueScopes(String what, Scope.Kind... allowed) {
        this.what = what;
        this.allowed = allowed.clone();
    }

    /**
     * The {@code scope} of a mapping, and a fault if that has its own already.
     *
     * @param otherwise if it has none; it stands in for a faulty one too
     */
    Scope read(YamlMap map, ScopeReader scopes, Scope otherwise) {
        var scope = scopes.read(map, otherwise, allowed);
        if (scope.kind() == Scope.Kind.USER) {
            return scope;
        }
        var place = map.placeOf("scope");
        var earlier = places.putIfAbsent(scope.toString().toLowerCase(Locale.ROOT), place);
        if (earlier != null) {
            map.problems()
                    .add(
                            place,
                            "scope %s has its %s already, on line %d. A scope has one: join the two%s.",
                            scope,
                            what,
                            earlier.line(),
                            isAssigned() ? ", or let users be given one of them by name, with \"scope: user\"" : "");
        }
        return scope;
    }

    private boolean isAssigned() {
        return List.of(allowed).contains(Scope.Kind.USER);
    }
}
