package org.cutover.inquiry;

import java.util.Optional;

/**
 * A question to the voice configuration, with the answer that is expected: New-CsVoiceTestConfiguration reference.
 *
 * @param dialled DialedNumber
 * @param dialPlan TargetDialplan: a name, or a scope such as {@code site:seattle}
 * @param policy TargetVoicePolicy: likewise
 * @param expectedNumber ExpectedTranslatedNumber
 * @param expectedUsage ExpectedUsage
 * @param expectedRoute ExpectedRoute
 * @param trunk the trunk whose translations are tested, as Test-CsTrunkConfiguration does; empty for none
 * @param expectedAtGateway the called number that should leave by it
 */
public record VoiceTestCase(
        String name,
        String dialled,
        String dialPlan,
        String policy,
        Optional<String> expectedNumber,
        Optional<String> expectedUsage,
        Optional<String> expectedRoute,
        String trunk,
        Optional<String> expectedAtGateway) {

    /** Defaults of New-CsVoiceTestConfiguration. */
    public static final String DIALLED = "1234";

    public static final String EXPECTED = "+1234";
    public static final String GLOBAL = "Global";

    public boolean expectsNothing() {
        return expectedNumber.isEmpty()
                && expectedUsage.isEmpty()
                && expectedRoute.isEmpty()
                && expectedAtGateway.isEmpty();
    }
}
