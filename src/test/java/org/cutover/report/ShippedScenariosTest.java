package org.cutover.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.cutover.compatibility.Compatibility;
import org.cutover.scenario.RunListener;
import org.cutover.scenario.ScenarioFile;
import org.cutover.scenario.ScenarioRunner;
import org.cutover.scenario.Verdict;
import org.cutover.yaml.SourceText;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every shipped scenario passes, and its table and ladders are those of the file beside it. {@code mvn verify
 * -Dladders=rewrite} draws them anew: read the difference before you commit it.
 */
class ShippedScenariosTest {

    private static final Path SCENARIOS = Path.of("scenarios");

    @TestFactory
    Stream<DynamicTest> passesAndDrawsWhatItDrewBefore() {
        return ScenarioFile.names().stream().map(name -> {
            var file = SCENARIOS.resolve(name + ".yaml");
            return DynamicTest.dynamicTest(name, file.toUri(), () -> passes(name));
        });
    }

    private static void passes(String name) throws IOException {
        var source = SourceText.shipped("scenarios/" + name + ".yaml").orElseThrow();
        var scenario = ScenarioFile.shipped().read(source);
        var run = ScenarioRunner.virtual(Compatibility.shipped(), RunListener.SILENT)
                .run(scenario);

        assertThat(run.verdict()).as(String.join("\n", Explanation.of(run))).isEqualTo(Verdict.PASSED);
        var drawn = Transcript.of(run);
        var beside = SCENARIOS.resolve(name + ".ladder");
        if (System.getProperty("ladders", "compare").equals("rewrite")) {
            Files.writeString(beside, drawn);
        }
        assertThat(beside).as("draw it with mvn verify -Dladders=rewrite").exists();
        assertThat(drawn).isEqualTo(Files.readString(beside));
    }
}
