package org.cutover.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.Contoso;
import org.cutover.pattern.NumberPattern;
import org.cutover.routing.RouteTarget.OverTrunk;
import org.cutover.routing.RouteTarget.ToMediationServer;
import org.cutover.topology.Listener;
import org.cutover.yaml.InvalidFileException;
import org.cutover.yaml.Place;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepReaderTest {

    /** Every kind of step, and the sentence that it becomes. */
    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry(
                    "deploy-pool: { pool: p.contoso.com, release: lync-2013, site: seattle }",
                    "Deploy pool p.contoso.com (Lync Server 2013)"),
            Map.entry("merge-topology: {}", "Merge the legacy topology"),
            Map.entry("import-configuration: {}", "Import the legacy policies and settings"),
            Map.entry("move-users: { users: [alice, bob], to: p.contoso.com }", "Move alice, bob to p.contoso.com"),
            Map.entry(
                    "define-gateway: { gateway: g.contoso.com, certified-for: lync-2013, site: seattle,"
                            + " root-trunk: { mediation-server: p.contoso.com } }",
                    "Define gateway g.contoso.com (certified for Lync Server 2013) with a trunk to p.contoso.com"),
            Map.entry(
                    "upgrade-gateway: { gateway: g.contoso.com, certified-for: lync-2013 }",
                    "Upgrade gateway g.contoso.com to firmware certified for Lync Server 2013"),
            Map.entry("point-gateway: { gateway: g.contoso.com, trunk: t }", "Point gateway g.contoso.com at trunk t"),
            Map.entry(
                    "configure-mediation-server: { mediation-server: p.contoso.com, trunks: [{ gateway: g.contoso.com }] }",
                    "Configure Mediation Server p.contoso.com, trunk to g.contoso.com"),
            Map.entry(
                    "deploy-mediation-pool: { pool: m.contoso.com, release: lync-2013, site: seattle, next-hop: p.contoso.com }",
                    "Deploy stand-alone mediation pool m.contoso.com (Lync Server 2013)"),
            Map.entry(
                    "remove-collocated-mediation: { pool: p.contoso.com }",
                    "Clear the collocated Mediation Server of pool p.contoso.com"),
            Map.entry(
                    "add-voice-route: { route: r, usages: [u], trunks: [t] }",
                    "Add voice route r at the bottom, over t"),
            Map.entry("move-voice-route: { route: r, at: top }", "Move voice route r to the top"),
            Map.entry("change-voice-route: { route: r, trunks: [t] }", "Change voice route r to lead over t"),
            Map.entry("remove-voice-route: { route: r }", "Remove voice route r"),
            Map.entry(
                    "add-phone-route: { route: r, usages: [u], mediation-servers: [m.contoso.com], at: before s }",
                    "Add phone route r before s, over MediationServer:m.contoso.com"),
            Map.entry("move-phone-route: { route: r, at: bottom }", "Move phone route r to the bottom"),
            Map.entry("change-phone-route: { route: r, usages: [u] }", "Change phone route r"),
            Map.entry("remove-phone-route: { route: r }", "Remove phone route r"),
            Map.entry(
                    "move-numbers: { beginning: +1425555, to: g.contoso.com }",
                    "Move the numbers +1425555… to gateway g.contoso.com"),
            Map.entry(
                    "decommission-mediation-server: { mediation-server: m.contoso.com }",
                    "Decommission Mediation Server m.contoso.com"),
            Map.entry("decommission-gateway: { gateway: g.contoso.com }", "Decommission gateway g.contoso.com"),
            Map.entry("decommission-pool: { pool: p.contoso.com }", "Decommission pool p.contoso.com"),
            Map.entry("remove-back-compat-site: {}", "Remove BackCompatSite"),
            Map.entry("publish: {}", "Publish the topology"),
            Map.entry("commit: {}", "Commit all voice routing changes"),
            Map.entry("roll-back: { to: merge }", "Roll back to after merge"),
            Map.entry("manual: Switch it off", "Switch it off (not simulated)"));

    @TestFactory
    Stream<DynamicTest> everyKindOfStepIsRead() {
        return TITLES.entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> {
                    var step = Plans.step(one.getKey()).step();
                    assertThat(step.title()).isEqualTo(one.getValue());
                    assertThat(step.action().toString()).isNotBlank();
                    assertThat(step.reversal().how()).isNotBlank();
                }));
    }

    @Test
    void noKindIsLeftOutHere() {
        assertThat(TITLES.keySet().stream().map(entry -> entry.substring(0, entry.indexOf(':'))))
                .containsExactlyInAnyOrderElementsOf(new StepReader(Releases.shipped()).kinds());
    }

    @Test
    void aStepHasAnIdAndAPlace() {
        assertThat(Plans.step("publish: { id: night, force: true, pending: true }"))
                .isEqualTo(new PlannedStep("night", new Publish(), true, true, new Place("plan.yaml", 2, 5)));
        assertThat(Plans.step("publish: {}").id()).isEqualTo("publish-1");
    }

    @Test
    void settingsAreWhatTheySay() {
        assertThat(Plans.step("define-gateway: { gateway: g.contoso.com, certified-for: lync-2013, site: seattle,"
                                + " listens: 5067/tls, root-trunk: { trunk: t, mediation-server: p.contoso.com,"
                                + " mediation-port: 5067/tls } }")
                        .step())
                .isEqualTo(new DefineGateway(
                        "g.contoso.com",
                        Contoso.LYNC_2013,
                        "seattle",
                        Optional.of(Listener.parse("5067/tls")),
                        "t",
                        "p.contoso.com",
                        Optional.of(Listener.parse("5067/tls"))));
        assertThat(Plans.step("add-voice-route: { route: r, pattern: '^\\+1', usages: [u, v], at: top,"
                                + " trunks: [t, 'MediationServer:m.contoso.com'] }")
                        .step())
                .isEqualTo(new AddRoute(
                        RouteTable.LYNC,
                        "r",
                        NumberPattern.of("^\\+1"),
                        List.of("u", "v"),
                        List.of(new OverTrunk("t"), new ToMediationServer("m.contoso.com")),
                        new RoutePlace("top")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            publsh: {} | 2:5: "publsh" is no step. Did you mean "publish"?
            dance: {} | 2:5: this is no step. A step begins with one of: deploy-pool, merge-topology,
            { publish: {}, commit: {} } | 2:5: these are several steps in one: publish, commit. Give each an entry
            publish: { colour: red } | 2:16: unknown key "colour". Known here: force, id, pending.
            decommission-pool: { pol: p.contoso.com } | 2:24: "pool" is missing here.
            upgrade-gateway: { gateway: g.contoso.com, certified-for: lync-213 } | 2:63: release "lync-213" is not defined. Did you mean "lync-2013"?
            point-gateway: { gateway: g.contoso.com } | 2:20: say either "trunk" or "mediation-server": where does it
            point-gateway: { gateway: g.contoso.com, trunk: t, port: 5068/tcp } | 2:56: the trunk says the port.
            move-users: { to: p.contoso.com } | 2:17: say either "users" (a list) or "from" (a pool, all of whose
            move-users: { users: [a], from: q.contoso.com, to: p.contoso.com } | 2:17: say either "users" (a list)
            change-voice-route: { route: r } | 2:25: nothing is changed here. Give a pattern, usages, or where
            move-voice-route: { route: r, at: middle } | 2:39: "middle" is no place in a list of routes.
            move-voice-route: { route: r } | 2:23: "at" is missing here.
            change-voice-route: { route: r, pattern: '(' } | 2:46: "(" is no regular expression: a group without its
            change-phone-route: { route: r, mediation-servers: [m] } | 2:57: Mediation Server "m" is no fully
            move-numbers: { beginning: 1425, to: g.contoso.com } | 2:32: "1425" is no E.164 number.
            configure-mediation-server: { mediation-server: p.contoso.com, listens: [5068] } | 2:78: "5068" is no port
            publish: { force: maybe } | 2:23: "force" must be true or false, not "maybe".
            move-numbers: { beginning: +1425, to: g.contoso.com, pending: true } | 2:67: move-numbers acts at once. Only what is published or committed can be left pending.
            """)
    void aFaultySettingIsShownInItsPlace(String entry, String fault) {
        var refused = catchThrowableOfType(InvalidFileException.class, () -> Plans.step(entry));

        assertThat(refused).isNotNull();
        assertThat(refused.getMessage()).startsWith("plan.yaml:" + fault);
    }
}
