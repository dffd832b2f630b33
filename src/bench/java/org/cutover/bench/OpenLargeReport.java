package org.cutover.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.cutover.page.Chromium;
import org.cutover.page.ReportPage;
import org.cutover.page.Runs;

/** How long Chromium takes to open the report of 200 calls at 40 stages from disk, until it is drawn; and to open a call of it. */
public final class OpenLargeReport {

    private static final int TIMES = 5;

    private OpenLargeReport() {}

    public static void main(String[] arguments) throws IOException {
        var run = Runs.enlarged(Runs.shipped("migration/ocs-2007-r2-to-lync-2013"), 200, 40);
        var began = System.nanoTime();
        var page = ReportPage.of(run);
        System.out.printf("drawn in %.2f s, the first time%n", since(began));
        var file = Files.createTempFile("large-report", ".html");
        Files.writeString(file, page);
        System.out.printf("%.2f MB%n", Files.size(file) / 1e6);
        var browser = Chromium.start();
        try {
            var opened = new double[TIMES];
            var shown = new double[TIMES];
            for (var i = 0; i < TIMES; i++) {
                browser.get("about:blank");
                var open = System.nanoTime();
                browser.get(file.toUri().toString());
                browser.executeAsyncScript("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
                opened[i] = since(open);
                var show = System.nanoTime();
                browser.executeAsyncScript("document.querySelector('button.cell').click();"
                        + "requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
                shown[i] = since(show);
            }
            System.out.printf("opened in %s s%ncall shown in %s s%n", told(opened), told(shown));
        } finally {
            browser.quit();
            Files.delete(file);
        }
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static String told(double[] all) {
        Arrays.sort(all);
        return "%.2f (median; %.2f to %.2f)".formatted(all[TIMES / 2], all[0], all[TIMES - 1]);
    }
}
