package org.cutover.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Rule;
import org.cutover.identity.Refusal;
import org.cutover.yaml.Problems;
import org.cutover.yaml.YamlMap;
import org.cutover.yaml.YamlText;

/** Reads what a file expects, of a call and of a stage. */
final class ExpectationReader {

    private static final String EXPECT = "expect";

    private final Compatibility rules;
    private final KnownNames names;
    private final Problems problems;

    ExpectationReader(Compatibility rules, KnownNames names, Problems problems) {
        this.rules = rules;
        this.names = names;
        this.problems = problems;
    }

    /** The {@code expect} of a call: one word, or a mapping; completed where nothing is said. */
    CallExpectation ofCall(YamlMap call) {
        if (!call.has(EXPECT)) {
            return CallExpectation.COMPLETED;
        }
        if (!call.isMap(EXPECT)) {
            var outcome = call.oneOf(EXPECT, CallExpectation.OUTCOMES, CallExpectation.COMPLETED_WORD);
            return CallExpectation.ending(outcome);
        }
        var map = call.map(EXPECT);
        var read = details(map, CallExpectation.COMPLETED_WORD);
        map.done();
        return read;
    }

    /**
     * The {@code expect} of a step, or another key that says what must hold at a stage. What would hold whatever happens is
     * a fault.
     *
     * @param calls those that are placed at this stage
     */
    StageExpectation ofStage(YamlMap entry, String key, List<MatrixCall> calls) {
        return entry.findMap(key).map(map -> stage(map, calls)).orElse(StageExpectation.NOTHING_ELSE);
    }

    private StageExpectation stage(YamlMap map, List<MatrixCall> calls) {
        var refused = rule(map, "refused");
        var fails = fails(map, calls);
        var outbound = way(map, "outbound");
        requireSome(map, "outbound", Direction.OUTBOUND, calls);
        var inbound = way(map, "inbound");
        requireSome(map, "inbound", Direction.INBOUND, calls);
        var unused = new TreeSet<String>();
        map.texts("nothing-uses").forEach(text -> unused.add(names.resolve(text, problems)));
        var particular = new LinkedHashMap<String, CallExpectation>();
        for (var entry : map.maps("calls")) {
            var name = text(entry, "call")
                    .flatMap(text -> named(text, calls))
                    .map(MatrixCall::name)
                    .orElse("");
            var before = particular.putIfAbsent(name, details(entry, ""));
            if (before != null && !name.isEmpty()) {
                problems.add(entry.place(), "call \"%s\" stands here twice. Keep one.", name);
            }
            entry.done();
        }
        map.done();
        return new StageExpectation(refused, fails, outbound, inbound, unused, particular);
    }

    private void requireSome(YamlMap map, String key, Direction direction, List<MatrixCall> calls) {
        var none = calls.stream()
                .noneMatch(
                        call -> call.direction() == direction && !call.expect().isFailure());
        if (map.has(key) && none) {
            problems.add(
                    map.placeOfKey(key), "no %s call is placed here that is to complete, so this says nothing.", key);
        }
    }

    private Map<String, CallExpectation> fails(YamlMap stage, List<MatrixCall> calls) {
        var fails = new LinkedHashMap<String, CallExpectation>();
        if (stage.isMap("fails")) {
            var map = stage.map("fails");
            var how = details(map, CallExpectation.FAILS);
            if (!map.has("calls")) {
                problems.add(map.place(), "\"calls\" is missing here: which calls fail?");
            }
            map.texts("calls").forEach(text -> selected(text, calls).forEach(call -> fails.put(call.name(), how)));
            map.done();
        } else {
            var how = CallExpectation.ending(CallExpectation.FAILS);
            stage.texts("fails").forEach(text -> selected(text, calls).forEach(call -> fails.put(call.name(), how)));
        }
        return fails;
    }

