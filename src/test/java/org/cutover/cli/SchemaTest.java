package org.cutover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cutover.compatibility.Releases;
import org.cutover.diagnostics.Condition;
import org.cutover.migration.StepReader;
import org.cutover.yaml.Shipped;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemas that editors complete from promise what the readers accept. */
class SchemaTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TestFactory
    Stream<DynamicTest> shippedFilesKeepToTheirSchema() {
        return Stream.of(
                        filesKeepTo(path -> "deployment", "simulator/deployments"),
                        filesKeepTo(path -> "diagnostics", "simulator/diagnostics"),
                        filesKeepTo(SchemaTest::schemaOf, "scenarios"))
                .flatMap(files -> files);
    }

    private static Stream<DynamicTest> filesKeepTo(UnaryOperator<String> schema, String folder) {
        return Shipped.texts(folder, ".yaml").entrySet().stream()
                .map(file -> keepsTo(schema.apply(file.getKey()), file.getKey(), file.getValue()));
    }

    private static String schemaOf(String path) {
        return path.startsWith("scenarios/test-cases/") ? "test-cases" : "rehearsal";
    }

    private static DynamicTest keepsTo(String schema, String path, String text) {
        return DynamicTest.dynamicTest(
                path, () -> assertThat(faults(schema, text)).isEmpty());
    }

    @Test
    void everyKindOfStepIsInTheSchema() throws IOException {
        JsonNode schema;
        try (var stream = SchemaTest.class.getResourceAsStream("/schema/rehearsal.json")) {
            schema = JSON.readTree(stream);
        }
        var kinds = new StepReader(Releases.shipped()).kinds();

        assertThat(schema.at("/$defs/kinds/properties").propertyNames()).containsExactlyInAnyOrderElementsOf(kinds);
        for (var where : List.of("step", "act")) {
            assertThat(schema.at("/$defs/" + where + "/properties").propertyNames())
                    .containsAll(kinds);
        }
    }

    @Test
    void everyConditionIsInTheSchemaOfDiagnostics() throws IOException {
        JsonNode schema;
        try (var stream = SchemaTest.class.getResourceAsStream("/schema/diagnostics.json")) {
            schema = JSON.readTree(stream);
        }
        var conditions = schema.at("/properties/conditions/items/properties/condition/enum");

        assertThat(conditions.valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Condition.values()).map(Condition::id).toList());
    }

    @Test
    void theSchemaRefusesWhatTheReaderRefuses() throws IOException {
        var text = Shipped.find("scenarios/mistakes/o15-third-release.yaml").orElseThrow();

        assertThat(faults("rehearsal", text.replace("expect:", "expects:"))).isNotEmpty();
        assertThat(faults("rehearsal", text.replace("refused: three", "refuses: three")))
                .isNotEmpty();
        assertThat(faults("rehearsal", text.replace("site: dallas", "sites: dallas")))
                .isNotEmpty();
        assertThat(faults("rehearsal", text.replace("version: 1", "version: 2")))
                .isNotEmpty();
    }

    @Test
    void theSchemaOfADeploymentRefusesWhatTheReaderRefuses() throws IOException {
        var trunks = Shipped.find("simulator/deployments/routing/trunks.yaml").orElseThrow();

        assertThat(trunks).contains("choice: as-listed", "status: 486, cause: 34", "forward-to: 9", "scope: trunk");
        assertThat(faults("deployment", trunks.replace("choice: as-listed", "choice: listed")))
                .isNotEmpty();
        assertThat(faults("deployment", trunks.replace("status: 486, cause: 34, ", "")))
                .isNotEmpty();
        assertThat(faults("deployment", trunks.replace("cause: 34", "cause: 128")))
                .isNotEmpty();
        assertThat(faults("deployment", trunks.replace("forward-to: 9", "ring-also: alice, forward-to: 9")))
                .isNotEmpty();
        assertThat(faults("deployment", trunks.replace("remove-plus", "removes-plus")))
                .isNotEmpty();
    }

    @Test
    void theSchemaOfAScenarioRefusesWhatTheReaderRefuses() throws IOException {
        var turn = Shipped.find("scenarios/routing/19-all-routes-of-a-usage-first.yaml")
                .orElseThrow();

        assertThat(turn)
                .contains("refuses: { status: 503 }", "tried: [gw1", "  - dial: { from: alice, to: 9 555 0123 }");
        assertThat(faults(
                        "rehearsal",
                        turn.replace("refuses: { status: 503 }", "silent: true, refuses: { status: 503 }")))
                .isNotEmpty();
        assertThat(faults("rehearsal", turn.replace("status: 503", "status: 200")))
                .isNotEmpty();
        assertThat(faults("rehearsal", turn.replace("tried: [gw1", "tries: [gw1")))
                .isNotEmpty();
        assertThat(faults("rehearsal", turn.replace("dial: { from: alice, to: 9 555 0123 }", "hang-up: {}")))
                .as("nothing is expected of a hang-up")
                .isNotEmpty();
    }

    static Iterable<?> faults(String schema, String yaml) throws IOException {
        var data = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return faults(schema, JSON.<JsonNode>valueToTree(data));
    }

    static Iterable<?> faults(String schema, JsonNode data) throws IOException {
        try (var stream = SchemaTest.class.getResourceAsStream("/schema/" + schema + ".json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(stream)
                    .validate(data);
        }
    }
}
