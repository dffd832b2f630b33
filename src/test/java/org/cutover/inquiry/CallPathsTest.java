package org.cutover.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.Contoso;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.DeploymentFile;
import org.cutover.diagnostics.Diagnostics;
import org.cutover.routing.Conditions;
import org.cutover.routing.RouteStep;
import org.cutover.topology.Listener;
import org.cutover.topology.NextHop;
import org.cutover.yaml.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which way a call would go, from end to end. */
class CallPathsTest {

    private final Deployment estate = Everything.estate();

    @Test
    void aCallOutGoesTheFirstWayAndTheOthersStandInOrder() {
        var path = path("alice", "9 555 0123");

        assertThat(path.dialled()).isEqualTo("95550123");
        assertThat(path.end().outcome()).isEqualTo(End.Outcome.PSTN);
        assertThat(path.end().words())
                .contains("to gw1.contoso.com with called number +14255550123")
                .contains("1 more if it fails");
        assertThat(path.legs()).singleElement().satisfies(leg -> {
            assertThat(leg.ways())
                    .extracting(way -> way.order() + " " + way.candidate().trunk())
                    .containsExactly("1 gw1.contoso.com", "2 gw2.contoso.com");
            assertThat(leg.ways().get(1).candidate().outward().called()).isEqualTo("14255550123");
            assertThat(leg.notes()).singleElement().asString().contains("as-listed (assumed)");
        });
    }

    @Test
    void aTrunkThatIsDownLeavesTheNext() {
        var path = Everything.paths(estate).of("alice", "95550123", Conditions.down(Set.of("gw1.contoso.com")));

        assertThat(path.end().words()).startsWith("to gw2.contoso.com with called number 14255550123");
    }

    @Test
    void aGatewayThatIsNotCertifiedAndMakesDoIsSaidToTakeTheCall() {
        var uncertified = DeploymentFile.read(
                SourceText.shipped("simulator/deployments/gateway/uncertified.yaml")
                        .orElseThrow(),
                Releases.shipped());
        var paths = new CallPaths(uncertified, Compatibility.shipped(), Diagnostics.shipped());

        var makesDo = paths.of("alice", "95550147", Conditions.QUIET);
        assertThat(makesDo.end().outcome()).isEqualTo(End.Outcome.PSTN);
        assertThat(makesDo.legs().get(0).ways().get(0).hops().get(1).describe())
                .startsWith(
                        "med.contoso.com -> no-srtp.contoso.com: it passes, and it takes no SRTP (assumed), but a gateway"
                                + " certified for OCS 2007 R2 does not support");
        assertThat(paths.of("alice", "95550148", Conditions.QUIET).end().outcome())
                .isEqualTo(End.Outcome.REFUSED);
    }

    @Test
    void aForwardedCallIsFollowed() {
        var path = path("alice", "1003");

        assertThat(path.legs())
                .extracting(Leg::kind)
                .containsExactly(Leg.Kind.ROUTING, Leg.Kind.USER, Leg.Kind.FORWARDING, Leg.Kind.USER);
        assertThat(path.end().words()).isEqualTo("the telephone of bob rings");
    }

    @Test
    void aCallThatRingsElsewhereTooRingsHere() {
        assertThat(path("alice", "1004").end().words())
                .startsWith("the telephone of dave rings, and besides: to gw1.contoso.com with called");
    }

    @Test
    void aLoopOfForwardsEnds() {
        var end = path("alice", "1005").end();

        assertThat(end.outcome()).isEqualTo(End.Outcome.NOWHERE);
        assertThat(end.diagnostic())
                .get()
                .satisfies(said -> assertThat(said.id()).isEqualTo(13000));
    }

    @Test
    void aCircleOfSimultaneousRingsEndsWhereItBegan() {
        var circle = Everything.estate("line: +14255551006, forward-to: erin", "line: +14255551006, ring-also: erin");

        assertThat(Everything.paths(circle)
                        .of("alice", "1006", Conditions.QUIET)
                        .end()
                        .words())
                .isEqualTo("the telephone of frank rings, and besides: frank has sent this call on before");
    }

    @Test
    void aCallInIsFollowedFromTheCarrierToTheTelephone() {
        var path = path("+14255559999", "+14255551002");

        assertThat(path.inbound()).isTrue();
        assertThat(path.legs().get(0).hops())
                .extracting(Hop::from)
                .containsExactly("the carrier", "gw1.contoso.com", "med.contoso.com");
        assertThat(path.end().words()).isEqualTo("the telephone of bob rings");
    }

    @Test
    void aNumberIsNormalizedFromWhatTheCarrierHandsOver() {
        var lastFour = Everything.estate(
                "{ beginning: +1425555, gateway: gw1.contoso.com }",
                "{ beginning: +1425555, gateway: gw1.contoso.com, digits: 4 }");

        var path = Everything.paths(lastFour).of("+14255559999", "+14255551002", Conditions.QUIET);

        assertThat(path.legs().get(0).says()).isEqualTo("1002 comes in by gateway gw1.contoso.com");
        assertThat(path.legs().get(0).steps())
                .extracting(RouteStep::describe)
                .contains("dial plan Global (global): 1002 becomes +14255551002");
        assertThat(path.end().words()).isEqualTo("the telephone of bob rings");
    }

