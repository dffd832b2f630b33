package org.cutover.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import org.assertj.core.api.AbstractStringAssert;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Releases;
import org.cutover.routing.Conditions;
import org.cutover.routing.RouteDecision;
import org.cutover.topology.Listener;
import org.cutover.topology.Named;
import org.cutover.topology.PstnGateway;
import org.cutover.topology.Trunk;
import org.cutover.yaml.InvalidFileException;
import org.cutover.yaml.Place;
import org.cutover.yaml.SourceText;
import org.junit.jupiter.api.Test;

class DeploymentFileTest {

    private static final String SMALL = """
            version: 1
            deployment: Small
            domain: contoso.com
            sites: [seattle]
            pools:
              - { pool: pool.contoso.com, release: lync-2013, site: seattle }
            mediation-servers:
              - { mediation-server: pool.contoso.com, collocated: true, release: lync-2013, site: seattle }
            gateways:
              - { gateway: gw.contoso.com, site: seattle, certified-for: lync-2013 }
            trunks:
              - { mediation-server: pool.contoso.com, gateway: gw.contoso.com }
            lync-voice:
              pstn-usages: [All]
              dial-plans:
                - name: Global
                  scope: global
                  rules:
                    - { name: Keep all, pattern: '^(\\d+)$', translation: +$1 }
              voice-policies:
                - { name: Everybody, usages: [All] }
              voice-routes:
                - { name: Everywhere, pattern: '^\\+', usages: [All], trunks: [gw.contoso.com] }
            users:
              - { name: alice, pool: pool.contoso.com, line: +14255550101, policy: Everybody }
            """;

    @Test
    void whatIsLeftOutIsWhatTheReleaseDoes() {
        var small = read(SMALL);
        var server = small.topology().findMediationServer("pool.contoso.com").orElseThrow();

        assertThat(server.servers()).containsExactly("pool.contoso.com");
        assertThat(server.nextHop()).isEqualTo("pool.contoso.com");
        assertThat(server.poolSide()).isEqualTo(Listener.parse("5070/tls"));
        assertThat(server.gatewaySide()).as("by its trunk").containsExactly(Listener.parse("5068/tcp"));
        assertThat(small.topology().trunks())
                .containsExactly(
                        new Trunk("gw.contoso.com", "pool.contoso.com", Listener.parse("5068/tcp"), "gw.contoso.com"));
        assertThat(small.topology().gateways())
                .containsExactly(new PstnGateway(
                        "gw.contoso.com", "seattle", Contoso.LYNC_2013, Listener.parse("5066/tcp"), "gw.contoso.com"));
        assertThat(small.ocsVoice().routes()).isEmpty();
    }

    @Test
    void aGatewayWithTwoTrunksMustBeTold() {
        var two = read(SMALL.replace(
                "trunks:\n",
                "trunks:\n  - { trunk: second, mediation-server: pool.contoso.com, gateway: gw.contoso.com }\n"));

        assertThat(two.topology().findGateway("gw.contoso.com"))
                .map(PstnGateway::inboundTrunk)
                .hasValue("");
    }

    @Test
    void contosoBeforeTheMigrationIsFreeOfFindings() {
        var before = DeploymentFile.read("contoso/before", nowhere(), Place.wholeOf("plan.yaml"), Releases.shipped());

        assertThat(Named.names(before.topology().pools()))
                .containsExactly("ocs-pool.contoso.com", "dal-ocs-pool.contoso.com");
        assertThat(Named.names(before.topology().trunks()))
                .containsExactly("MediationServer:ocs-med.contoso.com", "MediationServer:dal-ocs-med.contoso.com");
        assertThat(before.users().names()).containsExactly("alice", "bob", "carol", "dave", "erin");
        assertThat(DeploymentCheck.findings(before, Compatibility.shipped())).isEmpty();
    }

    @Test
    void contososUsersCallByTheirOwnTables() {
        var before = Contoso.before();

        assertThat(decision(before, "alice", "95550123").describe())
                .isEqualTo("+14255550123 by route Seattle PSTN over MediationServer:ocs-med.contoso.com");
        assertThat(decision(before, "dave", "95550123").describe())
                .isEqualTo("+12145550123 by route Dallas PSTN over MediationServer:dal-ocs-med.contoso.com");
        assertThat(decision(before, "alice", "0102")).isEqualTo(new RouteDecision.ToUser("+14255550102", "bob"));
    }

