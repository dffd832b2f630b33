package org.cutover.load;

import java.io.IOException;
import java.util.List;

/**
 * What those who have a part in a load use.
 *
 * @param path what is in the path: this program, or Kamailio
 * @param sipp at both ends, with their start
 * @param stunnel beside them
 */
record Shares(Cost path, Cost sipp, Cost stunnel) {

    /**
     * So far. SIPps that call are counted once they have ended.
     *
     * @param answering the SIPps that answer
     */
    static Shares soFar(InThePath path, List<SippRun> answering, Stunnel stunnel) throws IOException {
        var sipp = Cost.ofEnded();
        for (var one : answering) {
            sipp = sipp.and(one.used());
        }
        return new Shares(path.used(), sipp, stunnel.used());
    }

    Shares since(Shares before) {
        return new Shares(path.since(before.path), sipp.since(before.sipp), stunnel.since(before.stunnel));
    }

    /** Processor time of all, nanoseconds. */
    long processor() {
        return path.processor() + sipp.processor() + stunnel.processor();
    }
}
