package org.cutover.report;

import java.util.List;
import org.cutover.results.RunReport.Work;

/** The run sheet as a page to print and hold in the night: {@code run-sheet.html}. One file, that asks nothing of anyone. */
final class RunSheetHtml {

    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #111; --paper: #fff; --line: #777; --soft: #f0f0f0; --stop: #a00000; }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #e8e8e8; --paper: #151515; --line: #888; --soft: #262626; --stop: #ff8a80; } }
            * { box-sizing: border-box; }
            body { margin: 0 auto; max-width: 52rem; padding: 1rem; background: var(--paper); color: var(--ink);
              font: 16px/1.4 system-ui, "Segoe UI", Helvetica, Arial, sans-serif; overflow-wrap: anywhere; }
            h1 { font-size: 1.5rem; margin: 0 0 .3rem; }
            h2 { font-size: 1.1rem; margin: 0; }
            p { margin: .4rem 0; }
            .standing { border: 2px solid var(--ink); padding: .5rem .7rem; font-weight: 600; }
            .bad { border-color: var(--stop); color: var(--stop); }
            .fields { display: flex; flex-wrap: wrap; gap: .4rem 1.2rem; margin: .7rem 0; }
            .fields span { flex: 1 1 9rem; border-bottom: 1px solid var(--line); padding-top: .9rem; font-size: .8rem; }
            section { border: 1px solid var(--line); border-radius: 4px; margin: .8rem 0; padding: .6rem .8rem; break-inside: avoid; }
            .head { display: flex; gap: .7rem; align-items: baseline; justify-content: space-between; flex-wrap: wrap; }
            .times { font-size: .8rem; white-space: nowrap; }
            .label { font-size: .75rem; text-transform: uppercase; letter-spacing: .05em; margin: .6rem 0 .1rem; }
            pre { background: var(--soft); padding: .4rem .6rem; margin: .2rem 0; white-space: pre-wrap; overflow-wrap: anywhere;
              font: .85rem/1.4 ui-monospace, Consolas, "DejaVu Sans Mono", monospace; }
            ul { list-style: none; margin: .2rem 0; padding: 0; }
            li { display: flex; gap: .5rem; margin: .25rem 0; }
            li input { flex: none; width: 1.05rem; height: 1.05rem; margin: .15rem 0 0; }
            .calls { font-size: .88rem; }
            .new { font-weight: 700; border: 1px solid; padding: 0 .3rem; font-size: .75rem; }
            .stop { border: 3px double var(--stop); color: var(--stop); padding: .6rem .8rem; margin: 1.2rem 0; font-weight: 700;
              text-align: center; break-inside: avoid; break-after: avoid; }
            .notes { border-top: 1px dotted var(--line); margin-top: .6rem; height: 3.2rem; font-size: .75rem; }
            table { border-collapse: collapse; width: 100%; }
            th { white-space: nowrap; }
            th:last-child { min-width: 4.5rem; }
            td:nth-child(3) { overflow-wrap: break-word; min-width: 5.5rem; }
            th, td { text-align: left; vertical-align: top; padding: .25rem .4rem; border-bottom: 1px solid var(--line); }
            a { color: inherit; }
            tr, li { break-inside: avoid; }
            .back td:first-child { white-space: nowrap; }
            .back { break-before: page; }
            @page { margin: 14mm; @bottom-right { content: counter(page) " / " counter(pages); } }
            @media print {
              :root { --ink: #000; --paper: #fff; --line: #777; --soft: #f3f3f3; --stop: #000; }
              body { font-size: 11pt; max-width: none; padding: 0; }
            }
            """;

    private final RunSheet sheet;
    private final StringBuilder html = new StringBuilder();
    private int box;

    private RunSheetHtml(RunSheet sheet) {
        this.sheet = sheet;
    }

    static String of(RunSheet sheet) {
        return new RunSheetHtml(sheet).write();
    }

    private String write() {
        var report = sheet.report();
        add("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Run sheet: ");
        add(text(report.title()) + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n<main>\n");
        add("<h1>Run sheet: " + named(report.title()) + "</h1>\n");
        add("<p class=\"standing%s\">%s</p>\n"
                .formatted(report.verdict().equals("passed") ? "" : " bad", name(sheet.standing())));
        if (!sheet.forbidden().isEmpty()) {
            add("<p class=\"standing bad\">Not to be carried out as they stand: %s.</p>\n"
                    .formatted(name("step " + String.join("; step ", sheet.forbidden()))));
        }
        sheet.extent().forEach(part -> add("<p class=\"standing bad\">" + name(part) + "</p>\n"));
        if (!report.subject().why().isEmpty()) {
            add("<p dir=\"auto\">" + name(report.subject().why()) + "</p>\n");
        }
        if (!report.reading().disagreement().isEmpty()) {
            add("<p>" + name(report.reading().disagreement()) + "</p>\n");
        }
        add(
                "<div class=\"fields\"><span>Date</span><span>Led by</span><span>Bridge</span><span>Decides to go back</span></div>\n");
        if (!sheet.found().isEmpty()) {
            add("<section><h2>Found in the estate before any step</h2><p>Settle each, or know why not.</p>\n<ul>\n");
            sheet.found().forEach(one -> add("<li>" + box("settled") + "<div>" + name(one) + "</div></li>\n"));
            add("</ul></section>\n");
        }
        overview();
        add("<section><h2>Before you begin</h2>");
        if (!sheet.saves().isEmpty()) {
            label("Save, and again before each step that is undone from what was saved");
            add("<ul>\n");
            sheet.saves().forEach(save -> add("<li>" + box("saved") + "<div>" + text(save) + "</div></li>\n"));
            add("</ul>");
        }
        label("Check");
        checks(sheet.before());
        add("<div class=\"notes\">Notes</div></section>\n");
        sheet.steps().forEach(this::step);
        wayBack();
        add(
                "<p class=\"calls\">Drawn by Cutover %s from the rehearsal, profile %s. A check says what the rehearsal saw.</p>\n"
                        .formatted(text(report.program()), text(report.reading().profile())));
        add("</main>\n</body>\n</html>\n");
        return html.toString();
    }

    private void overview() {
        add(
                "<table><caption class=\"label\">The plan</caption><thead><tr><th scope=\"col\">Step</th><th scope=\"col\">What</th>"
                        + "<th scope=\"col\">Where</th><th scope=\"col\">Done at</th></tr></thead><tbody>\n");
        for (var step : sheet.steps()) {
            add("<tr><td>%d</td><td><a href=\"#step-%d\">%s</a>%s</td><td>%s</td><td></td></tr>\n"
                    .formatted(
                            step.number(),
                            step.number(),
                            named(step.stage().title()),
                            step.pointOfNoReturn() ? " <strong>(point of no return)</strong>" : "",
                            text(step.work().tool())));
        }
        add("</tbody></table>\n");
    }

    private void step(RunSheet.Step step) {
        if (step.pointOfNoReturn()) {
            add("<div class=\"stop\">Point of no return<br>From here on there is no way back behind this line."
                    + "<div class=\"fields\"><span>Go on? Decided by</span><span>At</span></div></div>\n");
        }
        add("<section id=\"step-%d\"><div class=\"head\"><h2>%d. %s</h2>"
                .formatted(step.number(), step.number(), named(step.stage().title())));
        add("<span class=\"times\">Began ________ Done ________ By ____________</span></div>\n");
        step.warning().forEach(warning -> add("<p class=\"standing bad\">" + name(warning) + "</p>\n"));
        var work = step.work();
        if (!work.isNone()) {
            work(work, step.allowed());
        }
        if (step.stage().refused().isEmpty()) {
            label("Check");
            if (step.changes()) {
                checks(step.checks());
            } else {
                unchanged(step);
            }
        }
        if (!work.isNone()) {
            label(work.undoable() ? "To undo" : "Cannot be undone");
            add("<p>" + text(work.undo()) + "</p>");
        }
        add("<div class=\"notes\">Notes</div></section>\n");
    }

    private void work(Work work, boolean allowed) {
        label((allowed ? "Do, in: " : "NOT in: ") + work.tool());
        if (!allowed) {
            add("<p class=\"calls\">Not to be carried out as it stands. In the plan it is:</p><pre dir=\"auto\">"
                    + text(work.how()) + "</pre>");
            return;
        }
        add("<ul><li>" + box("done") + "<div><pre dir=\"auto\">" + text(work.how()) + "</pre>");
        if (work.pending()) {
            add("<p class=\"calls\">Do not publish or commit yet: a later step does.</p>");
        }
        add("</div></li></ul>");
    }

    private void checks(List<RunSheet.Check> checks) {
        add(checks.isEmpty() ? "" : "<ul>\n");
        for (var check : checks) {
            add("<li>" + box(check.result()) + "<div>" + (check.isNew() ? "<span class=\"new\">NEW</span> " : ""));
            add("<strong>" + name(check.result()) + "</strong><br><span class=\"calls\">");
            add(name(String.join("; ", check.calls())) + "</span></div></li>\n");
        }
        add(checks.isEmpty() ? "" : "</ul>");
    }

    private void unchanged(RunSheet.Step step) {
        if (step.checks().isEmpty()) {
            add("<p>No call was placed.</p>");
            return;
        }
        if (step.checks().size() > step.unrehearsed().size()) {
            add("<p>" + step.unchanged() + "</p>");
        }
        checks(step.trials());
        checks(step.unrehearsed());
    }

    private void wayBack() {
        var back = sheet.wayBack();
        if (back.isEmpty()) {
            return;
        }
        add(
                "<section class=\"back\" style=\"break-inside: auto\"><h2>The way back</h2><p>From the step you stand at, downwards in this list.</p>");
        add(
                "<table><thead><tr><th scope=\"col\">Undo</th><th scope=\"col\">Step</th><th scope=\"col\">How</th></tr></thead><tbody>\n");
        for (var step : back) {
            add("<tr><td>%s %d</td><td>%s</td><td>%s</td></tr>\n"
                    .formatted(box("undone"), step.number(), named(step.stage().title()), text(step.wayBack())));
        }
        add("</tbody></table></section>\n");
    }

    private void label(String label) {
        add("<p class=\"label\">" + text(label) + "</p>");
    }

    /** A box to tick, on the screen too. */
    private String box(String what) {
        box++;
        return "<input type=\"checkbox\" id=\"box-%d\" aria-label=\"%s\">".formatted(box, name(what));
    }

    /** Foreign text, which may be read from right to left, within ours. */
    private String named(String text) {
        return "<bdi>" + name(text) + "</bdi>";
    }

    private String name(String text) {
        return text(ShortNames.in(text, sheet.report().subject().domain()));
    }

    /** Names may hold anything; here they are text. */
    private static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private void add(String text) {
        html.append(text);
    }
}
