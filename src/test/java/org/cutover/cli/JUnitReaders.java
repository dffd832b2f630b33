package org.cutover.cli;

import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/**
 * Those who read JUnit files. There is no standard: the shape that most go by is that of Maven Surefire, a suite a file, and of the
 * Jenkins xUnit plugin, which takes many suites in one. Neither publishes its schema as an artifact, so what each asks is set down
 * in {@code src/test/resources/junit}.
 */
final class JUnitReaders {

    private JUnitReaders() {}

    /** The document, which our own schema and those of the readers take. */
    static Document take(String xml) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        validate("/schema/junit.xsd", new DOMSource(document));
        validate("/junit/jenkins.xsd", new DOMSource(document));
        var suites = document.getElementsByTagName("testsuite");
        for (var i = 0; i < suites.getLength(); i++) {
            validate("/junit/surefire.xsd", new DOMSource(suites.item(i)));
        }
        return document;
    }

    private static void validate(String schema, Source document) throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(JUnitReaders.class.getResource(schema))
                .newValidator()
                .validate(document);
    }
}
