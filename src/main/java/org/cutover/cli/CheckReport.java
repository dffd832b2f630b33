package org.cutover.cli;

import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cutover.compatibility.Finding;
import org.cutover.compatibility.Severity;
import org.cutover.deployment.Deployment;
import org.cutover.report.ShortNames;
import org.cutover.report.TextWrap;
import org.cutover.scenario.PlanCheck;

/** Prints what a check found, stage by stage: a finding where it appears, and again where it is gone. */
final class CheckReport {

    static final int WIDTH = 100;
    private static final String INDENT = "    ";

    private final PrintWriter out;
    private final Deployment deployment;

    CheckReport(PrintWriter out, Deployment deployment) {
        this.out = out;
        this.deployment = deployment;
    }

    void print(List<PlanCheck.Stage> stages) {
        List<Finding> before = List.of();
        Set<Finding> all = new LinkedHashSet<>();
        for (var stage : stages) {
            print(stage);
            for (var finding : stage.findings()) {
                if (!before.contains(finding)) {
                    say(finding.severity().word(), cited(finding));
                }
            }
            for (var finding : before) {
                if (!stage.findings().contains(finding)) {
                    say("gone", finding.message());
                }
            }
            before = stage.findings();
            all.addAll(before);
        }
        var refused = stages.stream()
                .filter(stage -> stage.refused().isPresent() && !stage.asExpected())
                .count();
        out.println(summary(all) + (refused == 0 ? "" : " A step is refused, and the plan ends there."));
    }

    private void print(PlanCheck.Stage stage) {
        out.printf("%2d  %s%n", stage.number(), ShortNames.in(stage.title(), deployment));
        stage.planned().ifPresent(planned -> {
            var step = planned.step();
            // In full: what is to be typed must not be shortened.
            write("do", planned.action().toString());
            if (planned.pending()) {
                write("not yet", "do not publish or commit; a later step does.");
            }
            stage.report().forEach(line -> write("reports", line));
            write("undo", step.reversal().toString());
        });
        for (var undone : stage.undone()) {
            var step = undone.step();
            write("undoes \"" + step.title() + "\"", step.reversal().toString());
        }
        stage.refused()
                .ifPresent(refusal -> refusal.why()
                        .forEach(why -> say(stage.asExpected() ? "refused, as expected" : "REFUSED", why)));
        if (!stage.forced().isEmpty()) {
            say("forced", "carried out against " + String.join(", ", stage.forced()));
        }
        if (stage.refused().isEmpty() && !stage.asExpected()) {
            say("NOT REFUSED", "the step is carried out, although the plan expects it to be refused.");
        }
    }

    private static String cited(Finding finding) {
        return finding.message() + " " + finding.rule().cite();
    }

    private static String summary(Set<Finding> all) {
        var warnings = count(all, Severity.WARNING);
        return all.isEmpty()
                ? "No finding."
                : "Findings: %d broken, %d unknown%s."
                        .formatted(
                                count(all, Severity.BROKEN),
                                count(all, Severity.UNKNOWN),
                                warnings == 0 ? "" : ", %d warned of".formatted(warnings));
    }

    private static long count(Set<Finding> all, Severity severity) {
        return all.stream().filter(finding -> finding.severity() == severity).count();
    }

    private void say(String what, String text) {
        write(what, ShortNames.in(text, deployment));
    }

    private void write(String what, String text) {
        var lines = TextWrap.lines(what + ": " + text, WIDTH);
        out.println(INDENT + lines.get(0));
        lines.stream().skip(1).forEach(line -> out.println(INDENT + INDENT + line));
    }
}
