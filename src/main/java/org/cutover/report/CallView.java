package org.cutover.report;

import java.util.ArrayList;
import java.util.List;
import org.cutover.journal.JournalEvent;
import org.cutover.results.RecordedRun;
import org.cutover.results.RecordedRun.RecordedCall;
import org.cutover.results.RecordedRun.RecordedStage;
import org.cutover.scenario.Visible;

/** One call of a recorded run as text: how it ended and why, its ladder, how it was routed, and its messages if they are wanted. */
public final class CallView {

    private final RecordedRun run;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    private CallView(RecordedRun run, int width) {
        this.run = run;
        this.width = width;
    }

    /** A line for each stage that has the call: how it ended, and by which way. */
    public static List<String> stages(RecordedRun run, String call, int width) {
        var view = new CallView(run, width);
        for (var stage : run.stages()) {
            stage.find(call)
                    .ifPresent(found -> view.say(
                            "%2d  %s: %s"
                                    .formatted(
                                            stage.report().number(),
                                            stage.report().title(),
                                            ended(found)),
                            4));
        }
        return view.lines;
    }

    /** The call after one stage. */
    public static List<String> of(
            RecordedRun run, RecordedStage stage, RecordedCall call, boolean messages, int width) {
        var view = new CallView(run, width);
        var report = call.report();
        view.say(
                "%s, after stage %d (%s)"
                        .formatted(
                                report.name(),
                                stage.report().number(),
                                stage.report().title()),
                0);
        view.say("seen: " + ended(call), 4);
        var way = report.expectedWay().isEmpty() ? "" : ", " + report.expectedWay();
        if (!report.expected().isEmpty()) {
            view.say("expected: " + report.expected() + way + " (" + report.judged() + ")", 4);
        }
        if (!report.seen().why().isEmpty()) {
            view.say("why: " + report.seen().why(), 4);
        }
        var cited = report.seen().citation();
        if (!cited.isNone()) {
            view.say("rule %s (%s): %s".formatted(report.seen().rule(), cited.confidence(), cited.source()), 4);
        }
        view.ladder(call);
        view.trace(call);
        if (messages) {
            view.messages(call);
        }
        return view.lines;
    }

    private static String ended(RecordedCall call) {
        var way = Ways.inWords(call.report().seen().way());
        return call.report().seen().ended() + (way.isEmpty() ? "" : ", " + way);
    }

    private void ladder(RecordedCall call) {
        lines.add("");
        var ladder = LadderDiagram.of(call.entries());
        if (ladder.isEmpty()) {
            lines.add("No message of it is left in the journal.");
        }
        ladder.lines().forEach(lines::add);
    }

    private void trace(RecordedCall call) {
        for (var entry : call.entries()) {
            if (entry.event() instanceof JournalEvent.Routed routed) {
                lines.add("");
                say("%s decides: %s".formatted(routed.endpoint(), routed.decision()), 4);
                routed.steps().forEach(step -> say("  " + step, 6));
            }
        }
    }

    private void messages(RecordedCall call) {
        for (var entry : call.entries()) {
            if (entry.event() instanceof JournalEvent.Message message
                    && message.direction() == JournalEvent.Direction.SENT) {
                lines.add("");
                lines.add("%s  %s -> %s, %s"
                        .formatted(entry.at(), message.endpoint(), message.peer(), message.transport()));
                lines.add("");
                message.text().lines().forEach(line -> lines.add("    " + Visible.text(line)));
            }
        }
    }

    /** @param hanging how far the lines after the first stand in */
    private void say(String text, int hanging) {
        var begin = text.indent(0).length() - text.stripLeading().length() - 1;
        var first = true;
        for (var line : TextWrap.lines(
                ShortNames.in(Visible.text(text.strip()), run.report().subject().domain()),
                width - Math.max(begin, hanging))) {
            lines.add(" ".repeat(first ? Math.max(0, begin) : hanging) + line);
            first = false;
        }
    }
}
