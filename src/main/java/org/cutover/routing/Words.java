package org.cutover.routing;

/** What a product generation calls the parts of its voice configuration. */
public enum Words {
    OCS("location profile", "policy", "phone usage", "phone route", "Mediation Server"),
    LYNC("dial plan", "voice policy", "usage", "route", "trunk");

    private final String dialPlan;
    private final String policy;
    private final String usage;
    private final String route;
    private final String target;

    Words(String dialPlan, String policy, String usage, String route, String target) {
        this.dialPlan = dialPlan;
        this.policy = policy;
        this.usage = usage;
        this.route = route;
        this.target = target;
    }

    public static Words of(boolean legacy) {
        return legacy ? OCS : LYNC;
    }

    public String dialPlan() {
        return dialPlan;
    }

    public String policy() {
        return policy;
    }

    public String usage() {
        return usage;
    }

    public String route() {
        return route;
    }

    /** What a route leads to, with its name: {@code trunk gw1.contoso.com}, {@code Mediation Server med.contoso.com}. */
    public String target(String name) {
        var prefix = RouteTarget.ToMediationServer.PREFIX;
        return this == OCS && name.startsWith(prefix)
                ? target + " " + name.substring(prefix.length())
                : LYNC.target + " " + name;
    }
}
