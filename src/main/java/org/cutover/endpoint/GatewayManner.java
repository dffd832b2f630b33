package org.cutover.endpoint;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cutover.topology.CallRefusal;
import org.cutover.topology.CauseTable;
import org.cutover.topology.GatewaySessions;
import org.cutover.topology.GatewaySettings;
import org.cutover.topology.GatewaySettings.Abilities;
import org.cutover.topology.GatewaySettings.OptionsAnswer;

/**
 * What a gateway does with what comes from Mediation Servers, from some time on: one thing that is not as it was set up, or not as
 * gateways do. What a manner leaves open is as it is set on the gateway.
 */
public sealed interface GatewayManner {

    /** It puts calls through, whatever it was set up to do with them. */
    GatewayManner USUAL = new PutsThrough();

    /** It takes requests and says nothing, not even 100 Trying. */
    GatewayManner SILENT = new Silent();

    /** With what it refuses every call; empty if it refuses none. */
    default Optional<CallRefusal> refusal() {
        return Optional.empty();
    }

    /** Whether it takes a request and says nothing at all. */
    default boolean silent() {
        return false;
    }

    /** How late everything is that it says, but the 100 Trying that is due after 200 ms. */
    default Duration slow() {
        return Duration.ZERO;
    }

    /** How long after the INVITE its first 101 to 199 may leave. 100 Trying leaves at once; an answer waits as long. */
    default Optional<Duration> firstRinging() {
        return Optional.empty();
    }

    default Optional<OptionsAnswer> options() {
        return Optional.empty();
    }

    /** How many calls it can have at once. */
    default OptionalInt channels() {
        return OptionalInt.empty();
    }

    /** What it can do in SIP. */
    default Optional<Abilities> abilities() {
        return Optional.empty();
    }

    /** How it deals with sessions. */
    default Optional<GatewaySessions> sessions() {
        return Optional.empty();
    }

    /** The one machine whose calls and OPTIONS it takes. */
    default Optional<String> onlyFrom() {
        return Optional.empty();
    }

    /** How it turns causes and statuses into each other. */
    default Optional<CauseTable> causes() {
        return Optional.empty();
    }

    /** How called numbers begin that it sends back. */
    default Optional<List<String>> hairpins() {
        return Optional.empty();
    }

    /** As gateways do. */
    record PutsThrough() implements GatewayManner {}

    /** As it is set up. */
    record AsSet(GatewaySettings.Conduct conduct) implements GatewayManner {
        @Override
        public Optional<CallRefusal> refusal() {
            return conduct.refusal();
        }

        @Override
        public boolean silent() {
            return conduct.silent();
        }

        @Override
        public Duration slow() {
            return conduct.slow();
        }
    }

    record Silent() implements GatewayManner {
        @Override
        public boolean silent() {
            return true;
        }
    }

    record Refuses(CallRefusal how) implements GatewayManner {
        @Override
        public Optional<CallRefusal> refusal() {
            return Optional.of(how);
        }
    }

    /** It puts calls through, and everything that it says is so late. */
    record Slow(Duration by) implements GatewayManner {
        public Slow {
            if (by.isNegative()) {
                throw new IllegalArgumentException("a gateway cannot answer before it is asked.");
            }
        }

        @Override
        public Duration slow() {
            return by;
        }
    }

    /** It puts calls through, and says so late. */
    record RingsAfter(Duration time) implements GatewayManner {
        public RingsAfter {
            if (time.isNegative()) {
                throw new IllegalArgumentException("a gateway cannot ring before it is called.");
            }
        }

        @Override
        public Optional<Duration> firstRinging() {
            return Optional.of(time);
        }
    }

    record AnswersOptions(OptionsAnswer how) implements GatewayManner {
        @Override
        public Optional<OptionsAnswer> options() {
            return Optional.of(how);
        }
    }

    /** @param count 0 or more */
    record HasChannels(int count) implements GatewayManner {
        public HasChannels {
            if (count < 0) {
                throw new IllegalArgumentException(
                        "a gateway has no fewer channels than none, not %d.".formatted(count));
            }
        }

        @Override
        public OptionalInt channels() {
            return OptionalInt.of(count);
        }
    }

    record Able(Abilities what) implements GatewayManner {
        @Override
        public Optional<Abilities> abilities() {
            return Optional.of(what);
        }
    }

    record HasSessions(GatewaySessions kind) implements GatewayManner {
        @Override
        public Optional<GatewaySessions> sessions() {
            return Optional.of(kind);
        }
    }

    record TakesOnlyFrom(String machine) implements GatewayManner {
        @Override
        public Optional<String> onlyFrom() {
            return Optional.of(machine);
        }
    }

    record GoesByTable(CauseTable table) implements GatewayManner {
        @Override
        public Optional<CauseTable> causes() {
            return Optional.of(table);
        }
    }

    /** @param beginnings of called numbers */
    record SendsBack(List<String> beginnings) implements GatewayManner {
        public SendsBack {
            beginnings = List.copyOf(beginnings);
        }

        @Override
        public Optional<List<String>> hairpins() {
            return Optional.of(beginnings);
        }
    }

    /** It refuses every call, and gives no cause. */
    static GatewayManner refusing(int status) {
        return refusing(status, -1);
    }

    /** It refuses every call. */
    static GatewayManner refusing(int status, int cause) {
        return new Refuses(new CallRefusal(status, cause, Duration.ZERO));
    }

    /** The public network clears every call with this cause, and the status is that of the gateway's table. */
    static GatewayManner clearing(int cause) {
        return new Refuses(CallRefusal.clearing(cause));
    }
}
