package org.cutover.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cutover.call.HeaderMapping.Of;
import org.cutover.call.HeaderMapping.Way;
import org.cutover.routing.TrunkConfiguration.Carried;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeaderMappingTest {

    private static final Carried PAI = new Carried(true, false, false, false, false);
    private static final Carried HISTORY = new Carried(false, true, false, false, false);
    private static final Carried LOCATION = new Carried(false, false, true, false, false);

    @Test
    void toATrunkOfWhichNothingIsSaidGoesNothingButWhatTheCallerAsksFor() {
        assertThat(HeaderMapping.carried(Of.INVITE, Way.TO_GATEWAY, Carried.DEFAULT))
                .containsExactly("Privacy", "Priority");
        assertThat(HeaderMapping.carried(Of.INVITE, Way.TO_POOL, Carried.DEFAULT))
                .containsExactly("Privacy");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void identityAndHistoryGoBothWaysWhereTheTrunkSaysSo(Way way) {
        assertThat(HeaderMapping.carried(Of.INVITE, way, PAI))
                .contains("P-Asserted-Identity")
                .doesNotContain("History-Info");
        assertThat(HeaderMapping.carried(Of.INVITE, way, HISTORY))
                .contains("History-Info", "Diversion")
                .doesNotContain("P-Asserted-Identity");
    }

    @Test
    void aLocationGoesToTheGatewayAlone() {
        assertThat(HeaderMapping.carried(Of.INVITE, Way.TO_GATEWAY, LOCATION)).contains("Geolocation");
        assertThat(HeaderMapping.carried(Of.INVITE, Way.TO_POOL, LOCATION)).doesNotContain("Geolocation");
    }

    @Test
    void anAnonymousCallThatIsForwardedLeavesItsIdentityBehindUnlessTheTrunkKeepsIt() {
        var keeps = new Carried(true, false, false, true, false);

        assertThat(PAI.ofAnonymous().pai()).isFalse();
        assertThat(keeps.ofAnonymous().pai()).isTrue();
        assertThat(new Carried(false, false, false, true, false).ofAnonymous().pai())
                .as("without forward-pai there is nothing to keep")
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whyACallEndsGoesBothWays(Way way) {
        assertThat(HeaderMapping.carried(Of.END, way, Carried.DEFAULT)).containsExactly("Reason");
        assertThat(HeaderMapping.carried(Of.REFUSAL, way, Carried.DEFAULT)).contains("Reason");
    }

    @Test
    void theTableThatPeopleReadIsThisOne() throws IOException {
        var page = Files.readString(Path.of("src/docs/header-mapping.md"));

        assertThat(HeaderMapping.rows()).allSatisfy(row -> assertThat(page).contains(line(row)));
        assertThat(page.lines().filter(line -> line.startsWith("| `"))).hasSameSizeAs(HeaderMapping.rows());
    }

    private static String line(HeaderMapping.Row row) {
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        row.header().replace(", ", "`, `"),
                        row.toGateway().word(),
                        row.toPool().word(),
                        row.why());
    }
}
