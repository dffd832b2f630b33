package org.cutover.migration;

import org.cutover.yaml.YamlMap;

/** Moves a route up or down in the order in which routes are looked at. */
record MoveRoute(RouteTable table, String route, RoutePlace at) implements Step {

    static MoveRoute read(YamlMap map, RouteTable table) {
        map.text("at");
        return new MoveRoute(table, map.text("route"), RoutePlace.read(map));
    }

    @Override
    public String title() {
        return "Move %s %s %s".formatted(table.word(), route, at.toString().replace("at the", "to the"));
    }

    @Override
    public Acts acts() {
        return table.acts();
    }

    @Override
    public Estate apply(Estate estate) {
        return table.edit(estate, voice -> {
            var moved = Lookup.route(voice, route);
            return voice.withRouteAt(moved, at.indexIn(voice.withoutRoute(moved.name())));
        });
    }

    @Override
    public ProductAction action() {
        return table.action(
                "select %s, Move up or Move down".formatted(route),
                "Set-CsVoiceRoute -Identity \"%s\" -Priority %s"
                        .formatted(route, at.text().equals("top") ? "0" : "<n>"));
    }

    @Override
    public Reversal reversal() {
        return table.reversal("move %s %s back to its place in the order".formatted(table.word(), route), "");
    }
}
