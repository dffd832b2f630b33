package org.cutover.endpoint;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.cutover.topology.GatewaySettings.Abilities;
import org.cutover.topology.GatewaySettings.OptionsAnswer;

/**
 * What a gateway does with a call from a Mediation Server before the public network has a say.
 *
 * @param refusal with what it refuses every call; empty if it refuses none
 * @param firstRinging how long after the INVITE its first 101 to 199 may leave; 100 Trying leaves at once. An answer waits
 *     as long. Empty for what is set on the gateway
 * @param silent whether it takes a request and says nothing at all, not even 100 Trying
 * @param options how it answers OPTIONS; empty for what is set on the gateway
 * @param channels how many calls it can have at once; empty for what is set on the gateway
 * @param abilities what it can do in SIP; empty for what is set on the gateway
 */
public record GatewayManner(
        Optional<Refusal> refusal,
        Optional<Duration> firstRinging,
        boolean silent,
        Optional<OptionsAnswer> options,
        OptionalInt channels,
        Optional<Abilities> abilities) {

    /**
     * A refusal.
     *
     * @param status 300 to 699; 0 for that of the cause, by the gateway's own table
     * @param cause the Q.850 cause in its Reason header, 0 to 127; -1 for no such header
     * @param retryAfter what its Retry-After header says, in whole seconds; zero for no such header
     */
    public record Refusal(int status, int cause, Duration retryAfter) {

        public Refusal {
            if ((status < 300 || status > 699) && (status != 0 || cause < 0)) {
                throw new IllegalArgumentException("a gateway refuses with 300 to 699, not %d.".formatted(status));
            }
            if (cause < -1 || cause > 127) {
                throw new IllegalArgumentException("a Q.850 cause is 0 to 127, not %d.".formatted(cause));
            }
            if (retryAfter.isNegative() || retryAfter.getNano() != 0) {
                throw new IllegalArgumentException("Retry-After is in whole seconds.");
            }
        }
    }

    /** It puts calls through. */
    public static final GatewayManner USUAL = new GatewayManner(
            Optional.empty(), Optional.empty(), false, Optional.empty(), OptionalInt.empty(), Optional.empty());

    /** It says nothing. */
    public static final GatewayManner SILENT = new GatewayManner(
            Optional.empty(), Optional.empty(), true, Optional.empty(), OptionalInt.empty(), Optional.empty());

    public GatewayManner {
        if (firstRinging.filter(Duration::isNegative).isPresent()) {
            throw new IllegalArgumentException("a gateway cannot ring before it is called.");
        }
    }

    /** It refuses every call, and gives no cause. */
    public static GatewayManner refusing(int status) {
        return refusing(status, -1);
    }

    /** It refuses every call. */
    public static GatewayManner refusing(int status, int cause) {
        return refusing(new Refusal(status, cause, Duration.ZERO));
    }

    /** It refuses every call. */
    public static GatewayManner refusing(Refusal refusal) {
        return new GatewayManner(
                Optional.of(refusal), Optional.empty(), false, Optional.empty(), OptionalInt.empty(), Optional.empty());
    }

    /** The public network clears every call with this cause, and the status is that of the gateway's table. */
    public static GatewayManner clearing(int cause) {
        return refusing(new Refusal(0, cause, Duration.ZERO));
    }

    /** It has so many channels, 0 or more. */
    public static GatewayManner withChannels(int channels) {
        return new GatewayManner(
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                OptionalInt.of(channels),
                Optional.empty());
    }

    /** It puts calls through, and says so late. */
    public static GatewayManner ringingAfter(Duration time) {
        return new GatewayManner(
                Optional.empty(), Optional.of(time), false, Optional.empty(), OptionalInt.empty(), Optional.empty());
    }

    /** It puts calls through, and answers OPTIONS so. */
    public static GatewayManner answeringOptions(OptionsAnswer answer) {
        return new GatewayManner(
                Optional.empty(), Optional.empty(), false, Optional.of(answer), OptionalInt.empty(), Optional.empty());
    }

    /** It puts calls through, as far as it can do what they need. */
    public static GatewayManner able(Abilities abilities) {
        return new GatewayManner(
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.of(abilities));
    }
}
