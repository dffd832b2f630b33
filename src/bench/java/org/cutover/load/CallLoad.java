package org.cutover.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cutover.identity.CertificateAuthority;
import org.cutover.identity.Given;
import org.cutover.load.LoadEstate.Devices;
import org.cutover.load.SippRun.Figures;
import org.cutover.load.SippRun.Place;
import org.cutover.load.Stunnel.Way;
import org.cutover.topology.Transport;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a call costs on sockets: SIPp calls SIPp, straight and by way of a Mediation Server, of two, and of a pool and a Mediation
 * Server, with and without a gateway of ours. All in one run, for the ratios; on loopback, and for no longer than a few minutes.
 *
 * <p>As many calls as are asked for, with a bound on how many are under way at once: the rate is what comes of it. The first calls
 * of each estate are for Java to warm up, and are not counted. SIPp has its share of the processors.
 *
 * <p>Arguments: {@code calls=N}, {@code at-once=N}, {@code chains=A,B}, {@code transports=udp,tcp,tls}, {@code json=FILE}.
 */
public final class CallLoad {

    private final int calls;
    private final int atOnce;
    private final List<String> chains;
    private final List<String> transports;
    private final Path json;
    private final Path folder;
    private final List<Map<String, Object>> results = new ArrayList<>();
    private int networks = 60;

    /** Over which servers the calls go. */
    private enum Chain {
        DIRECT("SIPp to SIPp"),
        ONE("one Mediation Server"),
        TWO("a mediation pool of two"),
        POOL("pool, Mediation Server"),
        ESTATE("pool, Mediation Server, gateway");

        private final String title;

        Chain(String title) {
            this.title = title;
        }
    }

    private CallLoad(Map<String, String> settings) throws IOException {
        calls = Integer.parseInt(settings.getOrDefault("calls", "10000"));
        atOnce = Integer.parseInt(settings.getOrDefault("at-once", "64"));
        chains = List.of(
                settings.getOrDefault("chains", "direct,one,two,pool,estate").split(","));
        transports = List.of(settings.getOrDefault("transports", "udp,tcp,tls").split(","));
        json = Path.of(settings.getOrDefault("json", "target/call-load.json"));
        folder = Files.createTempDirectory("call-load");
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var settings = new LinkedHashMap<String, String>();
        for (var argument : arguments) {
            var pair = argument.split("=", 2);
            settings.put(pair[0], pair.length > 1 ? pair[1] : "");
        }
        new CallLoad(settings).run();
    }