    /** The calls that are meant by a name, or by {@code all}, {@code all-outbound} and so on. */
    private List<MatrixCall> selected(YamlText text, List<MatrixCall> calls) {
        if (text.text().equals("all")) {
            return calls;
        }
        for (var direction : Direction.values()) {
            if (text.text().equals(direction.all())) {
                var all = calls.stream()
                        .filter(call -> call.direction() == direction)
                        .toList();
                if (all.isEmpty()) {
                    problems.add(text.place(), "no such call is placed at this stage.");
                }
                return all;
            }
        }
        return named(text, calls).stream().toList();
    }

    private Optional<MatrixCall> named(YamlText text, List<MatrixCall> calls) {
        var found = calls.stream()
                .filter(call -> call.name().equalsIgnoreCase(text.text()))
                .findFirst();
        if (found.isEmpty()) {
            problems.addUnknown(
                    text.place(),
                    "a call placed at this stage,",
                    text.text(),
                    calls.stream().map(MatrixCall::name).toList());
        }
        return found;
    }

    private CallExpectation details(YamlMap map, String otherwise) {
        var status = map.integer("status", 200, 699, 0);
        var rule = rule(map, "rule");
        // A rule refuses, and a status of 300 or more fails: neither has to be said twice.
        var implied = !rule.isEmpty() ? "refused" : status >= 300 ? CallExpectation.FAILS : otherwise;
        var outcome = map.has("outcome") ? map.oneOf("outcome", outcomes(), implied) : implied;
        return new CallExpectation(outcome, status, rule, details(map), signs(map), messages(map));
    }

    private Signs signs(YamlMap map) {
        return new Signs(
                map.integer("diagnostic", 1, 19_999, 0),
                map.integer("event", 1, 65_535, 0),
                name(map, "usage", KnownNames.Kind.USAGE),
                map.texts("tried").stream()
                        .map(text -> names.resolve(text, KnownNames.Kind.TRUNK, problems))
                        .toList(),
                map.text("called", ""),
                map.text("calling", ""),
                map.words("carries"),
                map.words("lacks"),
                map.has("link-refused") ? map.oneOf("link-refused", Refusal.words(), "") : "");
    }

    private List<ExpectedMessage> messages(YamlMap map) {
        var all = new ArrayList<ExpectedMessage>();
        for (var entry : map.maps("messages")) {
            var by = text(entry, "by")
                    .map(text -> names.resolve(text, KnownNames.Kind.PARTY, problems))
                    .orElse("");
            var times = entry.has("times") ? OptionalInt.of(entry.integer("times", 0, 999, 1)) : OptionalInt.empty();
            var what = entry.text("message");
            problems.build(
                            entry.placeOf("message"),
                            () -> ExpectedMessage.of(what, by, times, entry.words("carries"), entry.words("lacks")))
                    .ifPresent(all::add);
            entry.done();
        }
        return all;
    }

    private static List<String> outcomes() {
        var all = new ArrayList<>(CallExpectation.OUTCOMES);
        all.add(CallExpectation.FAILS);
        return all;
    }

    private Way way(YamlMap stage, String key) {
        return stage.findMap(key)
                .map(map -> {
                    var read = details(map);
                    map.done();
                    return read;
                })
                .orElse(Way.ANY);
    }

    private Way details(YamlMap map) {
        var by = map.texts("by").stream()
                .map(text -> names.resolve(text, KnownNames.Kind.MEDIATION_SERVER, problems))
                .toList();
        return new Way(
                by,
                name(map, "route", KnownNames.Kind.ROUTE),
                name(map, "trunk", KnownNames.Kind.TRUNK),
                name(map, "gateway", KnownNames.Kind.GATEWAY));
    }

    private String name(YamlMap map, String key, KnownNames.Kind kind) {
        return text(map, key).map(text -> names.resolve(text, kind, problems)).orElse("");
    }

    private String rule(YamlMap map, String key) {
        var id = map.text(key, "");
        if (!id.isEmpty() && rules.findRule(id).isEmpty()) {
            problems.addUnknown(
                    map.placeOf(key),
                    "rule",
                    id,
                    rules.rules().stream().map(Rule::id).toList());
        }
        return id;
    }

    private static Optional<YamlText> text(YamlMap map, String key) {
        return map.findText(key).map(text -> new YamlText(text, map.placeOf(key)));
    }
}
