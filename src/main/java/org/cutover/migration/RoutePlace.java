package org.cutover.migration;

import org.cutover.routing.VoiceConfiguration;
import org.cutover.topology.Named;
import org.cutover.yaml.YamlMap;

/**
 * Where a route stands in the order of its table.
 *
 * @param text {@code top}, {@code bottom}, or {@code before <route>}
 */
record RoutePlace(String text) {

    private static final String BEFORE = "before ";

    RoutePlace {
        if (!text.equals("top") && !text.equals("bottom") && !text.startsWith(BEFORE)) {
            throw new IllegalArgumentException(
                    "\"%s\" is no place in a list of routes. Write top, bottom, or before <route>.".formatted(text));
        }
    }

    static RoutePlace read(YamlMap map) {
        var text = map.text("at", "bottom");
        return map.problems()
                .build(map.placeOf("at"), () -> new RoutePlace(text))
                .orElse(new RoutePlace("bottom"));
    }

    int indexIn(VoiceConfiguration voice) {
        if (text.equals("top")) {
            return 0;
        }
        if (text.equals("bottom")) {
            return voice.routes().size();
        }
        var route = Lookup.route(voice, text.substring(BEFORE.length()));
        return Named.names(voice.routes()).indexOf(route.name());
    }

    @Override
    public String toString() {
        return text.startsWith(BEFORE) ? text : "at the " + text;
    }
}
