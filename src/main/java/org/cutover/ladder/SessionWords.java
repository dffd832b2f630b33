package org.cutover.ladder;

import java.util.List;
import org.cutover.journal.JournalEvent;
import org.cutover.scenario.SipText;

/** What a ladder says of the session in a message, where that is worth saying: which way media flows, and who offers late. */
final class SessionWords {

    private static final List<String> ONE_WAY = List.of("sendonly", "recvonly", "inactive");

    private SessionWords() {}

    /** Whether a request belongs to a dialog that stands. */
    static boolean isWithinDialog(JournalEvent.Message request) {
        return SipText.header(request.text(), "To")
                .filter(to -> to.contains(";tag="))
                .isPresent();
    }

    /** With a blank or a comma before it; empty where there is nothing to say. */
    static String ofRequest(JournalEvent.Message request, boolean withinDialog) {
        var described = describes(request);
        return switch (request.method()) {
            case "INVITE" ->
                described ? withinDialog ? " " + direction(request) : "" : isEmpty(request) ? ", no offer" : "";
            case "UPDATE" -> described ? " " + direction(request) : "";
            case "ACK", "PRACK" -> described ? ", answer" : "";
            default -> "";
        };
    }

    static String ofResponse(JournalEvent.Message response) {
        if (!describes(response)) {
            return "";
        }
        if (response.status() < 200) {
            return ", SDP";
        }
        var direction = direction(response);
        return ONE_WAY.contains(direction) ? " " + direction : "";
    }

    private static boolean isEmpty(JournalEvent.Message message) {
        return SipText.header(message.text(), "Content-Length")
                .filter("0"::equals)
                .isPresent();
    }

    private static boolean describes(JournalEvent.Message message) {
        return SipText.header(message.text(), "Content-Type")
                .filter(type -> type.startsWith("application/sdp"))
                .isPresent();
    }

    private static String direction(JournalEvent.Message message) {
        return ONE_WAY.stream()
                .filter(word -> message.text().lines().anyMatch(("a=" + word)::equals))
                .findFirst()
                .orElse("sendrecv");
    }
}
