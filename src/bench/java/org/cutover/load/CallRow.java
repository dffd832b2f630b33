package org.cutover.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cutover.load.SippRun.Figures;
import org.cutover.topology.Transport;

/** A row of the table: the calls of one chain over one transport, and what they cost. */
record CallRow(Chain chain, Transport transport, Figures figures, Shares shares) {

    static final String HEAD = "%-31s %-4s %8s %6s %7s %6s %6s %6s %7s %8s %7s %7s %7s"
            .formatted(
                    "",
                    "",
                    "calls/s",
                    "failed",
                    "retrans",
                    "us CPU",
                    "kB",
                    "SIPp",
                    "stunnel",
                    "possible",
                    "50 %",
                    "99 %",
                    "99.9 %");

    /** What the columns are. */
    static final String LEGEND = """
            us CPU: processor time a call of what is in the path, this program or Kamailio; SIPp, stunnel: of those beside it.
            possible: calls a second if all of them together kept %d processors busy. kB: allocated by this program, a call.
            50 %% to 99.9 %%: ms from INVITE to 200.
            """.formatted(processors());

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Whether it is a result: no call failed. */
    boolean counts() {
        return figures.failed() == 0 && figures.calls() > 0;
    }

    /** Microseconds, of what is in the path. */
    double processorACall() {
        return microsecondsACall(shares.path().processor());
    }

    private double microsecondsACall(long nanoseconds) {
        return nanoseconds / 1e3 / Math.max(figures.calls(), 1);
    }

    /** With every processor at work for these calls alone, and none waiting. */
    private double possibleCallsPerSecond() {
        return processors() * 1e6 / microsecondsACall(Math.max(shares.processor(), 1));
    }

    private long allocatedACall() {
        return shares.path().allocated() / Math.max(figures.calls(), 1);
    }

    private double milliseconds(double percentile) {
        return figures.answer().getValueAtPercentile(percentile) / 1000.0;
    }

    Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("chain", chain.title());
        fields.put("transport", transport.word());
        fields.put("calls", figures.calls());
        fields.put("failed", figures.failed());
        fields.put("retransmissions", figures.retransmissions());
        fields.put("callsPerSecond", Math.round(figures.callsPerSecond()));
        fields.put("callsPerSecondPossible", Math.round(possibleCallsPerSecond()));
        fields.put("processorMicrosecondsACall", Math.round(processorACall()));
        fields.put(
                "sippProcessorMicrosecondsACall",
                Math.round(microsecondsACall(shares.sipp().processor())));
        fields.put(
                "stunnelProcessorMicrosecondsACall",
                Math.round(microsecondsACall(shares.stunnel().processor())));
        fields.put("bytesAllocatedACall", allocatedACall());
        for (var percentile : List.of(50.0, 90.0, 99.0, 99.9)) {
            fields.put("answer%sMilliseconds".formatted(percentile), milliseconds(percentile));
        }
        return fields;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-31s %-4s %,8d %,6d %,7d %,6.0f %,6d %,6.0f %,7.0f %,8.0f %7.1f %7.1f %7.1f",
                chain.title(),
                transport.word(),
                Math.round(figures.callsPerSecond()),
                figures.failed(),
                figures.retransmissions(),
                processorACall(),
                allocatedACall() / 1024,
                microsecondsACall(shares.sipp().processor()),
                microsecondsACall(shares.stunnel().processor()),
                possibleCallsPerSecond(),
                milliseconds(50),
                milliseconds(99),
                milliseconds(99.9));
    }
}
