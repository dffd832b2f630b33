package org.cutover.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.cutover.topology.Listener;
import org.cutover.topology.Release;
import org.cutover.yaml.Shipped;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the shipped files say, and that each is what its JSON Schema promises to editors. */
class ShippedRulesTest {

    private final Releases releases = Releases.shipped();
    private final Compatibility compatibility = Compatibility.shipped();

    @Test
    void everyRuleHasASourceAndAConfidence() {
        assertThat(compatibility.rules()).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.source()).as(rule.id()).isNotBlank();
            assertThat(rule.confidence()).as(rule.id()).isNotNull();
        });
    }

    @Test
    void everyFactOfEveryReleaseHasASource() {
        for (var id : releases.ids()) {
            assertThat(releases.facts(id))
                    .hasSize(releases.find(id).orElseThrow().polling().isPresent() ? 16 : 12)
                    .allSatisfy(fact ->
                            assertThat(fact.source()).as(id + " " + fact.name()).isNotBlank());
        }
    }

    @Test
    void whatIsSaidFollowsAColonAndEndsTheSentence() {
        assertThat(compatibility.rules()).allSatisfy(rule -> {
            assertThat(rule.says())
                    .as(rule.id())
                    .matches("(?s)([a-z]|OCS |Lync |Skype for Business |BackCompatSite ).*\\.");
            assertThat(rule.remedy()).as(rule.id()).matches("(?s)|[A-Z].*\\.");
        });
    }

    @Test
    void noRuleWithoutASourceIsPassedOffAsStated() {
        assertThat(compatibility.rules())
                .filteredOn(rule -> rule.source().startsWith("none found"))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.confidence()).as(rule.id()).isEqualTo(Confidence.ASSUMED));
    }

    @Test
    void everyMatrixAnswersForAllPairsOfTheReleasesItself() {
        var leftOut = compatibility.rule("unstated-pair");
        for (var from : releases.all()) {
            for (var to : releases.all()) {
                assertThat(Stream.of(
                                compatibility.poolToMediationServer(from, to),
                                compatibility.mediationServerToGateway(from, to),
                                compatibility.poolToPool(from, to)))
                        .as(from.id() + ", " + to.id())
                        .extracting(Ruling::rule)
                        .doesNotContain(leftOut);
            }
        }
    }

    @Test
    void whatTheDocumentsForbidIsRefused() {
        assertThat(refused(compatibility::poolToMediationServer))
                .containsAll(with(
                        List.of("ocs-2007 > lync-2010", "ocs-2007-r2 > lync-2010", "ocs-2007-r2 > lync-2013"), APART));
        assertThat(refused(compatibility::mediationServerToGateway))
                .containsExactlyInAnyOrder(
                        "lync-2010 > ocs-2007", "lync-2010 > ocs-2007-r2", "lync-2013 > ocs-2007-r2");
        assertThat(refused(compatibility::poolToPool)).containsAll(with(List.of(), APART));
    }

    private static final List<String> APART = List.of(
            "ocs-2007 > lync-2013",
            "ocs-2007 > skype-2015",
            "ocs-2007 > skype-2019",
            "ocs-2007-r2 > skype-2015",
            "ocs-2007-r2 > skype-2019",
            "lync-2010 > skype-2019");

    /** Also the other way round. */
    private static List<String> with(List<String> some, List<String> apart) {
        return Stream.of(some.stream(), apart.stream(), apart.stream().map(pair -> {
                    var ends = pair.split(" > ");
                    return ends[1] + " > " + ends[0];
                }))
                .flatMap(pairs -> pairs)
                .toList();
    }

    private List<String> refused(BiFunction<Release, Release, Ruling> question) {
        return releases.all().stream()
                .flatMap(from -> releases.all().stream()
                        .filter(to -> question.apply(from, to).refuses())
                        .map(to -> from.id() + " > " + to.id()))
                .toList();
    }

    @Test
    void everyRuleThatTheProgramAsksForIsThere() {
        assertThat(RuleId.values())
                .allSatisfy(id -> assertThat(compatibility.rule(id).id()).isEqualTo(id.id()));
        // Nobody asks for it; refusals on the wire, and the words that mark them as assumed, rest on it.
        assertThat(compatibility.findRule("refusal-on-the-wire")).isPresent();
    }

    @Test
    void theReleasesListenWhereTheirDocumentsSay() {
        var r2 = releases.find("ocs-2007-r2").orElseThrow();
        var lync = releases.find("lync-2013").orElseThrow();

        assertThat(r2.legacy()).isTrue();
        assertThat(r2.ports().mediationGatewaySide()).isEqualTo(Listener.parse("5060/tcp"));
        assertThat(r2.ports().mediationPoolSide()).isEqualTo(Listener.parse("5061/tls"));
        assertThat(lync.legacy()).isFalse();
        assertThat(lync.ports().mediationGatewaySide()).isEqualTo(Listener.parse("5068/tcp"));
        assertThat(lync.ports().mediationPoolSide()).isEqualTo(Listener.parse("5070/tls"));
        assertThat(lync.ports().gateway()).isEqualTo(Listener.parse("5066/tcp"));
        assertThat(lync.trunksPerPair()).as("no limit").isZero();
        assertThat(releases.find("ocs-2007").orElseThrow().legacy()).isTrue();
        assertThat(releases.find("skype-2015").orElseThrow().ports().mediationPoolSide())
                .isEqualTo(Listener.parse("5070/tls"));
    }

    @TestFactory
    Stream<DynamicTest> eachFileKeepsToItsSchema() {
        return Stream.concat(
                        Shipped.texts("simulator/releases", ".yaml").entrySet().stream(),
                        Shipped.texts("simulator/compatibility", ".yaml").entrySet().stream())
                .map(file ->
                        DynamicTest.dynamicTest(file.getKey(), () -> keepsToItsSchema(file.getKey(), file.getValue())));
    }

    @Test
    void theSchemasRefuseWhatTheReaderRefuses() throws IOException {
        var text = Shipped.find("simulator/compatibility/pool-to-pool.yaml").orElseThrow();

        assertThat(faults("compatibility-matrix", text.replace("  answer: yes", "  answer: perhaps")))
                .isNotEmpty();
        assertThat(faults("compatibility-matrix", text.replace("  answer: yes", "  answer: yes\n    colour: red")))
                .isNotEmpty();
        assertThat(faults(
                        "release",
                        Shipped.find("simulator/releases/lync-2013.yaml")
                                .orElseThrow()
                                .replace("value: 5061/tls", "value: 5061")))
                .isNotEmpty();
    }

    private static void keepsToItsSchema(String path, String text) throws IOException {
        var schema = path.startsWith("simulator/releases/")
                ? "release"
                : text.contains("\nmatrix:") ? "compatibility-matrix" : "rules";
        assertThat(faults(schema, text)).isEmpty();
    }

    private static Iterable<?> faults(String schema, String text) throws IOException {
        var data = new Load(LoadSettings.builder().build()).loadFromString(text);
        try (var stream = ShippedRulesTest.class.getResourceAsStream("/schema/" + schema + ".json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(stream)
                    .validate(new JsonMapper().<JsonNode>valueToTree(data));
        }
    }
}
