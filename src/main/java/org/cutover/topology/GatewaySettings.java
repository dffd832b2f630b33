package org.cutover.topology;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a gateway is set up, and what it can do. None of it is in the topology that Topology Builder publishes.
 *
 * @param nextHop where it sends calls from the PSTN, if that is set by hand and not by a trunk
 * @param options how it answers OPTIONS
 * @param polling how it watches the Mediation Server it is pointed at; empty if it does not
 * @param causes how it turns causes and statuses into each other; empty for RFC 3398
 * @param channels how many calls it can have at once, in and out; 0 for any number. An E1 has 30, a T1 has 23
 * @param fullCause the Q.850 cause of a call for which there is no channel: 34 or 42
 * @param onlyFrom the one machine whose calls and OPTIONS it takes; empty for any
 * @param firstRinging how long after the INVITE its first 101 to 199 may leave
 * @param sessions how it deals with sessions
 * @param abilities what it can do in SIP
 * @param onward how it hands calls on
 * @param conduct whether it does what it is asked to at all
 */
public record GatewaySettings(
        Optional<NextHop> nextHop,
        OptionsAnswer options,
        Optional<Polling> polling,
        Optional<CauseTable> causes,
        int channels,
        int fullCause,
        Optional<String> onlyFrom,
        Duration firstRinging,
        GatewaySessions sessions,
        Abilities abilities,
        Onward onward,
        Conduct conduct) {

    /** Of a gateway of which nothing is said. */
    public static final GatewaySettings USUAL = new GatewaySettings(
            Optional.empty(),
            OptionsAnswer.YES,
            Optional.empty(),
            Optional.empty(),
            0,
            34,
            Optional.empty(),
            Duration.ZERO,
            GatewaySessions.USUAL,
            Abilities.ALL,
            Onward.USUAL,
            Conduct.USUAL);

    /**
     * What a gateway can do in SIP, and what it cannot.
     *
     * @param plus whether it understands a called number that begins with a plus
     * @param srtp whether it takes an offer of RTP/SAVP
     * @param telephoneEvent whether it offers and takes telephone-event, which is how digits are sent in a call (RFC 4733)
     * @param referRefusal the status with which it refuses REFER, 400 to 699; 0 if it takes it
     */
    public record Abilities(boolean plus, boolean srtp, boolean telephoneEvent, int referRefusal) {

        /** It can do everything. */
        public static final Abilities ALL = new Abilities(true, true, true, 0);

        public Abilities {
            if (referRefusal != 0 && (referRefusal < 400 || referRefusal > 699)) {
                throw new IllegalArgumentException(
                        "a gateway refuses REFER with 400 to 699, not %d.".formatted(referRefusal));
            }
        }
    }

    /**
     * How a gateway hands calls on.
     *
     * @param hairpins how called numbers begin that go back to the Mediation Server it is pointed at, and take no circuit
     * @param maxForwards over how many servers a call from the public network may go: Max-Forwards of its INVITE, 1 to 255 (RFC 3261
     *     section 8.1.1.6)
     */
    public record Onward(List<String> hairpins, int maxForwards) {

        public static final Onward USUAL = new Onward(List.of(), 70);

        public Onward {
            hairpins = List.copyOf(hairpins);
        }

        /** This, with other numbers that go back. */
        public Onward sendingBack(List<String> others) {
            return new Onward(others, maxForwards);
        }

        /** Whether a call for a number goes back. */
        public boolean sendsBack(String number) {
            return hairpins.stream().anyMatch(number::startsWith);
        }
    }

    /**
     * Whether a gateway does what it is asked to.
     *
     * @param refusal with what it refuses every call; empty if it refuses none
     * @param silent whether it takes requests and says nothing at all
     * @param slow how late everything is that it says; zero for at once
     * @param whenUncertified what it does at a Mediation Server for whose release it is not certified
     */
    public record Conduct(
            Optional<CallRefusal> refusal, boolean silent, Duration slow, Set<Shortcoming> whenUncertified) {

        public static final Conduct USUAL =
                new Conduct(Optional.empty(), false, Duration.ZERO, Set.of(Shortcoming.REFUSES_CALLS));

        public Conduct {
            whenUncertified = Set.copyOf(whenUncertified);
        }

        /** What it does where it is not certified, in words; all of it is assumed. */
        public String makesDo() {
            return whenUncertified.isEmpty()
                    ? "it does as others do"
                    : "it "
                            + whenUncertified.stream()
                                    .sorted()
                                    .map(Shortcoming::says)
                                    .collect(Collectors.joining(", "));
        }
    }

    /** How a gateway answers OPTIONS. */
    public enum OptionsAnswer {
        /** With 200. */
        YES("yes"),
        /** Not at all. */
        NO("no"),
        /** With 405, Method Not Allowed. */
        NOT_ALLOWED("405");

        private final String word;

        OptionsAnswer(String word) {
            this.word = word;
        }

        /** How files have it. */
        public String word() {
            return word;
        }

        /** @throws IllegalArgumentException if there is no such answer */
        public static OptionsAnswer of(String word) {
            for (var answer : values()) {
                if (answer.word.equals(word)) {
                    return answer;
                }
            }
            throw new IllegalArgumentException("a gateway answers OPTIONS yes, no or 405, not \"%s\".".formatted(word));
        }
    }

    GatewaySettings pointedAt(Optional<NextHop> hop) {
        return new GatewaySettings(
                hop,
                options,
                polling,
                causes,
                channels,
                fullCause,
                onlyFrom,
                firstRinging,
                sessions,
                abilities,
                onward,
                conduct);
    }
}
