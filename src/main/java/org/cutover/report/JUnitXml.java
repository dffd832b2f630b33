package org.cutover.report;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.cutover.inquiry.VoiceTestResult;
import org.cutover.inquiry.VoiceTestResult.Outcome;

/** Results of test cases as CI reads them: a failure fails, a broken case is an error, one that expects nothing is skipped. */
public final class JUnitXml {

    /**
     * The cases of one file.
     *
     * @param name short, from the file's name
     */
    public record Suite(String name, String title, List<VoiceTestResult> results) {
        long count(Outcome outcome) {
            return results.stream().filter(one -> one.outcome() == outcome).count();
        }
    }

    private final XmlText xml;

    private JUnitXml(XmlText xml) {
        this.xml = xml;
    }

    /** An XML document. */
    public static String of(List<Suite> suites) {
        return XmlText.of(xml -> new JUnitXml(xml).write(suites));
    }

    private void write(List<Suite> suites) throws XMLStreamException {
        xml.begin("testsuites");
        for (var suite : suites) {
            write(suite);
        }
        xml.end();
    }

    private void write(Suite suite) throws XMLStreamException {
        xml.begin("testsuite");
        xml.attribute("name", suite.title());
        xml.attribute("tests", Integer.toString(suite.results().size()));
        xml.attribute("failures", Long.toString(suite.count(Outcome.FAIL)));
        xml.attribute("errors", Long.toString(suite.count(Outcome.BROKEN)));
        xml.attribute("skipped", Long.toString(suite.count(Outcome.NOT_APPLICABLE)));
        // No call is placed, and no time passes; some readers want to be told one.
        xml.attribute("time", "0.000");
        for (var result : suite.results()) {
            write(suite, result);
        }
        xml.end();
    }

    private void write(Suite suite, VoiceTestResult result) throws XMLStreamException {
        xml.begin("testcase");
        xml.attribute("classname", suite.name());
        xml.attribute("name", result.test().name());
        xml.attribute("time", "0.000");
        switch (result.outcome()) {
            case PASS -> {}
            case FAIL -> trouble("failure", "not-as-expected", result.complaints());
            case BROKEN -> trouble("error", "broken-case", result.complaints());
            case NOT_APPLICABLE -> trouble("skipped", "", result.remarks());
        }
        xml.begin("system-out");
        xml.text("dialled %s; translated number: %s; rule: %s; first usage: %s; first route: %s%s"
                .formatted(
                        result.test().dialled(),
                        shown(result.number()),
                        shown(result.rule()),
                        shown(result.usage()),
                        shown(result.route()),
                        result.test().trunk().isEmpty() ? "" : "; at the gateway: " + shown(result.atGateway())));
        xml.endText();
        xml.end();
    }

    private void trouble(String element, String type, List<String> why) throws XMLStreamException {
        xml.begin(element);
        if (!type.isEmpty()) {
            xml.attribute("type", type);
        }
        xml.attribute("message", String.join(" ", why));
        xml.endText();
    }

    private static String shown(String text) {
        return text.isEmpty() ? "none" : text;
    }
}
