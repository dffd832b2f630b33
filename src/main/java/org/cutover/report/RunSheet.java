package org.cutover.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cutover.results.RunReport;
import org.cutover.results.RunReport.Call;
import org.cutover.results.RunReport.Dialled;
import org.cutover.results.RunReport.Stage;
import org.cutover.results.RunReport.Work;
import org.cutover.results.Tally;
import org.cutover.scenario.Isolated;
import org.cutover.topology.Fqdn;

/**
 * The plan as it is carried out in the night: what to do, what to check after it, and how to go back. What to check is what the
 * rehearsal saw: calls that end alike by the same way are one check.
 *
 * @param before what to check before the first step
 */
record RunSheet(RunReport report, List<Check> before, List<Step> steps) {

    /**
     * One thing to check.
     *
     * @param result how the calls end and by which way, in the words of the night
     * @param calls which calls show it, the first one first
     * @param isNew whether one of them ended otherwise, or by another way, after the step before
     * @param rehearsed whether they were placed at all
     */
    record Check(String result, List<String> calls, boolean isNew, boolean rehearsed) {}

    /**
     * One step.
     *
     * @param warning what is wrong with it; empty if nothing is
     * @param checks all of them; where {@link #changes} is false they are those of the step before
     * @param trials where nothing changes, the calls that test the step all the same; none if the matrix has none
     * @param pointOfNoReturn whether it is the first one that cannot be undone
     */
    record Step(Stage stage, List<String> warning, List<Check> checks, List<Check> trials, boolean pointOfNoReturn) {

        int number() {
            return stage.number();
        }

        Work work() {
            return stage.work();
        }

        /** How it is undone by who goes back. Behind a roll-back there is nothing to undo twice. */
        String wayBack() {
            var undone = work().undoes();
            return undone.isEmpty()
                    ? work().undo()
                    : "Nothing: it has undone %s already. Go on below %s."
                            .formatted(
                                    undone.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                                    undone.size() == 1 ? "it" : "them");
        }

        /** Whether it may be carried out as it stands: the rehearsal neither refused it nor did it against the rules. */
        boolean allowed() {
            return stage.refused().isEmpty() && stage.forced().isEmpty();
        }

        /** Where nothing changes: what is to be said before the trials. */
        String unchanged() {
            return trials.isEmpty()
                    ? "Nothing changes for calls, and no call of the matrix tests this step."
                    : "Nothing changes for calls. These test the step:";
        }

        /** Calls that the rehearsal could not place, and the night can. */
        List<Check> unrehearsed() {
            return checks.stream().filter(check -> !check.rehearsed()).toList();
        }

        boolean changes() {
            return checks.stream().anyMatch(Check::isNew);
        }
    }

    static RunSheet of(RunReport report) {
        var steps = new ArrayList<Step>();
        var before = List.<Check>of();
        var previous = Optional.<Stage>empty();
        var open = true;
        for (var stage : report.stages()) {
            var checks = checks(report, stage, previous);
            if (stage.number() == 0) {
                before = checks;
            } else {
                var last = open && !stage.work().undoable();
                steps.add(new Step(stage, warnings(stage), checks, trials(report, stage), last));
                open &= stage.work().undoable();
            }
            // A call that stands across one step is not placed after the next: it is held against nothing.
            previous = Optional.of(stage);
        }
        return new RunSheet(report, before, steps);
    }

    private static List<String> warnings(Stage stage) {
        var warnings = new ArrayList<String>();
        if (!stage.refused().isEmpty()) {
            warnings.add("In the rehearsal this step was refused, and not carried out: " + stage.refused());
        }
        if (!stage.forced().isEmpty()) {
            warnings.add("The rules forbid this step (%s); the rehearsal carried it out all the same."
                    .formatted(String.join(", ", stage.forced())));
        }
        var failed = stage.calls().stream()
                .filter(call -> call.verdict().equals("failed"))
                .map(call -> Isolated.in(call.name()))
                .toList();
        if (!failed.isEmpty()) {
            warnings.add("In the rehearsal not as expected after this step: %s.".formatted(String.join(", ", failed)));
        }
        if (stage.refused().isEmpty() && !stage.complaint().isEmpty()) {
            warnings.add("In the rehearsal: " + stage.complaint() + ".");
        }
        return warnings;
    }

    private static List<Check> checks(RunReport report, Stage stage, Optional<Stage> previous) {
        var calls = new LinkedHashMap<String, List<Call>>();
        for (var call : stage.calls()) {
            if (call.isNotPlaced()) {
                continue;
            }
            calls.computeIfAbsent(result(report, call), key -> new ArrayList<>())
                    .add(call);
        }
        var checks = new ArrayList<Check>();
        calls.forEach((result, alike) -> {
            var isNew = previous.isPresent()
                    && alike.stream()
                            .anyMatch(call -> before(previous.get(), call)
                                    .filter(earlier -> !result(report, earlier).equals(result))
                                    .isPresent());
            checks.add(new Check(
                    result, alike.stream().map(call -> described(report, call)).toList(), isNew, true));
        });
        var unplaced = new LinkedHashMap<String, List<String>>();
        stage.calls().stream()
                .filter(Call::isNotPlaced)
                .forEach(call -> unplaced.computeIfAbsent(call.seen().why(), key -> new ArrayList<>())
                        .add(described(report, call)));
        unplaced.forEach((why, alike) ->
                checks.add(new Check("not rehearsed, for it could not be placed: " + why, alike, false, false)));
        return checks;
    }

