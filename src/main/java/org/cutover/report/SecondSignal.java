package org.cutover.report;

import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Who presses Ctrl-C twice does not want to wait. Java itself takes no notice of the second time while its shutdown hooks run.
 */
public final class SecondSignal {

    private static final int INTERRUPTED = 130;

    private SecondSignal() {}

    /** From now on Ctrl-C, or a signal to end, ends the process at once, with exit status 130. To be called by a shutdown hook. */
    public static void endsAtOnce() {
        try {
            // sun.misc.Signal is in every JDK (jdk.unsupported); the compiler warns whoever names it.
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var halting =
                    Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (self, method, sent) -> {
                        Runtime.getRuntime().halt(INTERRUPTED);
                        return null;
                    });
            for (var name : List.of("INT", "TERM")) {
                signal.getMethod("handle", signal, handler)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), halting);
            }
        } catch (ReflectiveOperationException | IllegalArgumentException unavailable) {
            // Then it takes the few seconds that it takes.
        }
    }
}
