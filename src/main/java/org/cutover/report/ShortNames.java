package org.cutover.report;

import org.cutover.deployment.Deployment;
import org.cutover.scenario.Scenario;

/** Text for a narrow place: names in the estate's own domain go without it. */
public final class ShortNames {

    private ShortNames() {}

    /** {@code Move bob to lync-pool} of {@code Move bob to lync-pool.contoso.com}. */
    public static String in(String text, Deployment deployment) {
        return text.replace("." + deployment.domain(), "");
    }

    public static String in(String text, Scenario scenario) {
        return in(text, scenario.deployment());
    }
}
