package org.cutover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done with runs after they are over: shown, compared, printed, packed. */
class RecordedRunTest {

    /** In the second one the route does not move: the last two calls out fail their expectation. */
    private static final String PLAN = """
            version: 1
            rehearsal: A "first" <try> & more
            deployment: contoso/before
            calls:
              - { name: "alice & <bob>", from: alice, to: 9 555 0123 }
              - { name: in, from: +14255550199, to: +14255550101 }
            plan:
              - deploy-pool: { id: deploy, pool: lync-pool.contoso.com, release: lync-2013, site: seattle }
              - merge-topology: { id: merge }
              - import-configuration: { id: import }
              - move-users: { id: move, users: [alice], to: lync-pool.contoso.com }
              - manual: Throw the switch
                id: switch
              - %s
                expect: { outbound: { by: %s } }
            """;

    private static final String STAYS = "manual: Wait\n    id: routes";
    private static final String MOVES =
            "add-voice-route: { id: routes, route: Other, usages: [Seattle], trunks: [\"MediationServer:dal-ocs-med.contoso.com\"], at: top }";

    @TempDir
    private static Path folder;

    private static Path good;
    private static Path bad;
    private static Path evidence;

    private Terminal terminal;

    @BeforeAll
    static void rehearse() throws IOException {
        var terminal = new Terminal(folder);
        evidence = folder.resolve("evidence.zip");
        var goes = terminal.file("good.yaml", PLAN.formatted(MOVES, "dal-ocs-med.contoso.com"));
        assertThat(terminal.rehearse("--evidence", evidence.toString(), goes))
                .as(terminal.out() + terminal.err())
                .isZero();
        assertThat(terminal.rehearse(terminal.file("bad.yaml", PLAN.formatted(STAYS, "dal-ocs-med.contoso.com"))))
                .as(terminal.out() + terminal.err())
                .isEqualTo(1);
        good = terminal.results().resolve("good-1");
        bad = terminal.results().resolve("bad-1");
    }

    @BeforeEach
    void sitDown() {
        terminal = new Terminal(folder);
    }

    @Test
    void aRunIsShownAsTableThenACallThenAStage() {
        assertThat(terminal.run("show", bad.toString())).isZero();
        assertThat(terminal.out()).contains("A  alice & <bob>  alice -> 9 555 0123", "! ocs-med > sea-gw", ": failed");

        var call = new Terminal(folder);
        assertThat(call.run("show", bad.toString(), "alice & <bob>")).isZero();
        assertThat(call.out())
                .contains(
                        " 4  Move alice to lync-pool: completed",
                        "after stage 6",
                        "INVITE",
                        "decides:",
                        "(not as expected)");

        var stage = new Terminal(folder);
        assertThat(stage.run("show", bad.toString(), "b", "merge", "--messages"))
                .isZero();
        assertThat(stage.out()).contains("in, after stage 2", "INVITE sip:", "Call-ID:");
    }

    @Test
    void aLadderIsWrittenForMermaid() {
        assertThat(terminal.run("show", good.toString(), "in", "0", "--mermaid"))
                .isZero();

        assertThat(terminal.out())
                .startsWith("sequenceDiagram\n    participant L0 as PSTN\n")
                .contains("L0->>L1: SETUP +14255550101", "-->>");
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThat(terminal.run("show", good.toString(), "inn")).isEqualTo(3);
        assertThat(terminal.err()).contains("There is no call \"inn\"");
        assertThat(terminal.run("show", good.toString(), "in", "mergee")).isEqualTo(3);
        assertThat(terminal.err()).contains("merge");
        assertThat(terminal.run("show", folder.resolve("nothing").toString())).isEqualTo(3);
        assertThat(terminal.err()).contains("There is no folder").doesNotContain("Exception");
        assertThat(terminal.run("compare", good.toString(), folder.toString())).isEqualTo(3);
    }

    @Test
    void twoRunsDifferInTheCallsThatChanged() {
        assertThat(terminal.run("compare", good.toString(), good.toString())).isZero();
        assertThat(terminal.out()).isEqualToNormalizingNewlines("No call changed.\n");

        var other = new Terminal(folder);
        assertThat(other.run("compare", good.toString(), bad.toString())).isEqualTo(1);
        assertThat(other.out())
                .contains("Mediation Server: dal-ocs-med -> ocs-med", "gateway: dal-gw -> sea-gw", "1 call changed.");
    }

    @Test
    void theComparisonForProgramsHasItsSchema() {
        assertThat(terminal.run("compare", "--json", good.toString(), bad.toString()))
                .isEqualTo(1);

        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(getClass().getResourceAsStream("/schema/compare.json"));
        assertThat(schema.validate(terminal.out(), InputFormat.JSON)).isEmpty();
        assertThat(terminal.out()).contains("\"what\" : \"trunk\"");
    }

    @Test
    void theRunSheetSaysWhatToDoWhatToCheckAndHowToGoBack() throws IOException {
        var sheet = Files.readString(good.resolve("run-sheet.md"));

        assertThat(sheet)
                .startsWith("# Run sheet: A \"first\" \\<try\\> \\& more\n")
                .contains("Rehearsed, and all 14 calls in 7 stages went as expected.")
                .contains(
                        "- [ ] **Lync Server Management Shell**",
                        "Move-CsLegacyUser -Identity \"alice\" -Target lync-pool.contoso.com")
                .contains(
                        "**NEW** completes, out by dal-ocs-med \\> dal-gw: alice \\& \\<bob\\> (alice dials 9 555 0123)")
                .contains("## The way back", "Every step can be undone.");
        assertThat(Files.readString(bad.resolve("run-sheet.md")))
                .contains("did NOT pass its rehearsal", "In the rehearsal not as expected after this step: alice");
        assertThat(Files.readString(good.resolve("run-sheet.html")))
                .contains(
                        "<h1>Run sheet: <bdi>A &quot;first&quot; &lt;try&gt; &amp; more</bdi></h1>",
                        "<span class=\"new\">NEW</span>")
                .doesNotContain("<bob>", "<try>", "http:", "https:", "src=");
    }

