package org.cutover.report;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
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

    private final XMLStreamWriter xml;

    private JUnitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** An XML document. */
    public static String of(List<Suite> suites) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            new JUnitXml(xml).write(suites);
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a string takes whatever is written to it", impossible);
        }
        return text + "\n";
    }

    private void write(List<Suite> suites) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        begin("testsuites", 0);
        for (var suite : suites) {
            write(suite);
        }
        end(0);
        xml.writeEndDocument();
    }

    private void write(Suite suite) throws XMLStreamException {
        begin("testsuite", 1);
        attribute("name", suite.title());
        attribute("tests", Integer.toString(suite.results().size()));
        attribute("failures", Long.toString(suite.count(Outcome.FAIL)));
        attribute("errors", Long.toString(suite.count(Outcome.BROKEN)));
        attribute("skipped", Long.toString(suite.count(Outcome.NOT_APPLICABLE)));
        for (var result : suite.results()) {
            write(suite, result);
        }
        end(1);
    }

    private void write(Suite suite, VoiceTestResult result) throws XMLStreamException {
        begin("testcase", 2);
        attribute("classname", suite.name());
        attribute("name", result.test().name());
        switch (result.outcome()) {
            case PASS -> {}
            case FAIL -> trouble("failure", result.complaints());
            case BROKEN -> trouble("error", result.complaints());
            case NOT_APPLICABLE -> trouble("skipped", result.remarks());
        }
        begin("system-out", 3);
        xml.writeCharacters(valid("dialled %s; translated number: %s; rule: %s; first usage: %s; first route: %s%s"
                .formatted(
                        result.test().dialled(),
                        shown(result.number()),
                        shown(result.rule()),
                        shown(result.usage()),
                        shown(result.route()),
                        result.test().trunk().isEmpty() ? "" : "; at the gateway: " + shown(result.atGateway()))));
        xml.writeEndElement();
        end(2);
    }

    private void trouble(String element, List<String> why) throws XMLStreamException {
        begin(element, 3);
        attribute("message", String.join(" ", why));
        xml.writeEndElement();
    }

    private static String shown(String text) {
        return text.isEmpty() ? "none" : text;
    }

    private void begin(String element, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
        xml.writeStartElement(element);
    }

    private void end(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, valid(value));
    }

    /** XML 1.0 section 2.2: what is no Char may not stand in a document, not even escaped. */
    private static String valid(String text) {
        return text.codePoints()
                .map(one -> one == 0x9
                                || one == 0xA
                                || one == 0xD
                                || one >= 0x20 && one <= 0xD7FF
                                || one >= 0xE000 && one <= 0xFFFD
                                || one >= 0x10000
                        ? one
                        : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
