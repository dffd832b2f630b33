package org.cutover.load;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;
import org.cutover.load.LoadEstate.Devices;
import org.cutover.topology.Transport;

/**
 * Whether anything grows: calls by way of a Mediation Server for minutes on end, and the memory that is in use after each minute.
 *
 * <p>Argument: how many minutes; 10 if there is none.
 */
public final class LongLoad {

    private static final int CALLS_AT_ONCE = 64;
    private static final int CALLS_A_TURN = 5_000;

    private LongLoad() {}

    @SuppressWarnings("try")
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int minutes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        var folder = Files.createTempDirectory("long-load");
        System.out.printf("%6s %10s %8s %8s %14s%n", "minute", "calls", "calls/s", "failed", "in use, MB");
        var network = new LoadNetwork("127.81.0.", Transport.TCP);
        try (var estate = new LoadEstate(network, 1, Devices.FRONT_END_AND_GATEWAY, folder);
                var secured = estate.secured();
                var answers = SippRun.answering(folder.resolve("answers"), network.gatewayPlace())) {
            long all = 0;
            for (int minute = 1; minute <= minutes; minute++) {
                long began = System.nanoTime();
                long calls = 0;
                long failed = 0;
                for (int turn = 0;
                        System.nanoTime() - began < Duration.ofMinutes(1).toNanos();
                        turn++) {
                    try (var load = SippRun.calling(
                            folder.resolve(minute + "-" + turn),
                            network.caller(0),
                            LoadEstate.numbers(),
                            network.callee(0),
                            CALLS_A_TURN,
                            CALLS_AT_ONCE)) {
                        var figures = load.ended();
                        calls += figures.calls();
                        failed += figures.failed();
                    }
                }
                double seconds = (System.nanoTime() - began) / 1e9;
                all += calls;
                System.out.printf(
                        Locale.ROOT,
                        "%6d %,10d %,8d %,8d %,14.1f%n",
                        minute,
                        all,
                        Math.round(calls / seconds),
                        failed,
                        Cost.heap() / 1048576.0);
            }
            // Something of the last calls is kept in mind for 32 s (64*T1), and is most of what is in use under load.
            Thread.sleep(StandingCalls.FORGOTTEN);
            System.out.printf(Locale.ROOT, "a rest of 36 s later %,29.1f%n", Cost.heap() / 1048576.0);
        }
    }
}
