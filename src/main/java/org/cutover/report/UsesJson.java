package org.cutover.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cutover.inquiry.Dependents;
import org.cutover.scenario.Untouched;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What depends on things, or what a rehearsal does not touch, for other programs; the schema is {@code schema/uses.json}. */
public final class UsesJson {

    private static final int VERSION = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private record Uses(int version, String deployment, String after, String name, List<ThingInJson> things) {}

    private record ThingInJson(
            String kind, String name, String of, boolean needed, String kept, List<GroupInJson> groups) {}

    private record GroupInJson(String id, String text, boolean holds, int count, List<String> names) {}

    private record Rest(int version, String rehearsal, String stopped, List<KindInJson> untouched) {}

    private record KindInJson(String kind, int touched, int count, List<String> names) {}

    private UsesJson() {}

    /** Ends with a line feed. */
    public static String of(List<Dependents> all, String name, String deployment, String after) {
        var things = all.stream()
                .map(one -> new ThingInJson(
                        one.thing().kind().word(),
                        one.thing().name(),
                        one.thing().of().word(),
                        one.any(),
                        one.kept().isEmpty() ? null : one.kept(),
                        one.groups().stream()
                                .map(group -> new GroupInJson(
                                        group.id(),
                                        group.says(),
                                        group.holds(),
                                        group.names().size(),
                                        group.names()))
                                .toList()))
                .toList();
        return write(new Uses(VERSION, deployment, after.isEmpty() ? null : after, name, things));
    }

    /** Ends with a line feed. */
    public static String of(Untouched untouched, String rehearsal) {
        var kinds = new ArrayList<KindInJson>();
        untouched
                .byKind()
                .forEach((kind, names) -> kinds.add(new KindInJson(
                        kind.toLowerCase(Locale.ROOT).replace(' ', '-'),
                        untouched.touched().get(kind),
                        names.size(),
                        names)));
        return write(new Rest(VERSION, rehearsal, untouched.stopped().isEmpty() ? null : untouched.stopped(), kinds));
    }

    private static String write(Object document) {
        return MAPPER.writeValueAsString(document) + "\n";
    }
}
