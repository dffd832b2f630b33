package org.cutover.inquiry;

import org.cutover.compatibility.Compatibility;
import org.cutover.deployment.CallRouting;
import org.cutover.deployment.Deployment;
import org.cutover.diagnostics.Diagnostics;
import org.cutover.routing.Conditions;
import org.cutover.topology.PstnGateway;

/**
 * Which way calls would go in an estate as it stands, from end to end: what each server would decide, as
 * {@link CallRouting} has it, and whether each may meet the next, as {@link Compatibility} has it. The servers ask the same
 * two when a call is placed.
 */
public final class CallPaths {

    private final CallRouting routing;
    private final Deployment deployment;
    private final Compatibility rules;
    private final Diagnostics diagnostics;

    public CallPaths(Deployment deployment, Compatibility rules, Diagnostics diagnostics) {
        this.routing = CallRouting.of(deployment);
        this.deployment = deployment;
        this.rules = rules;
        this.diagnostics = diagnostics;
    }

    /**
     * The path of a call.
     *
     * @param from a user's name, or a number of the PSTN with its plus
     * @param to anything: digits, also with what only helps the eye, or a user's name
     * @throws IllegalArgumentException if {@code from} is no user and no number with a plus
     */
    public CallPath of(String from, String to, Conditions conditions) {
        var dialled = dialled(to);
        var path = new CallPathSearch(routing, rules, diagnostics, conditions);
        if (from.startsWith("+")) {
            return path.done(from, to, dialled, true, path.fromPstn(from, dialled));
        }
        var caller = deployment
                .users()
                .find(from)
                .orElseThrow(() -> new IllegalArgumentException("there is no user \"%s\".".formatted(from)));
        return path.done(caller.name(), to, dialled, false, path.fromUser(caller, dialled));
    }

    /**
     * The path of a call that a gateway hands over, whatever the carrier delivers to it: from an IP-PBX behind it, say.
     *
     * @param from a number as the gateway gives it
     */
    public CallPath by(PstnGateway gateway, String from, String to, Conditions conditions) {
        var dialled = dialled(to);
        var path = new CallPathSearch(routing, rules, diagnostics, conditions);
        return path.done(from, to, dialled, true, path.fromGateway(gateway, from, dialled, false));
    }

    /** RFC 3966 section 5.1.1: spaces, hyphens, dots and parentheses only help the eye. */
    private String dialled(String to) {
        if (to.startsWith("tel:")) {
            return dialled(to.substring("tel:".length()));
        }
        if (to.startsWith("sip:")) {
            return to.substring("sip:".length()).split("@", 2)[0];
        }
        return deployment.users().find(to).isPresent() ? to : to.replaceAll("[ .()\\-]", "");
    }
}
