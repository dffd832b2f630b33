package org.cutover.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cutover.load.LoadEstate.Devices;
import org.cutover.load.SippRun.Figures;
import org.cutover.topology.Transport;

/**
 * What a call costs on sockets: SIPp calls SIPp, straight and by way of a Kamailio, of a Mediation Server, of two, and of a pool and a
 * Mediation Server, with and without a gateway of ours. All in one run, for the ratios; on loopback, and for no longer than a few minutes.
 *
 * <p>As many calls as are asked for, with a bound on how many are under way at once: the rate is what comes of it. Before a row is counted
 * as many calls are placed once or more often, until Java's compiler rests. SIPp has its share of the processors.
 *
 * <p>Arguments: {@code calls=N}, {@code at-once=N}, {@code chains=A,B}, {@code transports=udp,tcp,tls}, {@code json=FILE},
 * {@code network=N}: the first row is at 127.N.0, each other at the next, so that two runs do not meet.
 */
public final class CallLoad {

    /** The share of the processor time below which the compiler rests, and how many rounds of calls are given to it. */
    private static final double COMPILER_RESTS = 0.03;

    private static final int MOST_ROUNDS = 5;

    private final int calls;
    private final int atOnce;
    private final List<String> chains;
    private final List<String> transports;
    private final Path json;
    private final Path folder;
    private int network;

    private CallLoad(Map<String, String> settings) throws IOException {
        calls = Integer.parseInt(settings.getOrDefault("calls", "10000"));
        atOnce = Integer.parseInt(settings.getOrDefault("at-once", "64"));
        chains = List.of(settings.getOrDefault("chains", "direct,kamailio,one,two,pool,estate")
                .split(","));
        transports = List.of(settings.getOrDefault("transports", "udp,tcp,tls").split(","));
        network = Integer.parseInt(settings.getOrDefault("network", "60"));
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
        var table = new CallTable();
        var left = new ArrayList<String>();
        for (var chain : Chain.values()) {
            if (!chains.contains(chain.word())) {
                continue;
            }
            if (chain == Chain.KAMAILIO && KamailioRelay.installed().isEmpty()) {
                left.add("There is no row of Kamailio, which is not installed; Debian has it in the package %s."
                        .formatted(KamailioRelay.PACKAGE));
                continue;
            }
            for (var transport : Transport.values()) {
                // Gateways of ours have no UDP, as those of these releases have not.
                var possible = chain != Chain.ESTATE || transport != Transport.UDP;
                if (possible && transports.contains(transport.word())) {
                    table.add(measure(chain, transport));
                }
            }
        }
        table.end();
        left.forEach(System.out::println);
        table.write(json);
    }

    private CallRow measure(Chain chain, Transport transport) throws IOException, InterruptedException {
        var network = new LoadNetwork("127.%d.0.".formatted(this.network++), transport);
        var at = Files.createDirectories(folder.resolve(chain.word() + "-" + transport.word()));
        try (var path = inThePath(chain, network, at);
                var secured = path.secured()) {
            var answering = path.answering();
            if (answering.isEmpty()) {
                return measure(chain, transport, path, List.of(), secured, at);
            }
            try (var answers = SippRun.answering(at.resolve("answers"), answering.get())) {
                return measure(chain, transport, path, List.of(answers), secured, at);
            }
        }
    }

    private static InThePath inThePath(Chain chain, LoadNetwork network, Path at) throws IOException {
        return switch (chain) {
            case DIRECT -> new NothingInThePath(network, at);
            case KAMAILIO -> new KamailioRelay(network, at);
            case ONE -> new LoadEstate(network, 1, Devices.FRONT_END_AND_GATEWAY, at);
            case TWO -> new LoadEstate(network, 2, Devices.FRONT_END_AND_GATEWAY, at);
            case POOL -> new LoadEstate(network, 1, Devices.PHONE_AND_GATEWAY, at);
            case ESTATE -> new LoadEstate(network, 1, Devices.PHONE, at);
        };
    }

    private CallRow measure(
            Chain chain, Transport transport, InThePath path, List<SippRun> answering, Stunnel secured, Path at)
            throws IOException, InterruptedException {
        warm(path, at);
        var before = Shares.soFar(path, answering, secured);
        var figures = place(path, at.resolve("calls"));
        return new CallRow(
                chain,
                transport,
                figures,
                Shares.soFar(path, answering, secured).since(before));
    }

    /** Calls until Java's compiler rests: what it uses is the price of the start, not of a call. */
    private void warm(InThePath path, Path at) throws IOException, InterruptedException {
        boolean rests = false;
        for (int round = 0; round < MOST_ROUNDS && !rests; round++) {
            var compiled = Cost.compiled();
            var used = path.used();
            place(path, at.resolve("warm-" + round));
            rests = Cost.compiled() - compiled
                    < COMPILER_RESTS * path.used().since(used).processor();
        }
    }

    /** One caller for each server that is called. */
    private Figures place(InThePath path, Path at) throws IOException, InterruptedException {
        var loads = new ArrayList<SippRun>();
        int callers = path.callees();
        try {
            for (int n = 0; n < callers; n++) {
                loads.add(SippRun.calling(
                        at.resolve(Integer.toString(n)),
                        path.caller(n),
                        LoadEstate.numbers(),
                        path.callee(n),
                        calls / callers,
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
}
