package org.cutover.migration;

import java.util.List;
import org.cutover.compatibility.Compatibility;
import org.cutover.pattern.NumberPattern;
import org.cutover.routing.RouteTarget;
import org.cutover.routing.VoiceRoute;
import org.cutover.yaml.YamlMap;

/**
 * Adds a route ("Change voice routes to use the new Lync Server 2013 Mediation Server"; New-CsVoiceRoute reference).
 *
 * @param targets trunks; Mediation Servers in a phone route
 */
record AddRoute(
        RouteTable table,
        String route,
        NumberPattern pattern,
        List<String> usages,
        List<RouteTarget> targets,
        RoutePlace at)
        implements Step {

    static AddRoute read(YamlMap map, RouteTable table) {
        return new AddRoute(
                table,
                map.text("route"),
                StepReader.pattern(map).orElse(NumberPattern.of("^\\+")),
                map.words("usages"),
                StepReader.targets(map, table),
                RoutePlace.read(map));
    }

    @Override
    public String title() {
        return "Add %s %s %s, over %s"
                .formatted(
                        table.word(),
                        route,
                        at,
                        String.join(
                                ", ", targets.stream().map(RouteTarget::text).toList()));
    }

    @Override
    public Acts acts() {
        return table.acts();
    }

    @Override
    public Estate apply(Estate estate) {
        Lookup.usages(table.of(estate), usages);
        return table.edit(
                estate, voice -> voice.withRouteAt(new VoiceRoute(route, pattern, usages, targets), at.indexIn(voice)));
    }

    @Override
    public List<Objection> objections(Estate estate, Compatibility rules) {
        return new Gate(estate.edited(), rules).targetsStand(targets).objections();
    }

    @Override
    public ProductAction action() {
        var lead = targets.stream().map(RouteTarget::identity).toList();
        return table.action(
                "New, name %s, usages %s, %s, %s"
                        .formatted(route, String.join(", ", usages), String.join(", ", lead), at),
                "New-CsVoiceRoute -Identity \"%s\" -Priority %s -NumberPattern '%s' -PstnUsages @{add=\"%s\"}"
                                .formatted(
                                        route,
                                        at.text().equals("top") ? "0" : "<n>",
                                        pattern,
                                        String.join("\",\"", usages))
                        + " -PstnGatewayList @{add=\"%s\"}".formatted(String.join("\",\"", lead)));
    }

    @Override
    public Reversal reversal() {
        return table.reversal(
                "remove %s %s".formatted(table.word(), route), "Remove-CsVoiceRoute -Identity \"%s\"".formatted(route));
    }
}
