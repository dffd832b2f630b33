package org.cutover.migration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.cutover.compatibility.Compatibility;
import org.cutover.pattern.NumberPattern;
import org.cutover.routing.RouteTarget;
import org.cutover.routing.VoiceRoute;
import org.cutover.yaml.YamlMap;

/** Changes a route in its place: where it leads, what it carries, what it matches. What is empty stays as it is. */
record ChangeRoute(
        RouteTable table, String route, Optional<NumberPattern> pattern, List<String> usages, List<RouteTarget> targets)
        implements Step {

    private static final List<String> CHANGES = List.of("pattern", "usages", "trunks", "mediation-servers");

    static ChangeRoute read(YamlMap map, RouteTable table) {
        // By the keys, not by what was read: of a faulty pattern it need not be said that it is missing as well.
        if (Collections.disjoint(map.keys(), CHANGES)) {
            map.problems()
                    .add(map.place(), "nothing is changed here. Give a pattern, usages, or where the route leads.");
        }
        return new ChangeRoute(
                table, map.text("route"), StepReader.pattern(map), map.words("usages"), StepReader.targets(map, table));
    }

    @Override
    public String title() {
        return "Change %s %s%s"
                .formatted(
                        table.word(),
                        route,
                        targets.isEmpty()
                                ? ""
                                : " to lead over "
                                        + String.join(
                                                ", ",
                                                targets.stream()
                                                        .map(RouteTarget::text)
                                                        .toList()));
    }

    @Override
    public Acts acts() {
        return table.acts();
    }

    @Override
    public Estate apply(Estate estate) {
        Lookup.usages(table.of(estate), usages);
        return table.edit(estate, voice -> {
            var old = Lookup.route(voice, route);
            return voice.withRoute(new VoiceRoute(
                    old.name(),
                    pattern.orElse(old.pattern()),
                    usages.isEmpty() ? old.usages() : usages,
                    targets.isEmpty() ? old.targets() : targets,
                    old.alternateCallerId()));
        });
    }

    @Override
    public List<Objection> objections(Estate estate, Compatibility rules) {
        return new Gate(estate.edited(), rules).targetsStand(targets).objections();
    }

    @Override
    public ProductAction action() {
        return table.action(
                "edit %s: %s".formatted(route, edits()),
                "Set-CsVoiceRoute -Identity \"%s\"%s".formatted(route, settings()));
    }

    private String edits() {
        var edits = new ArrayList<String>();
        pattern.ifPresent(changed -> edits.add("pattern " + changed));
        if (!usages.isEmpty()) {
            edits.add("PSTN usages " + String.join(", ", usages));
        }
        if (!targets.isEmpty()) {
            var lead = targets.stream().map(RouteTarget::identity).toList();
            edits.add("associated trunks %s and no other".formatted(String.join(", ", lead)));
        }
        return String.join("; ", edits);
    }

    private String settings() {
        var settings = new StringBuilder();
        pattern.ifPresent(changed -> settings.append(" -NumberPattern '%s'".formatted(changed)));
        if (!usages.isEmpty()) {
            settings.append(" -PstnUsages @{replace=\"%s\"}".formatted(String.join("\",\"", usages)));
        }
        if (!targets.isEmpty()) {
            var lead = targets.stream().map(RouteTarget::identity).toList();
            settings.append(" -PstnGatewayList @{replace=\"%s\"}".formatted(String.join("\",\"", lead)));
        }
        return settings.toString();
    }

    @Override
    public Reversal reversal() {
        return table.reversal("edit %s %s back to what it was".formatted(table.word(), route), "");
    }
}