    @Test
    void everyFaultIsShownAtOnceWithItsPlace() {
        faults("""
                version: 1
                deployment: Faulty
                domain: contoso
                sites: [seattle]
                pools:
                  - { pool: pool.contoso.com, releas: lync-2013, site: seattle }
                  - { pool: pool2.contoso.com, release: lync-213, site: seatle }
                  - { pool: pool3.contoso.com, release: lync-2013, site: seattle, site: seattle }
                mediation-servers:
                  - { mediation-server: pool3.contoso.com, collocated: perhaps, release: lync-2013, site: seattle,
                      next-hop: pol3.contoso.com, pool-side: 5070, gateway-side: [5068/tcp, 70000/tcp] }
                gateways:
                  - { gateway: gw.contoso.com, site: seattle, certified-for: lync-2013, listens: 5066/sctp }
                  - { gateway: GW.contoso.com, site: seattle, certified-for: lync-2013 }
                trunks:
                  - { mediation-server: nobody.contoso.com, gateway: gw9.contoso.com }
                colour: red
                """).isEqualTo("""
                        f.yaml:3:9: domain "contoso" is no fully qualified domain name, such as pool.contoso.com.
                        f.yaml:6:5: "release" is missing here.
                        f.yaml:6:31: unknown key "releas". Did you mean "release"?
                        f.yaml:7:41: release "lync-213" is not defined. Did you mean "lync-2013"?
                        f.yaml:7:57: site "seatle" is not defined. Did you mean "seattle"?
                        f.yaml:8:67: key "site" stands here twice; the first is on line 8. Keep one.
                        f.yaml:10:25: the name "pool3.contoso.com" is taken already, on line 8. Names are unique among pools, Mediation Servers and gateways.
                        f.yaml:10:56: "collocated" must be true or false, not "perhaps".
                        f.yaml:11:17: pool "pol3.contoso.com" is not defined. Did you mean "pool3.contoso.com"?
                        f.yaml:11:46: "5070" is no port with its transport. Write it like 5068/tcp or 5067/tls.
                        f.yaml:11:77: port 70000 is out of range. Ports run from 1 to 65535.
                        f.yaml:13:82: "5066/sctp" is no port with its transport. Write it like 5068/tcp or 5067/tls.
                        f.yaml:14:16: the name "GW.contoso.com" is taken already, on line 13. Names are unique among pools, Mediation Servers and gateways.
                        f.yaml:16:25: Mediation Server "nobody.contoso.com" is not defined. Use one of: pool3.contoso.com.
                        f.yaml:16:54: gateway "gw9.contoso.com" is not defined. Did you mean "gw.contoso.com"?
                        f.yaml:17:1: unknown key "colour". Known here: authorities, back-compat-site, carrier, deployment, domain, gateways, lync-voice, mediation-servers, ocs-voice, pools, sites, trunks, users, version, why.""");
    }

    @Test
    void aVoiceConfigurationIsReadToTheEndToo() {
        faults(SMALL.replace("'^(\\d+)$'", "'^(\\d+$'")
                        .replace("trunks: [gw.contoso.com]", "trunks: ['MediationServer:ocs med']")
                        .replace("usages: [All] }", "usages: [Al] }")
                        .replace("scope: global", "scope: globe"))
                .isEqualTo("""
                        f.yaml:17:14: "globe" is no scope here. Write one of: user, pool:<name>, gateway:<name>, site:<name>, global.
                        f.yaml:19:38: "^(\\d+$" is no regular expression: a group without its closing parenthesis at character 2.
                        f.yaml:21:35: usage "Al" is not defined. Did you mean "All"?
                        f.yaml:23:67: Mediation Server "ocs med" is no fully qualified domain name, such as pool.contoso.com.
                        f.yaml:25:5: policy "Everybody" is not defined. None is defined.""");
    }

    @Test
    void anotherVersionIsRefused() {
        faults(SMALL.replace("version: 1", "version: 2"))
                .isEqualTo("f.yaml:1:10: this program reads version 1 of its files, not \"2\".");
        faults(SMALL.replace("version: 1\n", "")).isEqualTo("f.yaml:1:1: \"version\" is missing here.");
    }

