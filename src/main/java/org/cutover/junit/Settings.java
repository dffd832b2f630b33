package org.cutover.junit;

import java.util.Optional;
import java.util.OptionalLong;
import org.cutover.deployment.Deployment;

/**
 * What a test asked for.
 *
 * @param estate by name
 * @param built the estate itself, where it has no name
 * @param seed empty for any
 */
record Settings(Choice estate, Optional<Deployment> built, boolean live, OptionalLong seed) {

    /**
     * Which estate, by which rules; as {@link TestbedTest} has it.
     *
     * @param profile empty for that of the rehearsal, else strict
     */
    record Choice(String deployment, String rehearsal, String after, String profile, boolean refuseUnknown) {

        static final Choice NONE = new Choice("", "", "", "", false);
    }

    static Settings of(TestbedTest asked) {
        return new Settings(
                new Choice(
                        asked.deployment(), asked.rehearsal(), asked.after(), asked.profile(), asked.refuseUnknown()),
                Optional.empty(),
                asked.live(),
                asked.seed() == TestbedTest.ANY_SEED ? OptionalLong.empty() : OptionalLong.of(asked.seed()));
    }

    Settings with(Choice changed) {
        return new Settings(changed, built, live, seed);
    }
}
