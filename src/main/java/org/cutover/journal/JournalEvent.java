package org.cutover.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * What can happen in a run. Plain data: names, numbers and text, so that a journal outlives the program that wrote it.
 *
 * <p>Endpoints go by their names (a server's FQDN, {@code alice}, {@code PSTN}). A call is known by the Call-ID of each
 * of its legs; {@link Joined} says which legs belong together. What the carrier exchanges with a gateway is no SIP: it
 * is a {@link Circuit} message, and its circuit number plays the part of the Call-ID.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "event")
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface JournalEvent {

    /**
     * Version of the format. It rises with every change; an event keeps its meaning, and of an older journal lacks what came
     * later. Since 2 a rule is cited with its source; since 3 a session that is refused has its reason; since 4 a routing test that failed
     * says on what.
     */
    int VERSION = 4;

    /** The direction of a message, seen from the endpoint that records it. */
    enum Direction {
        SENT,
        RECEIVED
    }

    /**
     * A run began.
     *
     * @param version version of the journal's format
     * @param world {@code virtual} or {@code live}
     * @param profile how the documents were read where they contradict each other: {@code strict} or another profile's id
     * @param disagreement what the documents disagree about, where the profile is not {@code strict}; else empty
     */
    record Began(int version, String name, String world, String profile, String disagreement) implements JournalEvent {}

    /**
     * A run ended.
     *
     * @param verdict {@code passed}, {@code failed}, {@code undecided}, or {@code interrupted}
     */
    record Ended(String verdict) implements JournalEvent {}

    /**
     * A routing test failed.
     *
     * @param callId the call that did not go as the test expected; empty where it failed on something else
     * @param expected in a sentence part; empty where it is not known
     * @param instead what was so in its place, or what was thrown
     */
    record TestFailed(String callId, String expected, String instead) implements JournalEvent {

        /** In a line. */
        public String describe() {
            return expected.isEmpty() ? instead : "expected: %s; but: %s".formatted(expected, instead);
        }
    }

    /** A stage began: what was done to the estate, or {@code as it is}. */
    record StageBegan(int stage, String step, String title) implements JournalEvent {}

    /**
     * A step was refused, and nothing was changed.
     *
     * @param rules ids of the rules that refused it
     */
    record StepRefused(int stage, String step, List<String> rules, String why) implements JournalEvent {}

    /**
     * What a step did, as the product reports it.
     *
     * @param lines a line for each object
     */
    record StepReported(int stage, String step, List<String> lines) implements JournalEvent {}

    /**
     * A call was placed.
     *
     * @param callId Call-ID of its first leg
     */
    record CallBegan(int stage, String call, String callId) implements JournalEvent {}

    /** A call is over and its parties are idle again. */
    record CallEnded(int stage, String call, String callId) implements JournalEvent {}

    /**
     * A SIP message, as it stood on the wire. A real device keeps no journal: what it sends and gets is recorded for it by the
     * endpoint that it talks to.
     *
     * @param endpoint who records it
     * @param peer the other end's name; its address where the topology has no name for it
     * @param local {@code host:port}
     * @param remote {@code host:port}
     * @param transport {@code udp}, {@code tcp} or {@code tls}: what the link is in the model
     * @param method the CSeq method
     * @param status status code of a response, 0 for a request
     * @param text the whole message; bytes that are not UTF-8 are replaced, and {@code base64} then holds them
     * @param base64 the bytes, where they are not UTF-8 text; else null
     */
    record Message(
            Direction direction,
            String endpoint,
            String peer,
            String local,
            String remote,
            String transport,
            String callId,
            String method,
            int status,
            String text,
            String base64)
            implements JournalEvent {}

    /**
     * A message on the circuit between a gateway and the carrier.
     *
     * @param circuit names the call on the carrier's side
     * @param message {@code SETUP}, {@code ALERTING}, {@code CONNECT}, {@code DISCONNECT}, {@code RELEASE} (ITU-T Q.931)
     * @param detail the called number, or the cause in words; may be empty
     * @param cause Q.850 cause, 0 where there is none
     */
    record Circuit(
            Direction direction, String endpoint, String peer, String circuit, String message, String detail, int cause)
            implements JournalEvent {}

    /**
     * An endpoint joined two legs into one call.
     *
     * @param role {@code mediation} or {@code gateway}
     */
    record Joined(String endpoint, String role, String callId, String otherCallId) implements JournalEvent {}

    /**
     * A routing decision and its reasons.
     *
     * @param found whether a way was found
     * @param decision the outcome in one line
     * @param steps how it was reached, a line each
     */
    record Routed(String endpoint, String callId, boolean found, String decision, List<String> steps)
            implements JournalEvent {}

    /**
     * One branch of an outbound call was tried.
     *
     * @param usage the PSTN usage that gave the route
     * @param route the voice route or phone route that gave the trunk
     * @param trunk the trunk, or {@code MediationServer:<fqdn>}
     * @param mediationServer name of the Mediation Server (its pool)
     * @param gateway name of the gateway the trunk leads to
     */
    record Attempted(
            String endpoint,
            String callId,
            String usage,
            String route,
            String trunk,
            String mediationServer,
            String gateway)
            implements JournalEvent {}

    /**
     * A call that had a way out to the PSTN, or several, was answered; by the way that it says, or by a phone if all of it is
     * empty.
     */
    record Answered(String endpoint, String callId, String route, String trunk, String mediationServer, String gateway)
            implements JournalEvent {}

    /**
     * A server wrote to its Windows event log.
     *
     * @param callId of the call that brought it about
     * @param id as the product numbers it
     * @param source as the product names it
     * @param text in our words
     */
    record WindowsEvent(String endpoint, String callId, int id, String source, String text) implements JournalEvent {}

    /**
     * An endpoint that polls a peer found it down, or up again.
     *
     * @param callId of the OPTIONS that showed it
     * @param what the trunk, or the server
     */
    record Marked(String endpoint, String callId, String what, boolean down) implements JournalEvent {}

    /**
     * A Mediation Server took a gateway's response for another one.
     *
     * @param callId of the leg that came in
     * @param received the status received
     * @param cause the Q.850 cause received; -1 if there was none
     * @param taken the status that it was taken for
     * @param rule name of the response rule
     */
    record Translated(String endpoint, String callId, int received, int cause, int taken, String rule)
            implements JournalEvent {}

    /**
     * An endpoint refused a session description, and with it the call or the change.
     *
     * @param status 400 where it breaks RFC 8866, 415 where it is none, 488 where nothing of it can be had
     * @param why what is wrong with it, in words
     */
    record SessionRefused(String endpoint, String callId, int status, String why) implements JournalEvent {}

    /** A timer of a call ran out. */
    record TimedOut(String endpoint, String callId, String timer) implements JournalEvent {}

    /**
     * An endpoint refused a call because a compatibility rule forbids it.
     *
     * @param source where the rule is stated
     * @param confidence how sure we are of it: {@code stated}, {@code implied}, {@code conflicting}, {@code assumed}
     */
    record Refused(
            String endpoint, String peer, String callId, String rule, String why, String source, String confidence)
            implements JournalEvent {}

    /**
     * A connection was refused: what lies beneath it, or who is at the other end, is not what it should be.
     *
     * @param endpoint who refused
     * @param callId of the request for which the connection was opened; empty where that is not known, as of strangers
     * @param reason one word: {@code wrong-name}, {@code expired}, {@code not-yet-valid}, {@code unknown-issuer}, {@code
     *     no-client-certificate}, {@code no-certificate}, {@code plain-text-to-tls}, {@code tls-to-plain-text}, {@code
     *     no-common-version}, {@code handshake-failed}
     */
    record LinkRefused(String endpoint, String peer, String callId, String reason, String why) implements JournalEvent {

        public LinkRefused {
            // Journals of earlier versions have none.
            callId = callId == null ? "" : callId;
        }
    }

    /** A call crossed a pair of releases of which no source says whether they work together. */
    record Undocumented(
            String endpoint, String peer, String callId, String rule, String why, String source, String confidence)
            implements JournalEvent {}

    /** A call crossed a pair of releases of which one document says that they may meet, and another that they may not. */
    record Disputed(
            String endpoint, String peer, String callId, String rule, String why, String source, String confidence)
            implements JournalEvent {}

    /**
     * A call crossed a pair that is not supported, and was not refused for it: the other end makes do as best it can.
     *
     * @param what how that one behaves then, which is assumed; in words
     */
    record Unsupported(String endpoint, String peer, String callId, String rule, String what) implements JournalEvent {}

    /** An endpoint's state changed: started, stopped, a user signed in. */
    record StateChanged(String endpoint, String state) implements JournalEvent {}

    /** Something that should not have come: bytes that are no SIP, a response to nothing. */
    record Fault(String endpoint, String peer, String why, String text) implements JournalEvent {}
}
