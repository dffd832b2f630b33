package org.cutover.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.cutover.compatibility.Compatibility;
import org.cutover.diagnostics.Diagnostics;
import org.cutover.inquiry.CallPath;
import org.cutover.inquiry.CallPaths;
import org.cutover.inquiry.End;
import org.cutover.inquiry.Way;
import org.cutover.routing.Conditions;
import org.cutover.scenario.CallResult;
import org.cutover.scenario.PlanOnModel;
import org.cutover.scenario.Rehearsal;
import org.cutover.scenario.RunListener;
import org.cutover.scenario.ScenarioFile;
import org.cutover.scenario.ScenarioRunner;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The way that is shown without a call is the way that the call takes. */
class RouteAgreesWithTheWireTest {

    @TestFactory
    Stream<DynamicTest> everyCallOfEveryStageGoesTheWayThatIsShown() {
        return Stream.of(
                        "migration/ocs-2007-r2-to-lync-2013",
                        "mistakes/o1-route-to-new-mediation-server-too-early",
                        "mistakes/o4-old-mediation-server-gone-first")
                .map(name -> DynamicTest.dynamicTest(name, () -> compare(name)));
    }

    private static void compare(String name) {
        var rules = Compatibility.shipped();
        var rehearsal = (Rehearsal) ScenarioFile.shipped().read(ScenarioFile.find(name));
        var estates = PlanOnModel.of(rehearsal, rules).stages();
        var run = ScenarioRunner.virtual(rules, RunListener.SILENT).run(rehearsal);

        assertThat(run.stages()).hasSameSizeAs(estates).isNotEmpty();
        for (var stage : run.stages()) {
            var paths = new CallPaths(estates.get(stage.number()).inForce(), rules, Diagnostics.shipped());
            for (var call : stage.calls()) {
                if (!call.call().isStanding()) {
                    agree(
                            paths.of(call.call().from(), call.call().to(), Conditions.QUIET),
                            call,
                            "stage %d, %s".formatted(stage.number(), call.call().name()));
                }
            }
        }
    }

    private static void agree(CallPath path, CallResult call, String where) {
        var wire = call.record();
        var taken = path.legs().stream().flatMap(leg -> leg.ways().stream()).findFirst();
        if (path.end().outcome() == End.Outcome.PSTN) {
            assertThat(wire.way().gateway())
                    .as(where)
                    .isEqualTo(taken.map(Way::candidate).orElseThrow().gateway());
            assertThat(wire.way().route())
                    .as(where)
                    .isEqualTo(taken.get().candidate().route());
        } else if (path.end().outcome() == End.Outcome.USER) {
            assertThat(wire.way().route()).as(where).isEmpty();
        } else if (path.end().status() != 0) {
            assertThat(wire.status()).as(where).isEqualTo(path.end().status());
        }
        if (path.end().outcome() == End.Outcome.REFUSED) {
            assertThat(wire.rule())
                    .as(where)
                    .isEqualTo(path.end().rule().orElseThrow().id());
        }
    }
}
