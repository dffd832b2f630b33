package org.cutover.deployment;

import java.util.List;
import org.cutover.routing.Scope;
import org.cutover.yaml.YamlMap;

/**
 * Reads scopes, and knows what they may name.
 *
 * @param pools the pools that the file names, the faulty ones too
 */
record ScopeReader(
        List<String> pools,
        List<String> sites,
        List<String> gateways,
        List<String> trunks,
        List<String> mediationServers) {

    /**
     * The {@code scope} of a mapping.
     *
     * @param otherwise if it has none; it stands in for a faulty one too
     * @param allowed the kinds that have a meaning there
     */
    Scope read(YamlMap map, Scope otherwise, Scope.Kind... allowed) {
        var text = map.text("scope", otherwise.toString());
        var scope = map.problems()
                .build(map.placeOf("scope"), () -> Scope.parse(text, allowed))
                .orElse(otherwise);
        var known = switch (scope.kind()) {
            case POOL -> pools;
            case SITE -> sites;
            case GATEWAY -> gateways;
            case TRUNK -> trunks;
            case USER, GLOBAL -> List.of(scope.of());
        };
        if (known.stream().noneMatch(scope.of()::equalsIgnoreCase)) {
            map.problems().addUnknown(map.placeOf("scope"), scope.kind().word(), scope.of(), known);
        }
        return scope;
    }
}
