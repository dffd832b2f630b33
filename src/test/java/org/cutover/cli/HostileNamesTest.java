package org.cutover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import tools.jackson.databind.json.JsonMapper;

/** Names may hold anything that can be seen; whatever is drawn of a run shows them as they are. */
class HostileNamesTest {

    private static final String SIGNS =
            "<b>\"&\"</b> 'quoted' </script>`#;end | * _x_ [a](b) ![c](d) $1 $$ &lt; \\n %s ";
    private static final String FROM_RIGHT_TO_LEFT = "שלום alice > (123) עולם";
    private static final String LONG = "y".repeat(500);
    private static final String CALL = SIGNS + FROM_RIGHT_TO_LEFT + " " + LONG;
    private static final String TITLE = "# 1. " + SIGNS + "title #";
    private static final String STEP = "- " + SIGNS + "step " + FROM_RIGHT_TO_LEFT;

    private static final String PLAN = """
            version: 1
            rehearsal: %s
            why: %s
            deployment: contoso/before
            calls:
              - { name: %s, from: alice, to: 9 555 0123 }
              - { name: %s, from: alice, to: 9 555 0188 }
            plan:
              - manual: %s
                id: look
                expect: { outbound: { by: %s } }
            """;

    @TempDir
    private static Path folder;

    private static Path run;
    private static Path other;

    private Terminal terminal;

    @BeforeAll
    static void rehearse() throws IOException {
        run = rehearse("one", "ocs-med.contoso.com");
        other = rehearse("two", "dal-ocs-med.contoso.com");
    }

    private static Path rehearse(String name, String by) throws IOException {
        var terminal = new Terminal(folder);
        var plan = PLAN.formatted(
                quoted(TITLE), quoted("1. " + SIGNS), quoted(CALL), quoted(FROM_RIGHT_TO_LEFT), quoted(STEP), by);
        assertThat(terminal.rehearse(terminal.file(name + ".yaml", plan)))
                .as(terminal.err())
                .isEqualTo(1);
        assertThat(withoutBreaks(terminal.out()))
                .contains(withoutBreaks(TITLE), withoutBreaks(STEP), withoutBreaks(CALL));
        assertThat(terminal.out().lines()).allMatch(line -> line.length() <= 160);
        return terminal.results().resolve(name + "-1");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @BeforeEach
    void sitDown() {
        terminal = new Terminal(folder);
    }

    @Test
    void inTheTerminalTheyAreWrappedAndWhole() {
        assertThat(terminal.run("show", run.toString())).isZero();
        assertThat(withoutBreaks(terminal.out())).contains(withoutBreaks(CALL), withoutBreaks(STEP));

        var call = new Terminal(folder);
        assertThat(call.run("show", run.toString(), CALL, "look")).isZero();
        assertThat(withoutBreaks(call.out())).contains(withoutBreaks(CALL) + ",afterstage1(" + withoutBreaks(STEP));
        assertThat(call.out().lines()).allMatch(line -> line.length() <= 160 || line.contains("|"));
    }

    @Test
    void comparisonsNameThem() {
        var changed = run.resolveSibling("changed");
        assertThat(terminal.run("compare", run.toString(), other.toString())).isZero();
        assertThat(terminal.out()).contains("No call changed.");

        var json = new Terminal(folder);
        copyWithAnotherWay(changed);
        assertThat(json.run("compare", "--json", run.toString(), changed.toString()))
                .isEqualTo(1);
        assertThat(new JsonMapper().readTree(json.out()).findValuesAsString("call"))
                .contains(CALL);
        var table = new Terminal(folder);
        table.run("compare", run.toString(), changed.toString());
        assertThat(withoutBreaks(table.out())).contains(withoutBreaks(CALL));
    }

    @Test
    void junitHasThemAsAttributes() throws Exception {
        var document = JUnitReaders.take(Files.readString(run.resolve("junit.xml")));

        assertThat(document.getDocumentElement().getAttribute("name")).isEqualTo(TITLE);
        var cases = document.getElementsByTagName("testcase");
        assertThat(cases.item(0).getAttributes().getNamedItem("name").getNodeValue())
                .isEqualTo(CALL);
    }

    @Test
    void theRunSheetIsAPageAndMarkdownWithNothingOfTheirMakingInIt() throws IOException {
        assertThat(Files.readString(run.resolve("run-sheet.html")))
                .contains("&lt;b&gt;&quot;&amp;&quot;&lt;/b&gt;", "&amp;lt;", LONG)
                // Set apart, lest they turn the sentence around them.
                .contains("\u2068" + FROM_RIGHT_TO_LEFT.replace(">", "&gt;") + "\u2069 (alice dials")
                .doesNotContain("<b>", "</script>");

        var sheet = Parser.builder().build().parse(Files.readString(run.resolve("run-sheet.md")));
        sheet.accept(new NothingButText());
        assertThat(TextContentRenderer.builder().build().render(sheet))
                .contains("Run sheet: " + TITLE, "\n1. " + SIGNS.strip(), STEP, CALL);
    }

    /** No link, picture or HTML. */
    private static final class NothingButText extends AbstractVisitor {
        @Override
        public void visit(Link link) {
            assertThat(link).isNull();
        }

        @Override
        public void visit(Image image) {
            assertThat(image).isNull();
        }

        @Override
        public void visit(HtmlInline html) {
            assertThat(html.getLiteral()).isEmpty();
        }

        @Override
        public void visit(HtmlBlock html) {
            assertThat(html.getLiteral()).isEmpty();
        }
    }

    @Test
    void laddersHaveThemInTheirNamesAsFarAsFilesAllowAndAreWellFormed() throws Exception {
        try (var ladders = Files.list(run.resolve("ladders"))) {
            for (var ladder : ladders.toList()) {
                if (ladder.toString().endsWith(".svg")) {
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new InputSource(new StringReader(Files.readString(ladder))));
                } else {
                    assertThat(Files.readString(ladder))
                            .containsAnyOf(CALL + ", stage", FROM_RIGHT_TO_LEFT + ", stage");
                }
            }
        }
    }

    @Test
    void evidenceHasThemAsTheyWereWritten() throws IOException {
        var zip = folder.resolve("evidence.zip");
        assertThat(terminal.run("report", "--evidence", zip.toString(), run.toString()))
                .isZero();

        try (var files = FileSystems.newFileSystem(zip)) {
            assertThat(files.getPath("inputs", "one.yaml")).content().contains(quoted(CALL));
            assertThat(files.getPath("SHA256SUMS")).content().contains("  inputs/one.yaml");
            for (var line : Files.readAllLines(files.getPath("SHA256SUMS"))) {
                assertThat(files.getPath(line.substring(line.indexOf(' ') + 2))).exists();
            }
        }
    }

    @Test
    void initQuotesItsFolderAsAShellWantsIt() {
        var strange = folder.resolve("a $HOME `b` \"c\" <d> שלום");

        assertThat(terminal.run("init", strange.toString())).isZero();

        assertThat(terminal.out()).contains("'" + strange.resolve("rehearsal.yaml") + "'");
    }

    private static void copyWithAnotherWay(Path changed) {
        try {
            Files.createDirectories(changed);
            Files.writeString(
                    changed.resolve("report.json"),
                    Files.readString(run.resolve("report.json")).replace("sea-gw.contoso.com", "other-gw.contoso.com"));
        } catch (IOException unwritable) {
            throw new AssertionError(unwritable);
        }
    }

    /** Long words are broken wherever a line ends. */
    private static String withoutBreaks(String text) {
        return String.join("", List.of(text.split("\\s+")));
    }
}
