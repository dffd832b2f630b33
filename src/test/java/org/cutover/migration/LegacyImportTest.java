package org.cutover.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cutover.pattern.NumberPattern;
import org.cutover.routing.RouteTarget;
import org.cutover.routing.Scope;
import org.cutover.routing.VoiceConfiguration;
import org.cutover.routing.VoicePolicy;
import org.cutover.routing.VoiceRoute;
import org.cutover.topology.Named;
import org.junit.jupiter.api.Test;

/** What an import does with each object, and what it says it did. */
class LegacyImportTest {

    private static final VoicePolicy GLOBAL = new VoicePolicy("Global", Scope.GLOBAL, List.of());
    private static final VoicePolicy STAFF = policy("Staff", "Local");
    private static final VoicePolicy GUESTS = policy("Guests");
    private static final VoiceRoute PSTN = route("PSTN", "^\\+");

    private static final VoiceConfiguration LEGACY = legacy(PSTN);
    private static final VoiceConfiguration LEGACY_WITH_ONE_POLICY =
            LEGACY.withSettings(new VoiceConfiguration.OcsSettings("staff", List.of()));
    private static final VoiceConfiguration FRESH =
            new VoiceConfiguration(List.of(), List.of(GLOBAL), List.of(), List.of());

    @Test
    void theFirstImportAddsEverything() {
        var imported = LegacyImport.of(LEGACY, FRESH, false);

        assertThat(imported.result().policies()).containsExactly(GLOBAL, STAFF, GUESTS);
        assertThat(imported.report())
                .containsExactly(
                        "added PSTN usage Local",
                        "added voice policy Staff",
                        "added voice policy Guests",
                        "added voice route PSTN");
    }

    @Test
    void whatIsThereIsLeftChangedOrNot() {
        var first = LegacyImport.of(LEGACY, FRESH, false).result();
        var again = LegacyImport.of(legacy(route("PSTN", "^\\+1"), route("New", "^\\+44")), first, false);

        assertThat(again.result().routes()).containsExactly(PSTN, route("New", "^\\+44"));
        assertThat(again.report())
                .containsExactly(
                        "left PSTN usage Local, which is the same",
                        "left voice policy Staff, which is the same",
                        "left voice policy Guests, which is the same",
                        "left voice route PSTN, though it differs",
                        "added voice route New");
    }

    @Test
    void whatDiffersIsReplacedOnRequestAndWhatWasDeletedStays() {
        var first = LegacyImport.of(legacy(PSTN, route("Old", "^\\+49")), FRESH, false);
        var again = LegacyImport.of(legacy(route("PSTN", "^\\+1")), first.result(), true);

        assertThat(again.result().routes()).containsExactly(route("PSTN", "^\\+1"), route("Old", "^\\+49"));
        assertThat(again.report())
                .contains("replaced voice route PSTN", "left voice policy Staff, which is the same")
                .noneMatch(line -> line.contains("Old"));
    }

    @Test
    void oneGlobalPolicyForEverybodyIsImportedAsGlobalAndNoOther() {
        var imported = LegacyImport.of(LEGACY_WITH_ONE_POLICY, FRESH, false);

        assertThat(imported.result().policies())
                .containsExactly(new VoicePolicy("Global", Scope.GLOBAL, List.of("Local")));
        assertThat(imported.report())
                .contains("replaced voice policy Global")
                .noneMatch(line -> line.contains("Staff"));
        assertThat(Named.names(imported.result().routes())).containsExactly("PSTN");
    }

    @Test
    void aGlobalPolicyThatSomebodyHasEditedIsLeft() {
        var edited = new VoiceConfiguration(
                List.of(),
                List.of(new VoicePolicy("Global", Scope.GLOBAL, List.of("Internal"))),
                List.of("Internal"),
                List.of());

        assertThat(LegacyImport.of(LEGACY_WITH_ONE_POLICY, edited, false).report())
                .contains("left voice policy Global, though it differs");
        assertThat(LegacyImport.of(LEGACY_WITH_ONE_POLICY, edited, true).report())
                .contains("replaced voice policy Global");
    }

    @Test
    void aUserIsNotMovedBeforeTheGlobalPolicyIsThere() {
        var brings = LegacyImport.policies(LEGACY_WITH_ONE_POLICY);

        assertThat(LegacyImport.hasBrought(brings, FRESH)).isFalse();
        assertThat(LegacyImport.hasBrought(
                        brings,
                        LegacyImport.of(LEGACY_WITH_ONE_POLICY, FRESH, false).result()))
                .isTrue();
    }

    /** O12: forced, the user moves and has neither policy nor dial plan, and no later import gives them back. */
    @Test
    void aUserWhoMovesBeforeTheImportHasNoPolicyAndGetsNoneLater() {
        var moved = Plans.done(
                Plans.after("merge"), "move-users: { users: [bob], to: lync-pool.contoso.com, force: true }");
        var imported = Plans.done(moved, "import-configuration: {}");

        for (var stage : List.of(moved, imported)) {
            var bob = stage.estate().inForce().users().find("bob").orElseThrow();
            assertThat(bob.policy()).isEmpty();
            assertThat(bob.dialPlan()).isEmpty();
        }
    }

    @Test
    void aStepThatIsTakenReportsWhatTheImportDid() {
        var outcome = Plans.after("merge").take(Plans.step("import-configuration: {}"), Plans.RULES);

        assertThat(((Migration.Outcome.Done) outcome).report())
                .hasSize(8)
                .contains("added dial plan Seattle", "added voice route Dallas PSTN");
    }

    private static VoiceConfiguration legacy(VoiceRoute... routes) {
        return new VoiceConfiguration(List.of(), List.of(STAFF, GUESTS), List.of("Local"), List.of(routes));
    }

    private static VoicePolicy policy(String name, String... usages) {
        return new VoicePolicy(name, Scope.USER, List.of(usages));
    }

    private static VoiceRoute route(String name, String pattern) {
        return new VoiceRoute(
                name,
                NumberPattern.of(pattern),
                List.of("Local"),
                List.of(RouteTarget.parse("MediationServer:med.contoso.com")));
    }
}