    private static List<Check> trials(RunReport report, Stage stage) {
        return CallsToTry.of(report, stage).stream()
                .map(call -> new Check(result(report, call), List.of(described(report, call)), false, true))
                .toList();
    }

    private static Optional<Call> before(Stage stage, Call call) {
        return stage.calls().stream()
                .filter(earlier -> !earlier.isNotPlaced())
                .filter(earlier -> earlier.name().equals(call.name()))
                .findFirst();
    }

    /** {@code completes, out by ocs-med > sea-gw}. */
    private static String result(RunReport report, Call call) {
        var taken = call.seen().way();
        var servers = new ArrayList<String>();
        if (!taken.mediationServer().isEmpty()) {
            servers.add(Isolated.in(Fqdn.label(taken.mediationServer())));
        }
        if (!taken.gateway().isEmpty()) {
            servers.add(Isolated.in(Fqdn.label(taken.gateway())));
        }
        var direction = dialled(report, call).map(Dialled::direction).orElse("");
        var outbound = direction.equals("outbound") ? "out by " : direction.equals("inbound") ? "in by " : "by ";
        var way = servers.isEmpty() ? "" : ", " + outbound + String.join(" > ", servers);
        var ended = call.isCompleted() ? "completes" : call.seen().ended();
        var doubt = call.verdict().equals("undecided") ? " (no source says whether these releases work together)" : "";
        return ended + way + doubt;
    }

    private static Optional<Dialled> dialled(RunReport report, Call call) {
        return report.calls().stream()
                .filter(one -> one.name().equals(call.name()))
                .findFirst();
    }

    /** {@code bob calls out (bob dials 9 555 0123)}. */
    private static String described(RunReport report, Call call) {
        return dialled(report, call)
                .map(one -> (one.from().startsWith("+") ? "%s (%s calls %s)" : "%s (%s dials %s)")
                        .formatted(Isolated.in(call.name()), Isolated.in(one.from()), Isolated.in(one.to())))
                .orElse(Isolated.in(call.name()));
    }

    /** Steps that can be undone before the first that cannot, the last first: the way back. */
    List<Step> wayBack() {
        var back = new ArrayList<Step>();
        for (var step : steps) {
            if (!step.work().undoable()) {
                break;
            }
            if (step.stage().refused().isEmpty()) {
                back.add(0, step);
            }
        }
        return back;
    }

    Optional<Step> pointOfNoReturn() {
        return steps.stream().filter(Step::pointOfNoReturn).findFirst();
    }

    /** Whether it may be carried into the night, in a sentence. */
    String standing() {
        return switch (report.verdict()) {
            case "passed" ->
                (Tally.of(report).saysAnnounced().isEmpty()
                                ? ""
                                : "This plan does NOT work, and was not expected to: %s. "
                                        .formatted(Tally.of(report).saysAnnounced()))
                        + "Rehearsed, and all %d calls in %d stages went as expected."
                                .formatted(
                                        report.stages().stream()
                                                .mapToInt(stage -> stage.calls().size())
                                                .sum(),
                                        report.stages().size());
            case "undecided" -> undecided();
            case "failed" -> "This plan did NOT pass its rehearsal. Do not carry it out as it stands.";
            default -> "The rehearsal of this plan did not come to its end, and nothing is judged. Rehearse it first.";
        };
    }

    /** What was left out, and what was real, a sentence each. */
    List<String> extent() {
        return report.extent().says();
    }

    /** What is broken or not documented before any step, a sentence each. */
    List<String> found() {
        return report.foundBefore();
    }

    /** Steps that are not to be carried out as they stand, a phrase each. */
    List<String> forbidden() {
        return steps.stream()
                .filter(step -> !step.allowed())
                .map(step -> "%d, %s (%s)"
                        .formatted(
                                step.number(),
                                step.stage().title(),
                                step.stage().refused().isEmpty()
                                        ? "forced against "
                                                + String.join(", ", step.stage().forced())
                                        : "refused by "
                                                + String.join(", ", step.stage().refusedBy())))
                .toList();
    }

    /** What is to be saved before the tools change it, for those that the plan uses; each with where that is stated. */
    List<String> saves() {
        var tools = steps.stream().map(step -> step.work().tool()).toList();
        var saves = new ArrayList<String>();
        if (tools.contains("Topology Builder")) {
            saves.add("Topology Builder: Action > Save a copy of topology as (menu assumed)");
        }
        if (tools.contains("Lync Server Control Panel")) {
            saves.add("Lync Server Control Panel: Voice Routing > Action > Export configuration"
                    + " (Lync Server 2013, Export a voice route configuration file)");
        }
        if (tools.stream().anyMatch(tool -> tool.startsWith("Lync Server") || tool.equals("Topology Builder"))) {
            saves.add("Lync Server Management Shell: Export-CsConfiguration -FileName <file>.zip"
                    + " (Lync Server 2013, Export-CsConfiguration)");
        }
        if (tools.contains("Office Communications Server console")) {
            saves.add("Office Communications Server console: write down the phone routes, in their order (assumed)");
        }
        return saves;
    }

    private String undecided() {
        var tally = Tally.of(report);
        var doubt = tally.doubtful() == 0
                ? ""
                : "Rehearsed as expected, but across releases of which no source says whether they work together. Ask before the night. ";
        var others = tally.doubtful() == 0 && tally.placed() > 0
                ? "The other %d went as expected.".formatted(tally.placed())
                : "";
        return (doubt + tally.saysNotPlaced() + " " + others).strip();
    }
}
