package org.cutover.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cutover.compatibility.Releases;
import org.cutover.topology.CallRefusal;
import org.cutover.topology.GatewaySessions;
import org.cutover.topology.GatewaySettings;
import org.cutover.topology.GatewaySettings.OptionsAnswer;
import org.cutover.topology.Listener;
import org.cutover.topology.MediationServer;
import org.cutover.topology.NextHop;
import org.cutover.topology.Polling;
import org.cutover.topology.PstnGateway;
import org.cutover.topology.Reliability;
import org.cutover.topology.Shortcoming;
import org.cutover.topology.Topology;
import org.cutover.yaml.InvalidFileException;
import org.cutover.yaml.Problem;
import org.cutover.yaml.SourceText;
import org.junit.jupiter.api.Test;

/** What is set on gateways, and how the ends of a trunk watch each other. */
class GatewayKeysTest {

    private static final String ESTATE = """
            version: 1
            deployment: Small
            domain: contoso.com
            sites: [seattle]
            pools:
              - { pool: pool.contoso.com, release: lync-2013, site: seattle }
              - { pool: old.contoso.com, release: ocs-2007-r2, site: seattle }
            mediation-servers:
              - { mediation-server: pool.contoso.com, collocated: true, release: lync-2013, site: seattle%MEDIATION% }
              - { mediation-server: med.contoso.com, release: ocs-2007-r2, site: seattle, next-hop: old.contoso.com%OLD% }
            gateways:
              - { gateway: gw.contoso.com, site: seattle, certified-for: lync-2013%GATEWAY% }
            trunks:
              - { mediation-server: pool.contoso.com, gateway: gw.contoso.com%TRUNK% }
            """;

    @Test
    void aMediationServerPollsWithTheFiguresOfItsReleaseUnlessToldOtherwise() {
        assertThat(polling("")).isEmpty();
        assertThat(polling(", polling: false")).isEmpty();
        assertThat(polling(", polling: true"))
                .hasValue(new Polling(Duration.ofSeconds(60), 5, Duration.ofSeconds(32), true));
        assertThat(polling(", polling: { interval: 4s, misses: 7, answer-within: 4s, any-response: false }"))
                .hasValue(new Polling(Duration.ofSeconds(4), 7, Duration.ofSeconds(4), false));
    }

    @Test
    void aGatewayHasMannersWithinCalls() {
        assertThat(gateway("").settings().sessions()).isEqualTo(GatewaySessions.USUAL);
        assertThat(gateway(
                                ", early-media: true, early-dialogs: 3, reliable-provisionals: required, delayed-offer: true,"
                                        + " session-timer: 30m, least-session-timer: 2m, comfort-noise: false, requires-srtp: true,"
                                        + " early-update: true, overtaken-ringing: true")
                        .settings()
                        .sessions())
                .isEqualTo(new GatewaySessions(
                        true,
                        3,
                        Reliability.REQUIRED,
                        true,
                        Optional.of(Duration.ofMinutes(30)),
                        Duration.ofMinutes(2),
                        false,
                        true,
                        true,
                        true));
        assertThat(problems(ESTATE.replace(
                        "%GATEWAY%", ", reliable-provisionals: maybe, early-dialogs: 0, session-timer: 500ms")))
                .satisfiesExactlyInAnyOrder(
                        word -> assertThat(word).contains("\"maybe\"").contains("no, supported, required"),
                        number -> assertThat(number).contains("early-dialogs"),
                        time -> assertThat(time).contains("a session timer is in whole seconds, such as 30m."));
    }

    @Test
    void ofOcs2007R2NobodySaysThatItPolls() {
        assertThat(problems(ESTATE.replace("%OLD%", ", polling: true")))
                .containsExactly(
                        "small.yaml:10:106: no source says that an OCS 2007 R2 Mediation Server polls its gateway."
                                + " Leave \"polling\" out.");
    }

    @Test
    void aFigureOutOfRangeIsAFault() {
        assertThat(problems(ESTATE.replace("%MEDIATION%", ", polling: { interval: 2h }")))
                .singleElement()
                .asString()
                .contains("the interval of polling is 1s to 1h.");
        assertThat(problems(ESTATE.replace("%GATEWAY%", ", polling: { answer-within: 33s }")))
                .singleElement()
                .asString()
                .contains("an answer to OPTIONS is waited for up to 32s, and no longer.");
    }

    @Test
    void aGatewayOfWhichNothingIsSaidIsPointedAtItsTrunkAndAnswersOptions() {
        var gateway = gateway("");

        assertThat(gateway.settings()).isEqualTo(GatewaySettings.USUAL);
        assertThat(gateway.inboundTrunk()).isEqualTo("gw.contoso.com");
    }

