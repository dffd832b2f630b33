package org.cutover.report;

import org.cutover.deployment.Deployment;
import org.cutover.scenario.Scenario;

/** Text for a narrow place: names in the estate's own domain go without it. */
public final class ShortNames {

    private ShortNames() {}

    /** {@code Move bob to lync-pool} of {@code Move bob to lync-pool.contoso.com}. */
    public static String in(String text, Deployment deployment) {
        return in(text, deployment.domain());
    }

    /** @param domain the estate's own; empty where it is not known */
    public static String in(String text, String domain) {
        return domain.isEmpty() ? text : text.replace("." + domain, "");
    }

    public static String in(String text, Scenario scenario) {
        return in(text, scenario.deployment());
    }
}
