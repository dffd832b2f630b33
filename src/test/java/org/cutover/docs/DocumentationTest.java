package org.cutover.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.CallRouting;
import org.cutover.deployment.DeploymentFile;
import org.cutover.migration.StepReader;
import org.cutover.routing.Conditions;
import org.cutover.routing.RouteDecision;
import org.cutover.scenario.ScenarioFile;
import org.cutover.yaml.Problems;
import org.cutover.yaml.SourceText;
import org.cutover.yaml.YamlFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What README and src/docs show can be used as it stands, and what they point at is there. */
class DocumentationTest {

    private static final Path DOCS = Path.of("src", "docs");
    private static final Path REHEARSALS = DOCS.resolve("writing-rehearsals.md");
    private static final Pattern FENCE = Pattern.compile("^```(\\w*)\\R(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} (.*)$", Pattern.MULTILINE);

    /** A fenced block of YAML, and where it stands. */
    private record Example(Path page, int line, String text) {

        @Override
        public String toString() {
            return page + ":" + line;
        }
    }

    @TestFactory
    Stream<DynamicTest> everyExampleIsYaml() throws IOException {
        return examples().stream()
                .map(example -> dynamicTest(
                        example.toString(),
                        () -> assertThat(new Load(LoadSettings.builder().build()).loadFromString(example.text()))
                                .isNotNull()));
    }

    @TestFactory
    Stream<DynamicTest> everyExampleOfARehearsalIsOneTheProgramReads() throws IOException {
        var examples = examples().stream()
                .filter(example -> example.page().equals(REHEARSALS))
                .toList();
        assertThat(examples).isNotEmpty();
        return examples.stream().map(example -> dynamicTest(example.toString(), () -> read(example)));
    }

    @Test
    void anEmergencyCallGoesOutInTheExampleOfOne() throws IOException {
        var example = examples().stream()
                .filter(one -> one.text().contains("deployment: Trunks that translate"))
                .findFirst()
                .orElseThrow();
        var source = new SourceText(example.toString(), example.text(), relative -> Optional.empty());
        var deployment = DeploymentFile.read(source, Releases.shipped());
        var alice = deployment.users().find("alice").orElseThrow();

        var trace = CallRouting.of(deployment).outbound(alice, "911", Conditions.QUIET);

        assertThat(trace.decision())
                .isInstanceOfSatisfying(
                        RouteDecision.ToPstn.class,
                        out -> assertThat(out.number()).isEqualTo("+911"));
    }

    /** A whole file as the program would read it; of a plan alone, its steps. */
    private static void read(Example example) {
        var source = new SourceText(example.toString(), example.text(), relative -> Optional.empty());
        var problems = new Problems();
        var map = YamlFile.parse(example.text(), example.toString(), problems);
        if (map.has("rehearsal") || map.has("scenario")) {
            ScenarioFile.shipped().read(source);
        } else if (map.has("domain")) {
            DeploymentFile.read(source, Releases.shipped());
        } else {
            var steps = new StepReader(Releases.shipped());
            var number = 0;
            for (var entry : map.maps("plan")) {
                assertThat(steps.read(entry, ++number)).isPresent();
            }
            assertThat(number).isPositive();
        }
        problems.throwIfAny();
    }

    @TestFactory
    Stream<DynamicTest> everyLinkLeadsSomewhere() throws IOException {
        return pages().stream()
                .map(page -> dynamicTest(page.toString(), () -> {
                    var links = LINK.matcher(withoutFences(text(page)))
                            .results()
                            .map(found -> found.group(1))
                            .filter(target -> !target.matches("[a-z]+:.*"));
                    assertThat(links)
                            .allSatisfy(target ->
                                    assertThat(isThere(page, target)).as(target).isTrue());
                }));
    }

    private static boolean isThere(Path page, String target) {
        var parts = target.split("#", 2);
        var file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        return Files.exists(file) && (parts.length == 1 || anchors(file).contains(parts[1]));
    }

    /** The names that a page's headings have in links: lower case, hyphens for blanks, and no other punctuation. */
    private static List<String> anchors(Path page) {
        return HEADING.matcher(withoutFences(text(page)))
                .results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }

    @Test
    void everyKindOfStepIsDescribed() {
        var headings = HEADING.matcher(withoutFences(text(REHEARSALS)))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(new StepReader(Releases.shipped()).kinds())
                .allSatisfy(kind -> assertThat(headings).anyMatch(heading -> heading.contains("`" + kind + "`")));
    }

    /** Java on a page is part of a test that is run, or all of one. */
    @TestFactory
    Stream<DynamicTest> everyJavaExampleIsRun() throws IOException {
        var tests = Stream.of(
                        "src/it/outbound-calls/src/test/java/OutboundCallsTest.java",
                        "src/test/java/org/cutover/docs/RoutingExamplesTest.java")
                .map(file -> squeezed(text(Path.of(file))))
                .toList();
        var examples = new ArrayList<DynamicTest>();
        for (var page : List.of(Path.of("README.md"), DOCS.resolve("routing-tests.md"))) {
            FENCE.matcher(text(page))
                    .results()
                    .filter(found -> found.group(1).equals("java"))
                    .map(found -> found.group(2))
                    .forEach(example -> examples.add(dynamicTest(
                            page + ": " + example.lines().findFirst().orElse(""),
                            () -> assertThat(tests).anyMatch(test -> test.contains(squeezed(example))))));
        }
        assertThat(examples).hasSizeGreaterThan(6);
        return examples.stream();
    }

    /** Without indentation and empty lines, and without what a nested class says besides. */
    private static String squeezed(String java) {
        return java.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.equals("@Nested"))
                .collect(Collectors.joining("\n"));
    }

    private static List<Path> pages() throws IOException {
        var pages = new ArrayList<>(List.of(Path.of("README.md")));
        try (var docs = Files.walk(DOCS)) {
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages.stream().filter(Files::exists).toList();
    }

    private static List<Example> examples() throws IOException {
        var examples = new ArrayList<Example>();
        for (var page : pages()) {
            var text = text(page);
            FENCE.matcher(text)
                    .results()
                    .filter(found -> found.group(1).equals("yaml"))
                    .forEach(found -> {
                        var line = 1 + text.substring(0, found.start()).lines().count();
                        examples.add(new Example(page, (int) line, found.group(2)));
                    });
        }
        return examples;
    }

    private static String withoutFences(String text) {
        return FENCE.matcher(text).replaceAll("");
    }

    private static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
