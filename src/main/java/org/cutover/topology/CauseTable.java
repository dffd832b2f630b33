package org.cutover.topology;

import java.util.Map;
import java.util.TreeMap;

/**
 * How a gateway turns Q.850 causes and SIP statuses into each other.
 *
 * @param toStatus by cause, 1 to 127
 * @param toCause by status, 300 to 699
 * @param otherStatus for a cause that is not listed
 * @param otherCause for a status that is not listed
 */
public record CauseTable(
        String name, Map<Integer, Integer> toStatus, Map<Integer, Integer> toCause, int otherStatus, int otherCause) {

    public CauseTable {
        toStatus = Map.copyOf(toStatus);
        toCause = Map.copyOf(toCause);
    }

    /** The SIP status for a Q.850 cause. */
    public int statusOf(int cause) {
        return toStatus.getOrDefault(cause, otherStatus);
    }

    /** The Q.850 cause for a SIP status. */
    public int causeOf(int status) {
        return toCause.getOrDefault(status, otherCause);
    }

    /** This table, with other rows in place of some. */
    public CauseTable with(String other, Map<Integer, Integer> statuses, Map<Integer, Integer> causes) {
        var allStatuses = new TreeMap<>(toStatus);
        allStatuses.putAll(statuses);
        var allCauses = new TreeMap<>(toCause);
        allCauses.putAll(causes);
        return new CauseTable(other, allStatuses, allCauses, otherStatus, otherCause);
    }
}
