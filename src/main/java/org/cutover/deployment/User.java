package org.cutover.deployment;

import org.cutover.topology.E164;
import org.cutover.topology.Named;

/**
 * A user enabled for Enterprise Voice.
 *
 * @param name how files name the user: the part of the SIP address before the at sign
 * @param pool FQDN of the pool that homes the user
 * @param line the number of the line URI, E.164; empty if the user has none
 * @param policy the voice policy assigned by name; empty if none is
 * @param dialPlan the dial plan (location profile) assigned by name; empty if none is
 */
public record User(String name, String pool, String line, String policy, String dialPlan) implements Named {

    public User {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException(
                    "\"%s\" is no user name. Use letters, digits, dots, hyphens and underscores.".formatted(name));
        }
        if (!line.isEmpty()) {
            E164.require(line);
        }
    }

    public User homedOn(String otherPool) {
        return new User(name, otherPool, line, policy, dialPlan);
    }

    public User assigned(String voicePolicy, String plan) {
        return new User(name, pool, line, voicePolicy, plan);
    }
}
