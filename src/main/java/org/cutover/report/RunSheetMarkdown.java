package org.cutover.report;

import java.util.List;
import java.util.stream.Stream;

/** The run sheet as Markdown, for a wiki or a ticket: {@code run-sheet.md}. */
final class RunSheetMarkdown {

    private final RunSheet sheet;
    private final StringBuilder text = new StringBuilder();

    private RunSheetMarkdown(RunSheet sheet) {
        this.sheet = sheet;
    }

    static String of(RunSheet sheet) {
        return new RunSheetMarkdown(sheet).write();
    }

    private String write() {
        var report = sheet.report();
        line("# Run sheet: " + plain(report.title()));
        line("");
        line(plain(inShort(sheet.standing()))
                + " Cutover %s, profile %s."
                        .formatted(report.program(), report.reading().profile()));
        if (!sheet.forbidden().isEmpty()) {
            line("");
            line("**Not to be carried out as they stand: %s.**"
                    .formatted(plain(inShort("step " + String.join("; step ", sheet.forbidden())))));
        }
        sheet.extent().forEach(part -> {
            line("");
            line("**%s**".formatted(plain(inShort(part))));
        });
        if (!report.subject().why().isEmpty()) {
            line("");
            line(plain(report.subject().why()));
        }
        line("");
        line(sheet.pointOfNoReturn()
                .map(step -> "**Point of no return: step %d, %s.**"
                        .formatted(step.number(), plain(inShort(step.stage().title()))))
                .orElse("Every step %scan be undone.".formatted(report.extent().isPart() ? "of this part " : "")));
        line("");
        line("Date ____________  Led by ____________  Bridge ____________");
        line("");
        if (!sheet.found().isEmpty()) {
            line("## Found in the estate before any step");
            line("");
            line("Settle each, or know why not.");
            line("");
            sheet.found().forEach(one -> line("- [ ] " + plain(inShort(one))));
            line("");
        }
        line("## Before you begin");
        line("");
        if (!sheet.saves().isEmpty()) {
            line("Save, and again before each step that is undone from what was saved:");
            line("");
            sheet.saves().forEach(save -> line("- [ ] " + plain(save)));
            line("");
            line("Check:");
            line("");
        }
        checks(sheet.before());
        for (var step : sheet.steps()) {
            step(step);
        }
        var back = sheet.wayBack();
        if (!back.isEmpty()) {
            line("");
            line("## The way back");
            line("");
            line("From the step you stand at, downwards in this list:");
            line("");
            back.forEach(step -> line("- [ ] %d %s: %s"
                    .formatted(step.number(), plain(inShort(step.stage().title())), plain(step.wayBack()))));
        }
        return text.toString();
    }

    private void step(RunSheet.Step step) {
        line("");
        if (step.pointOfNoReturn()) {
            line("---");
            line("");
            line(
                    "**POINT OF NO RETURN. From here on there is no way back behind this line. Go on? ______ (name, time)**");
            line("");
        }
        line("## %d. %s".formatted(step.number(), plain(inShort(step.stage().title()))));
        line("");
        line("Began ______  Done ______  By ____________");
        line("");
        step.warning().forEach(warning -> {
            line("> **Warning:** " + plain(warning));
            line("");
        });
        var work = step.work();
        if (!work.isNone()) {
            line((step.allowed() ? "- [ ] **%s**" : "**Not to be carried out as it stands. In the plan it is, in %s:**")
                    .formatted(plain(work.tool())));
            line("");
            line(fenced(work.how()));
            line("");
            if (work.pending() && step.allowed()) {
                line("  Do not publish or commit yet: a later step does.");
                line("");
            }
        }
        if (step.stage().refused().isEmpty()) {
            line("Check:");
            line("");
            if (step.changes()) {
                checks(step.checks());
            } else {
                unchanged(step);
            }
            line("");
        }
        if (!work.isNone()) {
            line((work.undoable() ? "To undo: " : "**Cannot be undone:** ") + plain(work.undo()));
        }
        line("");
        line("Notes:");
    }

    private void checks(List<RunSheet.Check> checks) {
        checks.forEach(check -> line("- [ ] %s%s: %s"
                .formatted(
                        check.isNew() ? "**NEW** " : "",
                        plain(inShort(check.result())),
                        plain(String.join("; ", check.calls())))));
        if (checks.isEmpty()) {
            line("- No call was placed.");
        }
    }

    private void unchanged(RunSheet.Step step) {
        if (step.checks().isEmpty()) {
            line("- No call was placed.");
        } else if (step.checks().size() > step.unrehearsed().size()) {
            line(step.unchanged());
            line("");
        }
        Stream.of(step.trials(), step.unrehearsed())
                .filter(some -> !some.isEmpty())
                .forEach(this::checks);
    }

    private String inShort(String name) {
        return ShortNames.in(name, sheet.report().subject().domain());
    }

    /** What is to be typed stands as it is. */
    private static String fenced(String how) {
        var fence = "```";
        while (how.contains(fence)) {
            fence += "`";
        }
        return "  " + fence + "\n  " + how.replace("\n", "\n  ") + "\n  " + fence;
    }

    /** Names may hold anything; here they are text, on one line. */
    private static String plain(String text) {
        return text.strip()
                .replaceAll("\\s+", " ")
                .replaceAll("([\\\\`*_{}\\[\\]<>|~&#$])", "\\\\$1")
                // At the beginning of a line these are the marks of lists and rules.
                .replaceFirst("^([-+=])", "\\\\$1")
                .replaceFirst("^(\\d{1,9})([.)])", "$1\\\\$2");
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
