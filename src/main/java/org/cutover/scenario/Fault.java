package org.cutover.scenario;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cutover.endpoint.GatewayManner;
import org.cutover.endpoint.Testbed;
import org.cutover.identity.CertificateState;
import org.cutover.identity.TlsVersion;
import org.cutover.topology.CallRefusal;
import org.cutover.topology.GatewaySessions;
import org.cutover.topology.GatewaySettings.Abilities;
import org.cutover.topology.Reliability;

/** Something that goes wrong in an estate, or is put right, without anybody configuring it. */
public sealed interface Fault {

    /** In a few words, with the name of what it happens to: {@code stop sea-gw.contoso.com}. */
    String describe();

    /** Lets it happen. */
    void happenIn(Testbed testbed);

    /** Whether it is seen only where links that say TLS run on it. */
    default boolean isOfTls() {
        return false;
    }

    /** A server stops: its calls are lost, and connections to it are refused. */
    record Stop(String server) implements Fault {
        @Override
        public String describe() {
            return "stop " + server;
        }

        @Override
        public void happenIn(Testbed testbed) {
            testbed.server(server).stop();
        }
    }

    /** A server that was stopped starts again. */
    record Restart(String server) implements Fault {
        @Override
        public String describe() {
            return "restart " + server;
        }

        @Override
        public void happenIn(Testbed testbed) {
            testbed.server(server).restart();
        }
    }

    /** A server takes requests and answers none. */
    record Hang(String server) implements Fault {
        @Override
        public String describe() {
            return server + " hangs";
        }

        @Override
        public void happenIn(Testbed testbed) {
            testbed.server(server).hang();
        }
    }

    /**
     * Requests are lost on their way to a server.
     *
     * @param methods none for all come through again
     */
    record Lose(String server, List<String> methods) implements Fault {
        public Lose {
            methods = List.copyOf(methods);
        }

        @Override
        public String describe() {
            return methods.isEmpty()
                    ? "nothing is lost on its way to %s any more".formatted(server)
                    : "every %s is lost on its way to %s".formatted(String.join(" and ", methods), server);
        }

        @Override
        public void happenIn(Testbed testbed) {
            testbed.server(server).lose(Set.copyOf(methods));
        }
    }

    /** A server takes no new calls, and those that stand go on. */
    record Drain(String server) implements Fault {
        @Override
        public String describe() {
            return "drain " + server;
        }

        @Override
        public void happenIn(Testbed testbed) {
            testbed.server(server).drain();
        }
    }

    /** A server that drained takes calls again. */
    record Undrain(String server) implements Fault {
        @Override
        public String describe() {
            return "undrain " + server;
        }

        @Override
        public void happenIn(Testbed testbed) {
            testbed.server(server).undrain();
        }
    }

    /** A trunk is marked down, as by a Mediation Server whose polling gets no answer. */
    record MarkDown(String trunk) implements Fault {
        @Override
        public String describe() {
            return "mark down " + trunk;
        }

        @Override
        public void happenIn(Testbed testbed) {
            testbed.trunks().markDown(trunk);
        }
    }

    /** A trunk is marked up again. */
    record MarkUp(String trunk) implements Fault {
        @Override
        public String describe() {
            return "mark up " + trunk;
        }

        @Override
        public void happenIn(Testbed testbed) {
            testbed.trunks().markUp(trunk);
        }
    }

    /** From now on the certificate of a machine is so. */
    record CertificateIs(String machine, CertificateState state) implements Fault {
        @Override
        public String describe() {
            return "%s %s".formatted(machine, state.says());
        }

        @Override
        public void happenIn(Testbed testbed) {
            testbed.server(machine).tls().shows(state);
        }

        @Override
        public boolean isOfTls() {
            return true;
        }
    }

    /**
     * From now on a machine speaks these versions of TLS alone.
     *
     * @param versions none for plain text; empty for what the deployment says of it
     */
    record SpeaksTls(String machine, Optional<Set<TlsVersion>> versions) implements Fault {
        @Override
        public String describe() {
            if (versions.isEmpty()) {
                return machine + " speaks TLS as before";
            }
            var spoken =
                    versions.get().stream().sorted().map(TlsVersion::toString).toList();
            return spoken.isEmpty()
                    ? machine + " speaks plain text where TLS is meant"
                    : "%s speaks %s alone".formatted(machine, String.join(" and ", spoken));
        }

        @Override
        public void happenIn(Testbed testbed) {
            var tls = testbed.server(machine).tls();
            versions.ifPresentOrElse(tls::speaks, tls::speaksAsUsual);
        }

