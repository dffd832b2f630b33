package org.cutover.report;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML document that is written element by element, each on a line of its own. */
final class XmlText {

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;
    private int depth;

    private XmlText() throws XMLStreamException {
        xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        xml.writeStartDocument("UTF-8", "1.0");
    }

    /** What is written into a document. */
    @FunctionalInterface
    interface Content {
        void write(XmlText xml) throws XMLStreamException;
    }

    /** The document, ending with a line feed. */
    static String of(Content content) {
        try {
            var document = new XmlText();
            content.write(document);
            document.xml.writeEndDocument();
            document.xml.close();
            return document.text + "\n";
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a string takes whatever is written to it", impossible);
        }
    }

    void begin(String element) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth++));
        xml.writeStartElement(element);
    }

    void end() throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(--depth));
        xml.writeEndElement();
    }

    /** Ends an element that holds text. */
    void endText() throws XMLStreamException {
        depth--;
        xml.writeEndElement();
    }

    void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, valid(value));
    }

    void text(String words) throws XMLStreamException {
        xml.writeCharacters(valid(words));
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
