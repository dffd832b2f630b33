package org.cutover.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cutover.results.RunReport;
import org.cutover.results.RunReport.Call;
import org.cutover.results.RunReport.Stage;

/**
 * Two runs side by side: which calls ended otherwise, or went by another route, trunk, Mediation Server or gateway. Stages are
 * the same where they have the id of the same step, calls where they have the same name and are as many in the stage before.
 *
 * @param changes in the order of the first run
 * @param onlyOne stages and calls that one run has alone
 */
public record RunComparison(RunReport before, RunReport after, List<Change> changes, List<Alone> onlyOne) {

    /** A call that differs. */
    public record Change(Stage stage, Call before, Call after, List<Difference> differences) {}

    /** @param what {@code outcome}, {@code route}, {@code trunk}, {@code Mediation Server}, {@code gateway} */
    public record Difference(String what, String before, String after) {}

    /**
     * Something that the other run has not.
     *
     * @param call its name; empty if the whole stage is meant
     * @param inFirst whether the first run has it
     */
    public record Alone(Stage stage, String call, boolean inFirst) {}

    public static RunComparison of(RunReport before, RunReport after) {
        var changes = new ArrayList<Change>();
        var alone = new ArrayList<Alone>();
        var first = stages(before);
        var second = stages(after);
        first.forEach((key, stage) -> {
            if (second.containsKey(key)) {
                compare(stage, second.get(key), changes, alone);
            } else {
                alone.add(new Alone(stage, "", true));
            }
        });
        second.forEach((key, stage) -> {
            if (!first.containsKey(key)) {
                alone.add(new Alone(stage, "", false));
            }
        });
        return new RunComparison(before, after, List.copyOf(changes), List.copyOf(alone));
    }

    private static void compare(Stage before, Stage after, List<Change> changes, List<Alone> alone) {
        var first = calls(before);
        var second = calls(after);
        first.forEach((key, call) -> {
            var other = second.get(key);
            if (other == null) {
                alone.add(new Alone(before, call.name(), true));
                return;
            }
            var differences = differences(call, other);
            if (!differences.isEmpty()) {
                changes.add(new Change(before, call, other, differences));
            }
        });
        second.forEach((key, call) -> {
            if (!first.containsKey(key)) {
                alone.add(new Alone(after, call.name(), false));
            }
        });
    }

    private static Map<String, Stage> stages(RunReport report) {
        var stages = new LinkedHashMap<String, Stage>();
        report.stages().forEach(stage -> stages.putIfAbsent(stage.step(), stage));
        return stages;
    }

    /** A scenario without a plan may place a call of one name several times. */
    private static Map<String, Call> calls(Stage stage) {
        var calls = new LinkedHashMap<String, Call>();
        for (var call : stage.calls()) {
            var key = call.name();
            for (var n = 2; calls.containsKey(key); n++) {
                key = call.name() + "\n" + n;
            }
            calls.put(key, call);
        }
        return calls;
    }

    private static List<Difference> differences(Call before, Call after) {
        var differences = new ArrayList<Difference>();
        var one = before.seen();
        var other = after.seen();
        // The words of an outcome name who ended it: the same outcome by another server is a change too.
        compare("outcome", one.ended(), other.ended(), differences);
        compare("route", one.way().route(), other.way().route(), differences);
        compare("trunk", one.way().trunk(), other.way().trunk(), differences);
        compare("Mediation Server", one.way().mediationServer(), other.way().mediationServer(), differences);
        compare("gateway", one.way().gateway(), other.way().gateway(), differences);
        return differences;
    }

    private static void compare(String what, String before, String after, List<Difference> differences) {
        if (!before.equals(after)) {
            differences.add(new Difference(what, before, after));
        }
    }

    public boolean same() {
        return changes.isEmpty() && onlyOne.isEmpty();
    }
}