    @Test
    void aUserNeedsAPoolAndAPolicyThatAreThere() {
        faults(SMALL + """
                  - { name: alice, pool: pool.contoso.com }
                  - { name: bob, pool: pol.contoso.com }
                  - { name: carol, pool: pool.contoso.com, policy: Everyone, dial-plan: Globl }
                  - { name: d ave, pool: pool.contoso.com }
                  - { name: erin, pool: pool.contoso.com, line: 425-555-0105 }
                """).isEqualTo("""
                        f.yaml:26:5: user "alice" stands here twice; the first is at f.yaml:25:5.
                        f.yaml:27:5: pool "pol.contoso.com" is not defined. Did you mean "pool.contoso.com"?
                        f.yaml:28:5: policy "Everyone" is not defined. Use one of: Everybody.
                        f.yaml:28:5: dial plan "Globl" is not defined. Did you mean "Global"?
                        f.yaml:29:5: "d ave" is no user name. Use letters, digits, dots, hyphens and underscores.
                        f.yaml:30:5: "425-555-0105" is no line. Write +14255550100, or +14255550100;ext=50100, or 50100.""");
    }

    @Test
    void theCarrierDeliversToGatewaysThatAreThere() {
        faults(SMALL + """
                carrier:
                  deliveries:
                    - { beginning: 1425, gateway: gw.contoso.com }
                    - { beginning: +1425, gateway: gv.contoso.com }
                  numbers:
                    - { number: +14255550123, does: sleeps }
                    - { number: +14255550124 }
                    - { number: +14255550124 }
                """).isEqualTo("""
                        f.yaml:28:20: "1425" is no E.164 number. Write a plus and up to 15 digits, such as +14255550123.
                        f.yaml:29:36: gateway "gv.contoso.com" is not defined. Did you mean "gw.contoso.com"?
                        f.yaml:31:37: "does" must be one of answers, busy, never-answers, unallocated, not "sleeps".
                        f.yaml:33:17: the name "+14255550124" is taken already, on line 32. Names are unique among numbers of the carrier.""");
    }

    @Test
    void namesThatReferToNothingAreFaults() {
        faults(SMALL.replace("certified-for: lync-2013 }", "certified-for: lync-2013, inbound-trunk: gv.contoso.com }")
                                .replace("scope: global", "scope: pool:pol.contoso.com")
                                .replace("name: Everybody, usages", "name: Everybody, scope: site:seatle, usages")
                                .replace(", policy: Everybody }", " }")
                        + "back-compat-site: [ocs-pool.contoso.com]\n")
                .isEqualTo("""
                        f.yaml:10:88: trunk "gv.contoso.com" is not defined. Did you mean "gw.contoso.com"?
                        f.yaml:17:14: pool "pol.contoso.com" is not defined. Did you mean "pool.contoso.com"?
                        f.yaml:21:33: site "seatle" is not defined. Did you mean "seattle"?
                        f.yaml:26:20: pool or Mediation Server "ocs-pool.contoso.com" is not defined. Use one of: pool.contoso.com.""");
    }

    @Test
    void twoThingsOfOneNameAreFaults() {
        faults(SMALL.replace("sites: [seattle]", "sites: [seattle, seattle]")
                        .replace(
                                "trunks:\n  -",
                                "trunks:\n  - { mediation-server: pool.contoso.com, gateway: gw.contoso.com }\n  -")
                        .replace("pstn-usages: [All]", "pstn-usages: [All, All]")
                        .replace("voice-policies:\n", "voice-policies:\n    - { name: everybody, usages: [All] }\n")
                        .replace("dial-plans:\n", "dial-plans:\n    - { name: Global }\n")
                        .replace(
                                "voice-routes:\n",
                                "voice-routes:\n    - { name: Everywhere, pattern: '^9', usages: [All] }\n"))
                .isEqualTo("""
                        f.yaml:4:18: the name "seattle" is taken already, on line 4. Names are unique among sites.
                        f.yaml:13:52: the name "gw.contoso.com" is taken already, on line 12. Names are unique among trunks.
                        f.yaml:15:22: the name "All" is taken already, on line 15. Names are unique among pstn usages.
                        f.yaml:18:13: the name "Global" is taken already, on line 17. Names are unique among dial plans.
                        f.yaml:24:15: the name "Everybody" is taken already, on line 23. Names are unique among voice policies.
                        f.yaml:27:15: the name "Everywhere" is taken already, on line 26. Names are unique among voice routes.""");
    }

