package org.cutover.junit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** A deployment file in the making: rows under keys, and what is added to them in the words of such a file. */
final class DeploymentText {

    private final Map<String, Object> keys = new LinkedHashMap<>();
    private final List<Map<String, Object>> additions = new ArrayList<>();

    /** A mapping, in this order. */
    static Map<String, Object> row(Object... keysAndValues) {
        var row = new LinkedHashMap<String, Object>();
        for (var i = 0; i < keysAndValues.length; i += 2) {
            row.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return row;
    }

    void set(String key, String value) {
        keys.put(key, value);
    }

    @SuppressWarnings("unchecked") // under these keys stand rows: they are made here alone
    List<Map<String, Object>> list(String key) {
        return (List<Map<String, Object>>) keys.computeIfAbsent(key, any -> new ArrayList<Map<String, Object>>());
    }

    @SuppressWarnings("unchecked") // and under this one names
    void nameOnce(String key, String name) {
        var names = (List<String>) keys.computeIfAbsent(key, any -> new ArrayList<String>());
        if (!names.contains(name)) {
            names.add(name);
        }
    }

    @SuppressWarnings("unchecked") // and under this one a mapping of lists of rows
    List<Map<String, Object>> carrier(String key) {
        var carrier = (Map<String, List<Map<String, Object>>>) keys.computeIfAbsent(
                "carrier", any -> new LinkedHashMap<String, List<Map<String, Object>>>());
        return carrier.computeIfAbsent(key, any -> new ArrayList<>());
    }

    /** @throws IllegalArgumentException if it is no mapping */
    void add(String yaml) {
        try {
            var settings =
                    LoadSettings.builder().setSchema(new FailsafeSchema()).build();
            if (new Load(settings).loadFromString(yaml) instanceof Map<?, ?> read) {
                additions.add(mapping(read));
                return;
            }
        } catch (YamlEngineException unreadable) {
            throw new IllegalArgumentException("This is no YAML: " + unreadable.getMessage(), unreadable);
        }
        throw new IllegalArgumentException(
                "\"%s\" is no part of a deployment file. Write it like lync-voice: { trunk-choice: as-listed }."
                        .formatted(yaml));
    }

    /** The file, with these keys after the others and before what was added: lists grow by that, other keys are set. */
    String with(Map<String, Object> last) {
        var all = new LinkedHashMap<String, Object>();
        merge(all, keys);
        merge(all, last);
        additions.forEach(addition -> merge(all, addition));
        return new Dump(DumpSettings.builder()
                        .setSchema(new FailsafeSchema())
                        .setDefaultFlowStyle(FlowStyle.BLOCK)
                        .build())
                .dumpToString(all);
    }

    private static Map<String, Object> mapping(Map<?, ?> read) {
        var mapping = new LinkedHashMap<String, Object>();
        read.forEach((key, value) ->
                mapping.put(String.valueOf(key), value instanceof Map<?, ?> inner ? mapping(inner) : value));
        return mapping;
    }

    @SuppressWarnings("unchecked") // mappings here have names for keys: they were made so
    private static void merge(Map<String, Object> into, Map<String, Object> more) {
        more.forEach((key, value) -> {
            var there = into.get(key);
            if (value instanceof Map<?, ?> inner) {
                var mapping = there instanceof Map<?, ?> known
                        ? new LinkedHashMap<>((Map<String, Object>) known)
                        : new LinkedHashMap<String, Object>();
                merge(mapping, (Map<String, Object>) inner);
                into.put(key, mapping);
            } else if (value instanceof List<?> list && there instanceof List<?> known) {
                var both = new ArrayList<Object>(known);
                both.addAll(list);
                into.put(key, both);
            } else {
                into.put(key, value);
            }
        });
    }
}
