package org.cutover.cli;

import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** The last line of a terminal while a run goes on: stage, calls done of all, simulated and real time. */
interface ProgressLine extends AutoCloseable {

    /** Where nobody watches. */
    ProgressLine NONE = new ProgressLine() {};

    default void stage(int number, int last) {}

    /** @param simulated time since the run began */
    default void callOver(Duration simulated) {}

    /** Prints something that stays; the line is below it again afterwards. */
    default void above(Runnable printing) {
        printing.run();
    }

    /** Takes the line away. */
    @Override
    default void close() {}

    /** @param calls how many are to be placed */
    static ProgressLine on(PrintWriter terminal, Screen screen, long calls) {
        return new OnTerminal(terminal, screen, calls);
    }

    /**
     * By the library's bar, whose own thread draws it anew some times a second. It is told how wide the terminal is, and so
     * does not ask it.
     */
    final class OnTerminal implements ProgressLine {

        private static final int EACH_MILLIS = 150;
        private static final String ERASE = "\r\u001b[K";

        private final PrintWriter terminal;
        private final ProgressBar bar;
        private boolean shown;
        private boolean over;
        private volatile String stage = "";

        private OnTerminal(PrintWriter terminal, Screen screen, long calls) {
            this.terminal = terminal;
            this.bar = new ProgressBarBuilder()
                    .setTaskName("Calls")
                    .setInitialMax(calls)
                    .setStyle(screen.unicode() ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(EACH_MILLIS)
                    .hideEta()
                    .setConsumer(new DelegatingProgressBarConsumer(this::draw, screen.width() - 1))
                    .build();
        }

        @Override
        public void stage(int number, int last) {
            stage = "stage %d/%d".formatted(number, last);
        }

        @Override
        public void callOver(Duration simulated) {
            bar.step();
            bar.setExtraMessage(" %s %d:%02d simulated"
                    .formatted(stage, simulated.toMinutes(), simulated.toSecondsPart())
                    .stripTrailing());
        }

        @Override
        public void above(Runnable printing) {
            synchronized (this) {
                erase();
                printing.run();
            }
        }

        /** Called by the bar's thread; what the run prints must not come between. */
        private synchronized void draw(String line) {
            if (!over) {
                terminal.print(ERASE + line.strip());
                terminal.flush();
                shown = true;
            }
        }

        private void erase() {
            if (shown) {
                terminal.print(ERASE);
                terminal.flush();
                shown = false;
            }
        }

        @Override
        public void close() {
            // The bar draws itself a last time.
            bar.close();
            synchronized (this) {
                over = true;
                erase();
            }
        }
    }
}