    private void run() throws IOException, InterruptedException {
        System.out.printf(
                Locale.ROOT,
                "%,d calls, %d at once; %d processors, Java %s%n%n",
                calls,
                atOnce,
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"));
        System.out.printf(
                "%-32s %-4s %8s %6s %7s %8s %8s %7s %7s %7s%n",
                "", "", "calls/s", "failed", "retrans", "us CPU", "kB", "50 %", "99 %", "99.9 %");
        for (var chain : Chain.values()) {
            for (var transport : Transport.values()) {
                if (chains.contains(chain.name().toLowerCase(Locale.ROOT)) && transports.contains(transport.word())) {
                    measure(chain, transport);
                }
            }
        }
        Files.createDirectories(json.toAbsolutePath().getParent());
        Files.writeString(
                json,
                JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(results));
        System.out.printf(
                "%nus CPU and kB: processor time and bytes allocated, a call, by this program. 50 %% to 99.9 %%: ms from INVITE to 200.%n");
        System.out.println("Written to " + json);
    }

    private void measure(Chain chain, Transport transport) throws IOException, InterruptedException {
        var network = "127.%d.0.".formatted(networks++);
        var at = Files.createDirectories(folder.resolve(chain.name() + "-" + transport.word()));
        switch (chain) {
            case DIRECT -> direct(network, transport, at);
            case ONE -> estate(chain, network, transport, 1, Devices.FRONT_END_AND_GATEWAY, at);
            case TWO -> estate(chain, network, transport, 2, Devices.FRONT_END_AND_GATEWAY, at);
            case POOL -> estate(chain, network, transport, 1, Devices.PHONE_AND_GATEWAY, at);
            case ESTATE -> {
                // Gateways of ours have no UDP, as those of these releases have not.
                if (transport != Transport.UDP) {
                    estate(chain, network, transport, 1, Devices.PHONE, at);
                }
            }
        }
    }

    /** SIPp straight to SIPp, over TLS by way of two relays. */
    @SuppressWarnings("try")
    private void direct(String network, Transport transport, Path at) throws IOException, InterruptedException {
        var plain = transport == Transport.UDP ? "udp" : "tcp";
        var answering = new Place(network + 8, 5090, plain);
        var calling = new Place(network + 9, 5090, plain);
        var ways = new ArrayList<Way>();
        var to = answering;
        if (transport == Transport.TLS) {
            var identity = CertificateAuthority.named("load", Instant.now()).issue(List.of("sipp"));
            var shown = Optional.of(Given.pem(at.resolve("sipp.pem"), identity));
            to = new Place(network + 9, 6090, plain);
            ways.add(new Way(true, to.hostPort(), network + "8:5061", shown));
            ways.add(new Way(false, network + "8:5061", answering.hostPort(), shown));
        }
        try (var secured = Stunnel.of(at.resolve("stunnel"), ways);
                var answers = SippRun.answering(at.resolve("answers"), answering);
                var load = SippRun.calling(at.resolve("calls"), calling, LoadEstate.numbers(), to, calls * 4, atOnce)) {
            report(Chain.DIRECT, transport, load.ended(), new Cost(0, 0));
        }
    }

    @SuppressWarnings("try")
    private void estate(Chain chain, String network, Transport transport, int members, Devices devices, Path at)
            throws IOException, InterruptedException {
        try (var estate = new LoadEstate(network, transport, members, devices, at);
                var secured = estate.secured()) {
            if (devices == Devices.PHONE) {
                measure(chain, transport, estate, at);
            } else {
                try (var answers = SippRun.answering(at.resolve("answers"), estate.gatewayPlace())) {
                    measure(chain, transport, estate, at);
                }
            }
        }
    }

    private void measure(Chain chain, Transport transport, LoadEstate estate, Path at)
            throws IOException, InterruptedException {
        place(estate, at.resolve("warm"), calls);
        var before = Cost.soFar();
        var figures = place(estate, at.resolve("calls"), calls);
        report(chain, transport, figures, Cost.soFar().since(before));
    }

    /** One caller for each server that is called. */
    private Figures place(LoadEstate estate, Path at, int count) throws IOException, InterruptedException {
        var loads = new ArrayList<SippRun>();
        int callers = estate.callees();
        try {
            for (int n = 0; n < callers; n++) {
                loads.add(SippRun.calling(
                        at.resolve(Integer.toString(n)),
                        estate.caller(n),
                        LoadEstate.numbers(),
                        estate.callee(n),
                        count / callers,
                        atOnce / callers));
            }
            var all = loads.get(0).ended();
            for (var other : loads.subList(1, loads.size())) {
                all = all.beside(other.ended());
            }
            return all;
        } finally {
            loads.forEach(SippRun::close);
        }
    }

    private void report(Chain chain, Transport transport, Figures figures, Cost cost) {
        var calls = Math.max(figures.calls(), 1);
        var result = new LinkedHashMap<String, Object>();
        result.put("chain", chain.title);
        result.put("transport", transport.word());
        result.put("calls", figures.calls());
        result.put("failed", figures.failed());
        result.put("retransmissions", figures.retransmissions());
        result.put("callsPerSecond", Math.round(figures.callsPerSecond()));
        result.put("processorMicrosecondsACall", cost.processor() / 1000 / calls);
        result.put("bytesAllocatedACall", cost.allocated() / calls);
        for (var percentile : List.of(50.0, 90.0, 99.0, 99.9)) {
            result.put(
                    "answer%sMilliseconds".formatted(percentile),
                    figures.answer().getValueAtPercentile(percentile) / 1000.0);
        }
        results.add(result);
        System.out.printf(
                Locale.ROOT,
                "%-32s %-4s %,8d %,6d %,7d %,8d %,8d %7.1f %7.1f %7.1f%n",
                chain.title,
                transport.word(),
                Math.round(figures.callsPerSecond()),
                figures.failed(),
                figures.retransmissions(),
                cost.processor() / 1000 / calls,
                cost.allocated() / 1024 / calls,
                figures.answer().getValueAtPercentile(50) / 1000.0,
                figures.answer().getValueAtPercentile(99) / 1000.0,
                figures.answer().getValueAtPercentile(99.9) / 1000.0);
    }
}
