package org.cutover.migration;

import org.cutover.yaml.YamlMap;

/** Removes a route. */
record RemoveRoute(RouteTable table, String route) implements Step {

    static RemoveRoute read(YamlMap map, RouteTable table) {
        return new RemoveRoute(table, map.text("route"));
    }

    @Override
    public String title() {
        return "Remove %s %s".formatted(table.word(), route);
    }

    @Override
    public Acts acts() {
        return table.acts();
    }

    @Override
    public Estate apply(Estate estate) {
        return table.edit(
                estate, voice -> voice.withoutRoute(Lookup.route(voice, route).name()));
    }

    @Override
    public ProductAction action() {
        return table.action(
                "select %s, Delete".formatted(route), "Remove-CsVoiceRoute -Identity \"%s\"".formatted(route));
    }

    @Override
    public Reversal reversal() {
        return table.reversal(
                "add %s %s again as it was, in its place in the order".formatted(table.word(), route), "");
    }
}
