package org.cutover.deployment;

import java.util.regex.Pattern;
import org.cutover.routing.Caller;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.LineUri;
import org.cutover.topology.Named;

/**
 * A user of an estate.
 *
 * @param name how files name the user: the part of the SIP address before the at sign
 * @param pool FQDN of the pool that homes the user
 * @param line the line URI without {@code tel:}; empty if the user has none
 * @param policy the voice policy assigned by name; empty if none is
 * @param dialPlan the dial plan (location profile) assigned by name; empty if none is
 * @param locationPolicy the location policy assigned by name; empty if none is
 * @param enterpriseVoice whether the user is enabled for Enterprise Voice
 * @param location where the user's phone is; sent with emergency calls
 */
public record User(
        String name,
        String pool,
        String line,
        String policy,
        String dialPlan,
        String locationPolicy,
        boolean enterpriseVoice,
        Forwarding forwarding,
        CivicAddress location)
        implements Named {

    private static final int LONGEST_NAME = 255;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    public User {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no user name. Use letters, digits, dots, hyphens and underscores.".formatted(name));
        }
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("the user name \"%s\" has %d letters; %d are allowed."
                    .formatted(name, name.length(), LONGEST_NAME));
        }
        if (!line.isEmpty()) {
            line = LineUri.parse(line).toString();
        }
    }

    /** A user enabled for Enterprise Voice whose calls ring the phone. */
    public User(String name, String pool, String line, String policy, String dialPlan) {
        this(name, pool, line, policy, dialPlan, "", true, Forwarding.NONE, CivicAddress.UNKNOWN);
    }

    /** The number of the line, without its extension; the name if there is no line. */
    public String shownNumber() {
        return line.isEmpty() ? name : LineUri.numberOf(line);
    }

    /** The user as one who calls, or on whose behalf a call goes on. */
    public Caller at(FrontEndPool home) {
        return new Caller(name, shownNumber(), home, dialPlan, policy, locationPolicy, enterpriseVoice);
    }

    public User homedOn(String otherPool) {
        return new User(name, otherPool, line, policy, dialPlan, locationPolicy, enterpriseVoice, forwarding, location);
    }

    public User assigned(String voicePolicy, String plan) {
        return new User(name, pool, line, voicePolicy, plan, locationPolicy, enterpriseVoice, forwarding, location);
    }
}