    @Test
    void junitTakesAStageForASuiteAndAFailureHasItsLadder() throws Exception {
        var document = JUnitReaders.take(Files.readString(bad.resolve("junit.xml")));

        assertThat(document.getElementsByTagName("testsuite").getLength()).isEqualTo(7);
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(14);
        var failures = document.getElementsByTagName("failure");
        assertThat(failures.getLength()).isEqualTo(1);
        assertThat(failures.item(0).getTextContent()).contains("INVITE", "|----");
        assertThat(failures.item(0)
                        .getParentNode()
                        .getAttributes()
                        .getNamedItem("name")
                        .getNodeValue())
                .isEqualTo("alice & <bob>");
    }

    @Test
    void theEvidenceIsWholeAndItsSumsHold() throws IOException, NoSuchAlgorithmException {
        var files = unpacked(evidence);

        assertThat(files)
                .containsKeys(
                        "report.json",
                        "run-sheet.html",
                        "run-sheet.md",
                        "junit.xml",
                        "journal.jsonl",
                        "versions.txt",
                        "inputs/good.yaml",
                        "inputs/simulator/deployments/contoso/before.yaml",
                        "inputs/simulator/compatibility/procedure.yaml");
        assertThat(new String(files.get("versions.txt"), StandardCharsets.UTF_8))
                .contains("Rehearsed by: Cutover", "Java " + Runtime.version(), "Packed by: Cutover");
        var sums = new String(files.remove("SHA256SUMS"), StandardCharsets.UTF_8);
        assertThat(sums.lines()).hasSameSizeAs(files.keySet());
        for (var line : sums.lines().toList()) {
            var parts = line.split(" {2}", 2);
            var digest = MessageDigest.getInstance("SHA-256").digest(files.get(parts[1]));
            assertThat(parts[0]).as(parts[1]).isEqualTo(HexFormat.of().formatHex(digest));
        }
    }

    @Test
    void theSameRunPacksToTheSameBytesAndNothingIsOverwritten() throws IOException {
        var again = folder.resolve("again.zip");
        assertThat(terminal.run("report", "--evidence", again.toString(), good.toString()))
                .as(terminal.err())
                .isZero();
        assertThat(again).hasSameBinaryContentAs(evidence);

        var taken = Files.writeString(folder.resolve("taken.zip"), "mine");
        assertThat(terminal.rehearse("--evidence", taken.toString(), "calls/02-busy"))
                .isEqualTo(3);
        assertThat(terminal.err()).contains("there is a file of that name").contains("--evidence");
        assertThat(taken).hasContent("mine");
        assertThat(terminal.results().resolve("02-busy-1")).doesNotExist();
    }

    @Test
    void oneFileOfEvidenceIsOfOneRun() {
        assertThat(terminal.rehearse(
                        "--evidence", folder.resolve("two.zip").toString(), "calls/02-busy", "calls/03-no-answer"))
                .isEqualTo(3);
        assertThat(terminal.err()).contains("--evidence packs one run");
    }

    @Test
    void stagesAreListedByNumberInTheOrderOfThePlan() {
        assertThat(terminal.run("show", good.toString(), "A", "99")).isEqualTo(3);

        assertThat(terminal.err()).contains("There is no stage \"99\". There are: 0 as it is, 1 deploy, 2 merge, ");
    }

    @Test
    void whatIsDrawnOfTheRestOfARunSaysNoMoreThanIsKnownAndSaysThatFirst() throws IOException {
        var rest = Files.createDirectories(folder.resolve("rest"));
        var lines = Files.readAllLines(good.resolve("journal.jsonl"));
        Files.write(rest.resolve("journal.jsonl"), lines.subList(0, 30));
        Files.copy(good.resolve("run-sheet.html"), rest.resolve("run-sheet.html"));

        assertThat(terminal.run("report", rest.toString())).isZero();

        assertThat(rest.resolve("run-sheet.html")).doesNotExist();
        var page = Files.readString(rest.resolve("report.html"));
        assertThat(page.indexOf("<strong>Note:</strong>")).isBetween(0, page.indexOf("class=\"verdict\""));
    }

    @Test
    void aRunThatWasKilledIsShownAsFarAsItGot() throws IOException {
        var killed = Files.createDirectory(folder.resolve("killed"));
        var journal = Files.readAllBytes(good.resolve("journal.jsonl"));
        Files.write(killed.resolve("journal.jsonl"), java.util.Arrays.copyOf(journal, journal.length / 2));

        assertThat(terminal.run("show", killed.toString())).isZero();

        assertThat(terminal.err()).contains("The run did not come to its end").contains("was not written to its end");
        assertThat(terminal.out()).contains("Deploy pool lync-pool", "not judged");
        assertThat(terminal.run("show", killed.toString(), "in")).isZero();
        assertThat(terminal.out()).contains("INVITE");
        assertThat(terminal.run("report", killed.toString())).isZero();
        assertThat(killed.resolve("run-sheet.md")).content().contains("did not come to its end");
    }

    private static Map<String, byte[]> unpacked(Path zip) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(Files.newInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }
}
