package org.cutover.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.cutover.inquiry.VoiceTestResult.Outcome;
import org.junit.jupiter.api.Test;

/** Test cases of the voice configuration. */
class VoiceTestTest {

    private static final VoiceTestCase LOCAL = new VoiceTestCase(
            "local",
            "95550123",
            "Global",
            "Global",
            Optional.of("+14255550123"),
            Optional.of("Local"),
            Optional.of("Redmond"),
            "",
            Optional.empty());

    @Test
    void aCasePassesIfEveryExpectationEqualsTheFirstResult() {
        var result = run(LOCAL);

        assertThat(result.outcome()).isEqualTo(Outcome.PASS);
        assertThat(result.rule()).isEqualTo("Local after 9");
        assertThat(result.usage()).isEqualTo("Local");
        assertThat(result.complaints()).isEmpty();
    }

    @Test
    void aRouteThatMatchesButNotFirstFails() {
        var result = run(expecting("Local", "Everywhere"));

        assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(result.complaints()).containsExactly("The route is Redmond, expected Everywhere.");
    }

    @Test
    void digitsThatNoRuleMatchesFail() {
        var result = run(dialling("55"));

        assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(result.number()).isEmpty();
        assertThat(result.complaints()).contains("The translated number is none, expected +14255550123.");
    }

    @Test
    void whatIsGoneMakesACaseBrokenAndNotAFailure() {
        var result = run(expecting("Lokal", "Redmnd"));

        assertThat(result.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(result.complaints())
                .containsExactly(
                        "There is no usage \"Lokal\". Did you mean \"Local\"?",
                        "There is no route \"Redmnd\". Did you mean \"Redmond\"?");
    }

    @Test
    void aCaseThatExpectsNothingShowsNothing() {
        assertThat(run(new VoiceTestCase(
                                "idle",
                                "95550123",
                                "Global",
                                "Global",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                "",
                                Optional.empty()))
                        .outcome())
                .isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @Test
    void aNumberWithItsPlusIsLeftAloneAsInACallThoughARuleWouldTranslateIt() {
        var estate = Everything.estate("pattern: '^911$', translation: +911", "pattern: '^\\+1425', translation: +999");
        var result = new VoiceTest(estate, false).run(dialling("+14255550123"));

        assertThat(result.outcome()).isEqualTo(Outcome.PASS);
        assertThat(result.remarks())
                .singleElement()
                .asString()
                .contains("The products' own test would translate it by rule Nine one one");
    }

    @Test
    void aTrunkSaysWhatReachesItsGateway() {
        var test = new VoiceTestCase(
                "trunk",
                "95550123",
                "Global",
                "Global",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "gw2.contoso.com",
                Optional.of("14255550123"));

        assertThat(run(test).outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void aRouteWithoutATrunkPassesAndIsRemarkedUpon() {
        var estate = Everything.estate("trunks: [gw1.contoso.com, gw2.contoso.com]", "trunks: [gone.contoso.com]");
        var local = new VoiceTest(
                        estate.withLyncVoice(estate.lyncVoice()
                                .withRoutes(estate.lyncVoice().routes().subList(0, 1))),
                        false)
                .run(LOCAL);

        assertThat(local.outcome()).isEqualTo(Outcome.PASS);
        assertThat(local.remarks()).singleElement().asString().startsWith("A call would go nowhere all the same:");
    }

    private static VoiceTestResult run(VoiceTestCase test) {
        return new VoiceTest(Everything.estate(), false).run(test);
    }

    private static VoiceTestCase expecting(String usage, String route) {
        return new VoiceTestCase(
                LOCAL.name(),
                LOCAL.dialled(),
                LOCAL.dialPlan(),
                LOCAL.policy(),
                LOCAL.expectedNumber(),
                Optional.of(usage),
                Optional.of(route),
                "",
                Optional.empty());
    }

    private static VoiceTestCase dialling(String digits) {
        return new VoiceTestCase(
                LOCAL.name(),
                digits,
                LOCAL.dialPlan(),
                LOCAL.policy(),
                LOCAL.expectedNumber(),
                LOCAL.expectedUsage(),
                LOCAL.expectedRoute(),
                "",
                Optional.empty());
    }
}