    @Test
    void aServerOfOldHasOneGateway() {
        faults(ofOld("""
                  - { mediation-server: med.contoso.com, gateway: gw1.contoso.com }
                  - { mediation-server: med.contoso.com, gateway: gw2.contoso.com }
                """))
                .isEqualTo(
                        "f.yaml:14:51: med.contoso.com has its gateway already, on line 13. A Mediation Server of OCS 2007 R2 has one"
                                + " gateway: give this one a Mediation Server of its own.");
    }

    @Test
    void aServerOfOldHasOneGatewayWhateverItsTrunksAreCalled() {
        faults(ofOld("""
                  - { trunk: first, mediation-server: med.contoso.com, gateway: gw1.contoso.com }
                  - { trunk: second, mediation-server: MED.contoso.com, gateway: gw2.contoso.com }
                """))
                .isEqualTo(
                        "f.yaml:14:66: med.contoso.com has its gateway already, on line 13. A Mediation Server of OCS 2007 R2 has one"
                                + " gateway: give this one a Mediation Server of its own.");
    }

    @Test
    void aServerOfOldHasOneTrunkToItsGateway() {
        faults(ofOld("""
                  - { trunk: first, mediation-server: med.contoso.com, gateway: gw1.contoso.com }
                  - { trunk: second, mediation-server: med.contoso.com, gateway: GW1.contoso.com }
                """))
                .isEqualTo(
                        "f.yaml:14:66: med.contoso.com has its gateway already, on line 13. A Mediation Server of OCS 2007 R2 has one"
                                + " trunk to it: remove one of the two.");
    }

    /** @param trunks the list under {@code trunks}, from line 13 on */
    private static String ofOld(String trunks) {
        return """
                version: 1
                deployment: Old
                domain: contoso.com
                sites: [seattle]
                pools:
                  - { pool: pool.contoso.com, release: ocs-2007-r2, site: seattle }
                mediation-servers:
                  - { mediation-server: med.contoso.com, release: ocs-2007-r2, site: seattle, next-hop: pool.contoso.com }
                gateways:
                  - { gateway: gw1.contoso.com, site: seattle, certified-for: ocs-2007-r2 }
                  - { gateway: gw2.contoso.com, site: seattle, certified-for: ocs-2007-r2 }
                trunks:
                """ + trunks;
    }

    @Test
    void aDeploymentThatIsNotThereIsAFaultWhereItIsNamed() {
        assertThatThrownBy(() -> DeploymentFile.read(
                        "contoso/befor", nowhere(), new Place("plan.yaml", 4, 13), Releases.shipped()))
                .isInstanceOf(InvalidFileException.class)
                .hasMessage(
                        "plan.yaml:4:13: deployment \"contoso/befor\" is not there: neither as a file beside this one,"
                                + " nor shipped as simulator/deployments/contoso/befor.yaml.");
    }

    @Test
    void theEndingOfItsNameIsNotSaidTwice() {
        assertThatThrownBy(() ->
                        DeploymentFile.read("estat.yaml", nowhere(), new Place("plan.yaml", 4, 13), Releases.shipped()))
                .hasMessageEndingWith("nor shipped as simulator/deployments/estat.yaml.");
    }

    @Test
    void aFileBesideTheOneThatNamesItGoesBeforeTheShippedOne() {
        SourceText.Folder beside = name -> name.equals("contoso/before.yaml")
                ? Optional.of(new SourceText(name, SMALL, nowhere()))
                : Optional.empty();

        assertThat(DeploymentFile.read("contoso/before", beside, Place.wholeOf("plan.yaml"), Releases.shipped())
                        .name())
                .isEqualTo("Small");
    }

    private static AbstractStringAssert<?> faults(String text) {
        var refused = catchThrowableOfType(InvalidFileException.class, () -> read(text));
        return assertThat(refused == null ? "" : refused.getMessage());
    }

    private static Deployment read(String text) {
        return DeploymentFile.read(new SourceText("f.yaml", text, nowhere()), Releases.shipped());
    }

    private static User user(Deployment deployment, String name) {
        return deployment.users().find(name).orElseThrow();
    }

    private static RouteDecision decision(Deployment deployment, String caller, String digits) {
        return CallRouting.of(deployment).decide(user(deployment, caller), digits, Conditions.QUIET);
    }

    private static SourceText.Folder nowhere() {
        return name -> Optional.empty();
    }
}
