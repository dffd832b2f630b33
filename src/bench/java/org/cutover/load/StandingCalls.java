package org.cutover.load;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import org.cutover.load.LoadEstate.Devices;
import org.cutover.topology.Transport;

/**
 * What a standing call keeps in memory: thousands are placed by way of a Mediation Server, and left until the last transaction of
 * theirs is forgotten (32 s). The journal keeps as much before as after.
 *
 * <p>Argument: how many; 10,000 if there is none.
 */
public final class StandingCalls {

    private static final int WARM = 2_000;
    /** 64*T1, and some more. */
    static final int FORGOTTEN = 36_000;

    private StandingCalls() {}

    @SuppressWarnings("try")
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int calls = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        var folder = Files.createTempDirectory("standing-calls");
        var network = new LoadNetwork("127.80.0.", Transport.TCP);
        try (var estate = new LoadEstate(network, 1, Devices.FRONT_END_AND_GATEWAY, folder);
                var secured = estate.secured();
                var answers = SippRun.answering(folder.resolve("answers"), network.gatewayPlace())) {
            try (var warm = SippRun.calling(
                    folder.resolve("warm"), network.caller(0), LoadEstate.numbers(), network.callee(0), WARM, 64)) {
                warm.ended();
            }
            Thread.sleep(FORGOTTEN);
            long before = Cost.heap();
            try (var standing = SippRun.standing(
                    folder.resolve("stand"), network.caller(0), LoadEstate.numbers(), network.callee(0), calls)) {
                while (standing.current() < calls) {
                    Thread.sleep(500);
                }
                Thread.sleep(FORGOTTEN);
                long after = Cost.heap();
                System.out.printf(
                        Locale.ROOT,
                        "%,d standing calls: %.1f kB each, %.1f MB in all; %.1f MB before them%n",
                        calls,
                        (after - before) / 1024.0 / calls,
                        (after - before) / 1048576.0,
                        before / 1048576.0);
            }
        }
    }
}
