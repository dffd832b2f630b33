package org.cutover.endpoint;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.cutover.topology.CallRefusal;
import org.cutover.topology.GatewaySessions;
import org.cutover.topology.GatewaySettings;
import org.cutover.topology.GatewaySettings.Abilities;
import org.cutover.topology.GatewaySettings.OptionsAnswer;

/**
 * What a gateway does with a call from a Mediation Server before the public network has a say.
 *
 * @param refusal with what it refuses every call; empty if it refuses none
 * @param firstRinging how long after the INVITE its first 101 to 199 may leave; 100 Trying leaves at once. An answer waits
 *     as long. Empty for what is set on the gateway
 * @param silent whether it takes a request and says nothing at all, not even 100 Trying
 * @param slow how late everything is that it says, but the 100 that is due after 200 ms
 * @param options how it answers OPTIONS; empty for what is set on the gateway
 * @param channels how many calls it can have at once; empty for what is set on the gateway
 * @param abilities what it can do in SIP; empty for what is set on the gateway
 * @param sessions how it deals with sessions; empty for what is set on the gateway
 * @param onlyFrom the one machine whose calls it takes; empty for what is set on the gateway
 */
public record GatewayManner(
        Optional<CallRefusal> refusal,
        Optional<Duration> firstRinging,
        boolean silent,
        Duration slow,
        Optional<OptionsAnswer> options,
        OptionalInt channels,
        Optional<Abilities> abilities,
        Optional<GatewaySessions> sessions,
        Optional<String> onlyFrom) {

    /** It puts calls through. */
    public static final GatewayManner USUAL = new GatewayManner(
            Optional.empty(),
            Optional.empty(),
            false,
            Duration.ZERO,
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** It says nothing. */
    public static final GatewayManner SILENT = USUAL.conducting(Optional.empty(), true, Duration.ZERO);

    public GatewayManner {
        if (firstRinging.filter(Duration::isNegative).isPresent()) {
            throw new IllegalArgumentException("a gateway cannot ring before it is called.");
        }
        if (slow.isNegative()) {
            throw new IllegalArgumentException("a gateway cannot answer before it is asked.");
        }
    }

    private GatewayManner conducting(Optional<CallRefusal> refuses, boolean says, Duration late) {
        return new GatewayManner(refuses, firstRinging, says, late, options, channels, abilities, sessions, onlyFrom);
    }

    /** As it is set up. */
    static GatewayManner of(GatewaySettings settings) {
        var conduct = settings.conduct();
        return USUAL.conducting(conduct.refusal(), conduct.silent(), conduct.slow());
    }

    /** It refuses every call, and gives no cause. */
    public static GatewayManner refusing(int status) {
        return refusing(status, -1);
    }

    /** It refuses every call. */
    public static GatewayManner refusing(int status, int cause) {
        return refusing(new CallRefusal(status, cause, Duration.ZERO));
    }

    /** It refuses every call. */
    public static GatewayManner refusing(CallRefusal refusal) {
        return USUAL.conducting(Optional.of(refusal), false, Duration.ZERO);
    }

    /** The public network clears every call with this cause, and the status is that of the gateway's table. */
    public static GatewayManner clearing(int cause) {
        return refusing(CallRefusal.clearing(cause));
    }

    /** It puts calls through, and everything that it says is so late. */
    public static GatewayManner slowBy(Duration time) {
        return USUAL.conducting(Optional.empty(), false, time);
    }

    /** It has so many channels, 0 or more. */
    public static GatewayManner withChannels(int channels) {
        return new GatewayManner(
                Optional.empty(),
                Optional.empty(),
                false,
                Duration.ZERO,
                Optional.empty(),
                OptionalInt.of(channels),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** It puts calls through, and says so late. */
    public static GatewayManner ringingAfter(Duration time) {
        return new GatewayManner(
                Optional.empty(),
                Optional.of(time),
                false,
                Duration.ZERO,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** It puts calls through, and answers OPTIONS so. */
    public static GatewayManner answeringOptions(OptionsAnswer answer) {
        return new GatewayManner(
                Optional.empty(),
                Optional.empty(),
                false,
                Duration.ZERO,
                Optional.of(answer),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** It puts calls through, as far as it can do what they need. */
    public static GatewayManner able(Abilities abilities) {
        return new GatewayManner(
                Optional.empty(),
                Optional.empty(),
                false,
                Duration.ZERO,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.of(abilities),
                Optional.empty(),
                Optional.empty());
    }

    /** It puts calls through, with sessions of this kind. */
    public static GatewayManner with(GatewaySessions sessions) {
        return new GatewayManner(
                Optional.empty(),
                Optional.empty(),
                false,
                Duration.ZERO,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.of(sessions),
                Optional.empty());
    }

    /** It takes the calls and OPTIONS of one machine. */
    public static GatewayManner takingOnlyFrom(String machine) {
        return new GatewayManner(
                Optional.empty(),
                Optional.empty(),
                false,
                Duration.ZERO,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(machine));
    }
}
