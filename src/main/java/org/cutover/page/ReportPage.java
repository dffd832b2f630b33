package org.cutover.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cutover.ladder.Ladder;
import org.cutover.ladder.LadderStyle;
import org.cutover.results.RecordedRun;
import org.cutover.results.RecordedRun.RecordedCall;

/** Draws {@code report.html} of a run. The template is {@code src/main/jte/report.jte}. */
public final class ReportPage {

    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

    /** What stands in the page as it is. */
    public record Parts(String style, String script, String data) {}

    private ReportPage() {}

    /** A whole HTML document. */
    public static String of(RecordedRun run) {
        return of(run, call -> Ladder.of(call.entries()));
    }

    /** @param ladders the ladder of each call of the run */
    public static String of(RecordedRun run, Function<RecordedCall, Ladder> ladders) {
        var names = new Names(run.report().subject().domain());
        var calls = new CallSheets(names, ladders);
        var view = view(run, names, calls);
        var parts = new Parts(LadderStyle.CSS + text("report.css"), text("report.js"), calls.json(run));
        var html = new StringOutput(1 << 16);
        ENGINE.render("report.jte", Map.of("view", view, "parts", parts), html);
        return html.toString();
    }

    private static PageView view(RecordedRun run, Names names, CallSheets calls) {
        var report = run.report();
        var columns = new ArrayList<PageView.Column>();
        for (var i = 0; i < report.calls().size(); i++) {
            var call = report.calls().get(i);
            columns.add(new PageView.Column(
                    i, letter(i), names.brief(call.name()), names.brief(call.from()), names.brief(call.to()), call));
        }
        var rows = StageRows.of(run, names, calls);
        return new PageView(
                Headline.of(run, names, rows),
                columns,
                rows,
                Strip.of(run, names),
                report.acts().isEmpty() ? List.of() : Acts.of(run, names, rows));
    }

    /** A, B … Z, AA, AB … */
    static String letter(int index) {
        var last = Character.toString('A' + index % 26);
        return index < 26 ? last : letter(index / 26 - 1) + last;
    }

    private static String text(String resource) {
        try (var stream = ReportPage.class.getResourceAsStream("/page/" + resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The program is broken: it lacks page/" + resource, unreadable);
        }
    }
}