    @Test
    void digitsThatNoRuleKnowsAreNobodysLine() {
        var lastFour = Everything.estate(
                "{ beginning: +1425555, gateway: gw1.contoso.com }",
                "{ beginning: +1425555, gateway: gw1.contoso.com, digits: 5 }");

        assertThat(Everything.paths(lastFour)
                        .of("+14255559999", "+14255551002", Conditions.QUIET)
                        .end()
                        .goesThrough())
                .isFalse();
    }

    @Test
    void aGatewayThatNoTrunkJoinsWithTheServerItCallsIsAStranger() {
        var end = pointedByHand("5068/tcp", ", mediation-port: 5069/tcp");

        assertThat(end.goesThrough()).isFalse();
        assertThat(end.status()).isEqualTo(400);
        assertThat(end.words()).contains("med.contoso.com has no trunk to gw1.contoso.com at 5068/tcp");
    }

    @Test
    void aGatewayMayCallWhereNobodyListens() {
        var end = pointedByHand("5067/tls", "");

        assertThat(end.goesThrough()).isFalse();
        assertThat(end.words()).contains("calls med.contoso.com at 5067/tls, where nobody listens");
    }

    @Test
    void pointedByHandAtItsTrunkItComesIn() {
        assertThat(pointedByHand("5068/tcp", "").goesThrough()).isTrue();
    }

    private static End pointedByHand(String port, String portOfTrunk) {
        var trunk = "trunk: gw1.contoso.com, mediation-server: med.contoso.com";
        var before = Everything.estate(trunk, trunk + portOfTrunk);
        var gateway = before.topology().findGateway("gw1.contoso.com").orElseThrow();
        var pointed = gateway.pointedAt(new NextHop("med.contoso.com", Listener.parse(port)));
        return Everything.paths(before.withTopology(before.topology().withGateway(pointed)))
                .of("+14255559999", "+14255551001", Conditions.QUIET)
                .end();
    }

    @Test
    void whatTheCarrierDeliversNowhereDoesNotArrive() {
        var end = path("+14255559999", "+12125551002").end();

        assertThat(end.goesThrough()).isFalse();
        assertThat(end.status()).isZero();
        assertThat(end.words()).contains("delivers +12125551002 to no gateway");
    }

    @Test
    void aCallFromTheIpPbxGoesOnByTheUsagesOfItsTrunk() {
        var pbx = estate.topology().findGateway("pbx.contoso.com").orElseThrow();
        var path = Everything.paths(estate).by(pbx, "7001", "5559999", Conditions.QUIET);

        assertThat(path.end().words()).startsWith("to gw2.contoso.com with called number 14255559999");
    }

    @Test
    void aWayThatTheRulesForbidEndsTheCallThere() {
        var estate = Contoso.before(
                        "release: ocs-2007-r2, site: seattle, next-hop", "release: lync-2013, site: seattle, next-hop")
                .withTopology(Contoso.before(
                                "release: ocs-2007-r2, site: seattle, next-hop",
                                "release: lync-2013, site: seattle, next-hop")
                        .topology()
                        .withBackCompatSite(Set.of("ocs-pool.contoso.com")));
        var end = new CallPaths(estate, Compatibility.shipped(), Diagnostics.shipped())
                .of("alice", "95550123", Conditions.QUIET)
                .end();

        assertThat(end.outcome()).isEqualTo(End.Outcome.REFUSED);
        assertThat(end.status()).isEqualTo(403);
        assertThat(end.rule()).get().satisfies(rule -> assertThat(rule.id()).isEqualTo("legacy-pool-new-mediation"));
    }

    @Test
    void aPairThatNoSourceSpeaksOfPassesAndIsSaid() {
        var estate =
                Contoso.before("site: seattle, certified-for: ocs-2007-r2", "site: seattle, certified-for: lync-2013");
        var end = new CallPaths(estate, Compatibility.shipped(), Diagnostics.shipped())
                .of("alice", "95550123", Conditions.QUIET)
                .end();

        assertThat(end.goesThrough()).isTrue();
        assertThat(end.undocumented()).extracting(rule -> rule.id()).containsExactly("new-gateway-legacy-mediation");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 484, 0",
        "12, 404, 14010",
        "abc, 404, 14010",
        "*#, 404, 14010",
        "٩٥٥٥, 404, 14010",
        "+442012345678, 404, 12004",
        "+x, 404, 12002"
    })
    void whateverIsDialledHasAnAnswer(String dialled, int status, int id) {
        var end = path("bob", dialled).end();

        assertThat(end.status()).isEqualTo(status);
        assertThat(end.diagnostic())
                .get()
                .satisfies(said -> assertThat(said.id()).isEqualTo(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "0", "+", "-"})
    void twoHundredOfAnythingGoNowhere(String key) {
        assertThat(path("alice", key.repeat(200)).end().goesThrough()).isFalse();
    }

    @Test
    void whoMayNotCallOutIsToldSo() {
        var end = path("grace", "95550123").end();

        assertThat(end.status()).isEqualTo(403);
        assertThat(end.ofStatus())
                .get()
                .satisfies(origin -> assertThat(origin.confidence().word()).isEqualTo("stated"));
        assertThat(end.diagnostic())
                .get()
                .satisfies(said -> assertThat(said.id()).isEqualTo(12001));
    }

    private CallPath path(String from, String to) {
        return Everything.paths(estate).of(from, to, Conditions.QUIET);
    }
}
