package org.cutover.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Finding;
import org.cutover.compatibility.Releases;
import org.cutover.compatibility.TrunkSettings;
import org.cutover.routing.TrunkConfiguration;
import org.cutover.routing.TrunkMedia.Srtp;
import org.cutover.topology.Transport;
import org.cutover.yaml.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Every row of Set-CsTrunkConfiguration: that it is read, that its default is the product's, and what check says of it. */
class TrunkConfigurationKeysTest {

    private static final TrunkSettings SETTINGS = TrunkSettings.shipped();

    @Test
    void theDefaultsAreThoseOfTheProducts() {
        assertThat(TrunkConfiguration.DEFAULT.settings())
                .hasSameSizeAs(SETTINGS.all())
                .allSatisfy((name, value) -> assertThat(
                                SETTINGS.find(name).orElseThrow().usual())
                        .as(name)
                        .isEqualTo(value));
    }

    @Test
    void everySettingHasASourceAndIsInSchemaAndDocumentation() throws IOException {
        var schema = new JsonMapper()
                .readTree(Files.readString(Path.of("src/main/resources/schema/deployment.json")))
                .at("/$defs/trunk-configuration/properties");
        var documentation = Files.readString(Path.of("src/docs/writing-rehearsals.md"));

        assertThat(schema.propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Stream.of("scope"), names()).toList());
        assertThat(names()).allSatisfy(name -> assertThat(documentation).contains("`" + name + "`"));
        assertThat(SETTINGS.all()).allSatisfy(setting -> {
            assertThat(setting.source()).isNotBlank();
            assertThat(setting.says()).endsWith(".");
            assertThat(setting.releases()).isNotEmpty();
        });
    }

    @Test
    void everySettingThatIsSeenInSignallingIsSetInAShippedEstate() throws IOException {
        var estates = new StringBuilder();
        try (var files = Files.walk(Path.of("simulator/deployments"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                estates.append(Files.readString(file));
            }
        }

        assertThat(SETTINGS.all())
                .filteredOn(setting -> setting.effect() == TrunkSettings.Effect.SIGNALLING)
                .isNotEmpty()
                .allSatisfy(setting -> assertThat(estates.toString()).contains(setting.name() + ":"));
    }

    private static Stream<String> names() {
        return SETTINGS.all().stream().map(TrunkSettings.Setting::name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "remove-plus; true",
                "forward-pai; true",
                "forward-call-history; true",
                "forward-location; true",
                "forward-anonymous-pai; true",
                "accept-gateway-pai; true",
                "fast-failover; false",
                "refer; false",
                "third-party-refer; true",
                "max-early-dialogs; 3",
                "session-timer; true",
                "srtp; optional",
                "srtp; not-supported",
                "media-bypass; true",
                "concentrated-topology; false",
                "rtcp-active-calls; false",
                "rtcp-calls-on-hold; false",
                "rtp-latching; true",
                "signal-boost; true",
                "mobile-trunk; true",
                "location-restriction; true",
                "network-site; Seattle"
            })
    void whatIsSetIsRead(String setting, String value) {
        var read = configuration("skype-2015", "%s: %s".formatted(setting, value));

        assertThat(read.settings()).containsEntry(setting, value);
        assertThat(read.settings().entrySet())
                .filteredOn(entry -> !entry.getValue()
                        .equals(TrunkConfiguration.DEFAULT.settings().get(entry.getKey())))
                .as("and nothing else is changed by it")
                .hasSize(1);
    }

    @Test
    void overTcpMediaIsNotEncryptedWhateverIsSet() {
        var required = configuration("lync-2013", "srtp: required").media();

        assertThat(required.srtpOver(Transport.TLS)).isEqualTo(Srtp.REQUIRED);
        assertThat(required.srtpOver(Transport.TCP)).isEqualTo(Srtp.NOT_SUPPORTED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "media-bypass: true; allowed",
                "media-bypass: true, refer: false; broken",
                "media-bypass: true, refer: false, rtcp-active-calls: false; broken",
                "media-bypass: true, refer: false, rtcp-active-calls: false, rtcp-calls-on-hold: false; allowed",
                "media-bypass: true, concentrated-topology: false; broken",
                "concentrated-topology: false; allowed"
            })
    void mediaBypassHasItsPreconditions(String settings, String answer) {
        assertThat(rules("lync-2013", settings).contains("bypass-needs")).isEqualTo(answer.equals("broken"));
    }

    @Test
    void whatIsAboutMediaIsSaidToChangeNothing() {
        assertThat(findings("lync-2013", "media-bypass: true"))
                .singleElement()
                .asString()
                .startsWith(
                        "trunk configuration global, media-bypass: true (EnableBypass): the setting is read and changes"
                                + " nothing here")
                .endsWith("[trunk-setting-without-effect]");
    }

    @Test
    void aSettingOfALaterReleaseIsFoundAndCountsForNothing() {
        assertThat(findings("lync-2010", "forward-pai: true"))
                .singleElement()
                .asString()
                .startsWith("trunk configuration global, forward-pai (ForwardPAI), ")
                .contains("(Lync Server 2010): the release of this Mediation Server does not have the setting yet");
        assertThat(inForce("lync-2010", "forward-pai: true, forward-call-history: true, usages: Local"))
                .isEqualTo(TrunkConfiguration.DEFAULT);
        assertThat(inForce("lync-2013", "forward-pai: true").carried().pai()).isTrue();
        assertThat(rules("lync-2013", "accept-gateway-pai: true")).containsExactly("trunk-setting-of-later-release");
        assertThat(rules("skype-2015", "accept-gateway-pai: true")).containsExactly("trunk-setting-without-effect");
    }

    @Test
    void locationBasedRoutingNeedsASite() {
        assertThat(rules("skype-2015", "location-restriction: true")).contains("location-restriction-needs-site");
        assertThat(rules("skype-2015", "location-restriction: true, network-site: Seattle"))
                .doesNotContain("location-restriction-needs-site");
    }

    @Test
    void aConfigurationThatIsInForceNowhereIsNotHeldAgainstAnybody() {
        assertThat(findings("lync-2013", "scope: site:dallas, media-bypass: true, concentrated-topology: false"))
                .isEmpty();
    }

    private static TrunkConfiguration configuration(String release, String settings) {
        return estate(release, settings).lyncVoice().trunking().configurations().get(0);
    }

    private static TrunkConfiguration inForce(String release, String settings) {
        var estate = estate(release, settings);
        var topology = estate.topology();
        return CallRouting.of(estate)
                .configurationOf(
                        topology.mediationServers().get(0),
                        Optional.of(topology.trunks().get(0)));
    }

    private static List<String> rules(String release, String settings) {
        return DeploymentCheck.findings(estate(release, settings), Compatibility.shipped()).stream()
                .map(finding -> finding.rule().id())
                .toList();
    }

    private static List<String> findings(String release, String settings) {
        return DeploymentCheck.findings(estate(release, settings), Compatibility.shipped()).stream()
                .map(Finding::message)
                .toList();
    }

    private static Deployment estate(String release, String settings) {
        return DeploymentFile.read(
                new SourceText("f.yaml", """
                version: 1
                deployment: Trunks
                domain: contoso.com
                sites: [seattle, dallas]
                pools:
                  - { pool: pool.contoso.com, release: %1$s, site: seattle }
                mediation-servers:
                  - { mediation-server: pool.contoso.com, release: %1$s, site: seattle, collocated: true }
                gateways:
                  - { gateway: gw.contoso.com, site: seattle, certified-for: %1$s }
                trunks:
                  - { mediation-server: pool.contoso.com, gateway: gw.contoso.com }
                lync-voice:
                  pstn-usages: [Local]
                  voice-routes:
                    - { name: PSTN, pattern: '^\\+', usages: Local, trunks: gw.contoso.com }
                  trunk-configurations:
                    - { %2$s }
                """.formatted(release, settings), relative -> Optional.empty()),
                Releases.shipped());
    }
}
