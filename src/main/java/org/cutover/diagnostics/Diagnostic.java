package org.cutover.diagnostics;

import org.cutover.compatibility.Confidence;

/**
 * What a server says in a certain condition.
 *
 * @param status the SIP status; 0 where the status of another server is passed on
 * @param id the ms-diagnostics id; 0 where no source names one. Of {@link Condition#GATEWAY_FAILED} the gateway's status is
 *     added to it
 * @param reason the reason in ms-diagnostics
 */
public record Diagnostic(Condition condition, int status, Origin ofStatus, int id, String reason, Origin ofId) {

    /** Where a fact is stated, and how sure we are of it. */
    public record Origin(String source, Confidence confidence) {}
}
