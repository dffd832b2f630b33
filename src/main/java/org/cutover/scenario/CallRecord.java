package org.cutover.scenario;

import java.util.List;
import java.util.Set;
import org.cutover.call.CallOutcome;
import org.cutover.deployment.Deployment;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.topology.Topology;

/**
 * What the journal says of a call that is over.
 *
 * @param callId Call-ID of its first leg, or its circuit
 * @param status final status of the first INVITE; 0 if there was none
 * @param way by which route, trunk, Mediation Server and gateway it went, or tried to go last; of a call from the PSTN without
 *     a route
 * @param rule id of the rule that refused it; empty if none did
 * @param why where and why it failed, or why it went this way; in a sentence, which may be empty
 * @param undocumented ids of rules that answer "unknown" for a pair it crossed
 * @param touched names of the Mediation Servers, gateways, trunks and routes it went by or tried
 * @param evidence what servers said of it, and what reached the gateway
 * @param entries everything the journal has of it
 */
public record CallRecord(
        String callId,
        CallOutcome outcome,
        int status,
        Way way,
        String rule,
        String why,
        List<String> undocumented,
        Set<String> touched,
        Evidence evidence,
        List<JournalEntry> entries) {

    public CallRecord {
        undocumented = List.copyOf(undocumented);
        touched = Set.copyOf(touched);
        entries = List.copyOf(entries);
    }

    /** Of a call that could not be placed. */
    static CallRecord notPlaced(String why, Deployment estate) {
        return new CallRecord(
                "",
                new CallOutcome.NotPlaced(why),
                0,
                Way.ANY,
                "",
                why,
                List.of(),
                Set.of(),
                Evidence.of(new CallEvents(List.of()), estate.topology()),
                List.of());
    }

    /** Whether anything at all was sent for it; what was not placed neither completes nor fails. */
    boolean wasPlaced() {
        return entries.stream()
                .map(JournalEntry::event)
                .anyMatch(event -> event instanceof JournalEvent.Message || event instanceof JournalEvent.Circuit);
    }

    /**
     * @param journal in order; may begin later than the run, but not later than the call
     * @param estate in force when the call was placed: it says which Mediation Server a server belongs to
     */
    public static CallRecord of(List<JournalEntry> journal, String callId, Deployment estate) {
        return new CallTranscript(CallEntries.of(journal, callId), estate.topology()).record(callId);
    }

    /**
     * What can be said without the estate: a call from the PSTN is then seen to go by no trunk and no Mediation Server, since
     * entries name machines.
     *
     * @param entries all that the journal has of the call
     */
    public static CallRecord ofUnknownEstate(List<JournalEntry> entries, String callId) {
        return new CallTranscript(entries, Topology.EMPTY).record(callId);
    }
}