        @Override
        public boolean isOfTls() {
            return true;
        }
    }

    /** From now on a gateway treats calls from Mediation Servers so. */
    record GatewayDoes(String gateway, GatewayManner manner) implements Fault {
        @Override
        public String describe() {
            return "%s %s".formatted(gateway, words());
        }

        private String words() {
            if (manner.silent()) {
                return "says nothing";
            }
            if (!manner.slow().isZero()) {
                return "says everything %s late".formatted(seconds(manner.slow()));
            }
            return manner.refusal()
                    .map(GatewayDoes::words)
                    .or(() -> manner.firstRinging().map(GatewayDoes::words))
                    .or(() -> manner.options().map(answer -> switch (answer) {
                        case YES -> "answers OPTIONS";
                        case NO -> "does not answer OPTIONS";
                        case NOT_ALLOWED -> "answers OPTIONS with 405";
                    }))
                    .or(() -> manner.channels().stream()
                            .mapToObj(channels ->
                                    channels == 0 ? "has no channel left" : "has %d channels".formatted(channels))
                            .findFirst())
                    .or(() -> manner.abilities().map(GatewayDoes::words))
                    .or(() -> manner.sessions().map(GatewayDoes::words))
                    .or(() -> manner.causes().map(table -> "goes by cause table " + table.name()))
                    .or(() -> manner.hairpins().map(GatewayDoes::words))
                    .or(() -> manner.onlyFrom().map(only -> "takes calls from %s alone".formatted(only)))
                    .orElse("puts calls through");
        }

        private static String words(List<String> hairpins) {
            return hairpins.isEmpty()
                    ? "sends nothing back"
                    : "sends numbers back that begin with " + String.join(" or ", hairpins);
        }

        private static String words(Abilities abilities) {
            var lacks = new ArrayList<String>();
            if (!abilities.plus()) {
                lacks.add("understands no plus");
            }
            if (!abilities.srtp()) {
                lacks.add("takes no SRTP");
            }
            if (!abilities.telephoneEvent()) {
                lacks.add("has no telephone-event");
            }
            if (abilities.referRefusal() != 0) {
                lacks.add("refuses REFER with " + abilities.referRefusal());
            }
            return lacks.isEmpty() ? "can do everything" : String.join(", ", lacks);
        }

        private static String words(CallRefusal refusal) {
            if (refusal.status() == 0) {
                return "clears with cause " + refusal.cause();
            }
            return "refuses with %d%s%s"
                    .formatted(
                            refusal.status(),
                            refusal.cause() < 0 ? "" : ", cause " + refusal.cause(),
                            refusal.retryAfter().isZero()
                                    ? ""
                                    : ", Retry-After " + refusal.retryAfter().toSeconds());
        }

        private static String words(Duration firstRinging) {
            return "rings after " + seconds(firstRinging);
        }

        private static String seconds(Duration time) {
            return new BigDecimal(time.toMillis())
                            .movePointLeft(3)
                            .stripTrailingZeros()
                            .toPlainString()
                    + " s";
        }

        private static String words(GatewaySessions sessions) {
            var does = new ArrayList<String>();
            if (sessions.earlyMedia()) {
                does.add("lets callers hear early media");
            }
            if (sessions.earlyDialogs() > 1) {
                does.add("makes %d early dialogs".formatted(sessions.earlyDialogs()));
            }
            if (sessions.reliability() != Reliability.NO) {
                does.add(sessions.reliability() == Reliability.REQUIRED ? "requires PRACK" : "uses PRACK");
            }
            if (sessions.delayedOffer()) {
                does.add("leaves the offer to others");
            }
            sessions.sessionTimer().ifPresent(time -> does.add("asks for a session timer of " + seconds(time)));
            if (!sessions.leastTimer().equals(GatewaySessions.USUAL.leastTimer())) {
                does.add("takes no session timer below " + seconds(sessions.leastTimer()));
            }
            if (!sessions.comfortNoise()) {
                does.add("has no comfort noise");
            }
            if (sessions.requiresSrtp()) {
                does.add("requires SRTP");
            }
            if (sessions.earlyUpdate()) {
                does.add("makes early media two-way by UPDATE");
            }
            if (sessions.overtaken()) {
                does.add("has its 180 overtaken by its answer");
            }
            return does.isEmpty() ? "has sessions as gateways do" : String.join(", ", does);
        }

        @Override
        public void happenIn(Testbed testbed) {
            testbed.gateway(gateway).behave(manner);
        }
    }
}