    @Test
    void aGatewaySaysWhichCallsItSendsBackAndHowFarItsCallsMayGo() {
        var onward = gateway(", hairpins: [+1425555, 011], max-forwards: 16")
                .settings()
                .onward();

        assertThat(onward.sendsBack("+14255550100")).isTrue();
        assertThat(onward.sendsBack("0114420")).isTrue();
        assertThat(onward.sendsBack("+12065550100")).isFalse();
        assertThat(onward.maxForwards()).isEqualTo(16);
        assertThat(problems(ESTATE.replace("%GATEWAY%", ", max-forwards: 0")))
                .singleElement()
                .asString()
                .contains("max-forwards");
    }

    @Test
    void aGatewayMayRefuseBeSlowOrSilentFromTheStart() {
        assertThat(conduct("")).isEqualTo(GatewaySettings.Conduct.USUAL);
        assertThat(conduct(", refuses: { status: 503, cause: 34, retry-after: 30s }")
                        .refusal())
                .contains(new CallRefusal(503, 34, Duration.ofSeconds(30)));
        assertThat(conduct(", clears-with: 17").refusal()).contains(CallRefusal.clearing(17));
        assertThat(conduct(", silent: true").silent()).isTrue();
        assertThat(conduct(", slow: 2s").slow()).isEqualTo(Duration.ofSeconds(2));
        assertThat(problems(ESTATE.replace("%GATEWAY%", ", refuses: { cause: 34 }")))
                .singleElement()
                .asString()
                .contains("\"status\" is missing here");
    }

    @Test
    void whatAnUncertifiedGatewayDoesIsChosen() {
        assertThat(conduct("").whenUncertified()).containsExactly(Shortcoming.REFUSES_CALLS);
        assertThat(conduct(", when-uncertified: [no-srtp, no-options]").whenUncertified())
                .containsExactlyInAnyOrder(Shortcoming.NO_SRTP, Shortcoming.NO_OPTIONS);
        assertThat(conduct(", when-uncertified: []").whenUncertified()).isEmpty();
        assertThat(problems(ESTATE.replace("%GATEWAY%", ", when-uncertified: [no-video, refuses-calls, no-tls]")))
                .satisfiesExactlyInAnyOrder(
                        word -> assertThat(word).contains("\"no-video\"").contains("late-ringing"),
                        both -> assertThat(both).contains("Leave \"refuses-calls\" out, or the rest."));
    }

    private static GatewaySettings.Conduct conduct(String keys) {
        return gateway(keys).settings().conduct();
    }

    @Test
    void aMediationServerKnowsPrackUnlessItIsToldOtherwise() {
        assertThat(server("").reliability()).isEqualTo(Reliability.SUPPORTED);
        assertThat(server(", reliable-provisionals: required").reliability()).isEqualTo(Reliability.REQUIRED);
        assertThat(server(", reliable-provisionals: no").reliability()).isEqualTo(Reliability.NO);
    }

    private static MediationServer server(String keys) {
        return read(ESTATE.replace("%MEDIATION%", keys))
                .findMediationServer("pool.contoso.com")
                .orElseThrow();
    }

    @Test
    void aGatewayMayBePointedAtAnyMediationServer() {
        var topology = read(ESTATE.replace("%GATEWAY%", ", inbound-mediation-server: med.contoso.com"));
        var gateway = topology.findGateway("gw.contoso.com").orElseThrow();

        assertThat(gateway.inboundTrunk()).isEmpty();
        assertThat(topology.nextHopOf(gateway)).hasValue(new NextHop("med.contoso.com", Listener.parse("5060/tcp")));
        assertThat(topology.inboundTrunkOf(gateway)).isEmpty();
    }

    @Test
    void pointedByHandAtThePortOfItsTrunkItComesInByThat() {
        var topology = read(
                ESTATE.replace("%GATEWAY%", ", inbound-mediation-server: pool.contoso.com, inbound-port: 5068/tcp"));

        assertThat(topology.inboundTrunkOf(
                        topology.findGateway("gw.contoso.com").orElseThrow()))
                .hasValueSatisfying(trunk -> assertThat(trunk.name()).isEqualTo("gw.contoso.com"));
    }

