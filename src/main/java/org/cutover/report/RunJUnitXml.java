package org.cutover.report;

import java.time.Duration;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import org.cutover.results.RecordedRun;
import org.cutover.results.RecordedRun.RecordedCall;
import org.cutover.results.RecordedRun.RecordedStage;

/**
 * A run as CI reads it: {@code junit.xml}. A stage is a suite and a call a case; a failure carries its ladder. What is undecided,
 * or not judged, is skipped with the reason. A step that was not as expected is a case of its own.
 */
final class RunJUnitXml {

    private final RecordedRun run;
    private final XmlText xml;

    private RunJUnitXml(RecordedRun run, XmlText xml) {
        this.run = run;
        this.xml = xml;
    }

    static String of(RecordedRun run) {
        return XmlText.of(xml -> new RunJUnitXml(run, xml).write());
    }

    private void write() throws XMLStreamException {
        xml.begin("testsuites");
        xml.attribute("name", run.report().title());
        for (var stage : run.stages()) {
            write(stage);
        }
        xml.end();
    }

    private void write(RecordedStage stage) throws XMLStreamException {
        var calls = stage.calls();
        var complaint = stage.report().complaint();
        var own = complaint.isEmpty() ? 0 : 1;
        xml.begin("testsuite");
        xml.attribute(
                "name",
                "%02d %s".formatted(stage.report().number(), stage.report().title()));
        xml.attribute("tests", Long.toString(calls.size() + own));
        xml.attribute("failures", Long.toString(count(stage, "failed") + own));
        xml.attribute("errors", "0");
        xml.attribute("skipped", Long.toString(calls.size() - count(stage, "failed") - count(stage, "passed")));
        xml.attribute(
                "time", seconds(calls.stream().mapToLong(RunJUnitXml::millis).sum()));
        if (own == 1) {
            begin("the step itself", 0);
            failure(complaint, stage.report().refused());
            xml.end();
        }
        for (var call : calls) {
            write(call);
        }
        xml.end();
    }

    private static long count(RecordedStage stage, String verdict) {
        return stage.calls().stream()
                .filter(call -> call.report().verdict().equals(verdict))
                .count();
    }

    /** Of simulated time, from the first that the journal has of a call to the last. */
    private static long millis(RecordedCall call) {
        var entries = call.entries();
        return entries.isEmpty()
                ? 0
                : Duration.between(
                                entries.get(0).at(),
                                entries.get(entries.size() - 1).at())
                        .toMillis();
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
    }

    private void begin(String name, long millis) throws XMLStreamException {
        xml.begin("testcase");
        xml.attribute("classname", run.report().title());
        xml.attribute("name", name);
        xml.attribute("time", seconds(millis));
    }

    private void write(RecordedCall call) throws XMLStreamException {
        var report = call.report();
        begin(report.name(), millis(call));
        switch (report.verdict()) {
            case "passed" -> {}
            case "failed" ->
                failure(
                        String.join("; ", report.complaints()),
                        report.seen().why() + "\n\n" + LadderDiagram.of(call.entries()));
            case "undecided" ->
                skipped(
                        report.isNotPlaced()
                                ? report.seen().ended()
                                : "undecided: as expected, but no source says that it would be (rule %s)"
                                        .formatted(
                                                String.join(", ", report.seen().undocumented())));
            default -> skipped("not judged: the run did not come to its end");
        }
        xml.begin("system-out");
        var way = Ways.inWords(report.seen().way());
        xml.text(report.seen().ended() + (way.isEmpty() ? "" : ", " + way));
        xml.endText();
        xml.end();
    }

    private void failure(String message, String text) throws XMLStreamException {
        xml.begin("failure");
        xml.attribute("type", "not-as-expected");
        xml.attribute("message", message);
        xml.text(text);
        xml.endText();
    }

    private void skipped(String why) throws XMLStreamException {
        xml.begin("skipped");
        xml.attribute("message", why);
        xml.endText();
    }
}