    @Test
    void whereAGatewayIsPointedIsSaidOnce() {
        assertThat(problems(ESTATE.replace(
                        "%GATEWAY%", ", inbound-trunk: gw.contoso.com, inbound-mediation-server: med.contoso.com")))
                .singleElement()
                .asString()
                .contains("\"inbound-trunk\" says already where its calls go.");
        assertThat(problems(ESTATE.replace("%GATEWAY%", ", inbound-port: 5060/tcp")))
                .singleElement()
                .asString()
                .contains("Add \"inbound-mediation-server\".");
        assertThat(problems(ESTATE.replace("%GATEWAY%", ", inbound-mediation-server: mad.contoso.com")))
                .singleElement()
                .asString()
                .contains("Did you mean \"med.contoso.com\"?");
    }

    @Test
    void optionsAreAnsweredYesNoOr405() {
        assertThat(gateway(", answers-options: no").settings().options()).isEqualTo(OptionsAnswer.NO);
        assertThat(gateway(", answers-options: 405").settings().options()).isEqualTo(OptionsAnswer.NOT_ALLOWED);
        assertThat(problems(ESTATE.replace("%GATEWAY%", ", answers-options: 404")))
                .singleElement()
                .asString()
                .contains("must be one of yes, no, 405");
    }

    @Test
    void channelsAreCountedOrComeByTheLine() {
        assertThat(gateway(", channels: 46").settings().channels()).isEqualTo(46);
        assertThat(gateway(", channels: E1").settings().channels()).isEqualTo(30);
        assertThat(gateway(", channels: 2 T1, no-channel-cause: 42").settings().channels())
                .isEqualTo(46);
        assertThat(gateway(", no-channel-cause: 42").settings().fullCause()).isEqualTo(42);
        assertThat(problems(ESTATE.replace("%GATEWAY%", ", channels: 0")))
                .singleElement()
                .asString()
                .contains("\"0\" is no number of channels. Write 1 to 9999, E1, T1, or several such as 2 E1.");
        assertThat(problems(ESTATE.replace("%GATEWAY%", ", no-channel-cause: 41")))
                .singleElement()
                .asString()
                .contains("must be one of 34, 42");
    }

    @Test
    void aCauseTableIsNamedOrChangesOne() {
        assertThat(gateway(", cause-table: audiocodes").settings().causes())
                .hasValueSatisfying(table -> assertThat(table.statusOf(102)).isEqualTo(408));
        var own = gateway(", cause-table: { based-on: audiocodes, to-status: [{ causes: [17, 18], status: 503 }],"
                        + " to-cause: [{ statuses: 503, cause: 34 }] }")
                .settings()
                .causes()
                .orElseThrow();
        assertThat(own.statusOf(17)).isEqualTo(503);
        assertThat(own.statusOf(102)).isEqualTo(408);
        assertThat(own.causeOf(503)).isEqualTo(34);
        assertThat(own.causeOf(404)).isEqualTo(1);
        assertThat(problems(ESTATE.replace("%GATEWAY%", ", cause-table: audiocode")))
                .singleElement()
                .asString()
                .contains("Did you mean \"audiocodes\"?");
    }

    @Test
    void aGatewayTakesCallsFromAMemberThatIsThere() {
        assertThat(gateway(", accepts-only-from: med.contoso.com").settings().onlyFrom())
                .hasValue("med.contoso.com");
        assertThat(problems(ESTATE.replace("%GATEWAY%", ", accepts-only-from: mad.contoso.com")))
                .singleElement()
                .asString()
                .contains("Did you mean \"med.contoso.com\"?");
    }

    @Test
    void aTrunkMaySeekItsGatewayElsewhere() {
        var topology = read(ESTATE.replace("%TRUNK%", ", gateway-port: 5067/tls"));
        var trunk = topology.findTrunk("gw.contoso.com").orElseThrow();

        assertThat(trunk.seeks(topology.findGateway("gw.contoso.com").orElseThrow()))
                .isEqualTo(Listener.parse("5067/tls"));
    }

    private static Optional<Polling> polling(String keys) {
        return read(ESTATE.replace("%MEDIATION%", keys))
                .findMediationServer("pool.contoso.com")
                .orElseThrow()
                .polling();
    }

    private static PstnGateway gateway(String keys) {
        return read(ESTATE.replace("%GATEWAY%", keys))
                .findGateway("gw.contoso.com")
                .orElseThrow();
    }

    private static Topology read(String text) {
        return DeploymentFile.read(
                        new SourceText("small.yaml", text.replaceAll("%[A-Z]+%", ""), name -> Optional.empty()),
                        Releases.shipped())
                .topology();
    }

    private static List<String> problems(String text) {
        var invalid = catchThrowableOfType(InvalidFileException.class, () -> read(text));
        assertThat(invalid).as("there is no fault").isNotNull();
        return invalid.problems().stream().map(Problem::toString).toList();
    }
}
