package org.cutover.ladder;

import java.util.List;
import org.cutover.call.CauseMap;
import org.cutover.journal.JournalEvent;
import org.cutover.scenario.SipText;

/**
 * What a ladder says of a message beside its name, where that is worth saying: which way media flows, who offers late, who withholds the
 * number, and why a call ends.
 */
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
                (described ? withinDialog ? " " + direction(request) : "" : isEmpty(request) ? ", no offer" : "")
                        + (withinDialog ? "" : withheld(request));
            case "UPDATE" -> described ? " " + direction(request) : "";
            case "ACK", "PRACK" -> described ? ", answer" : "";
            case "BYE", "CANCEL" -> why(request);
            default -> "";
        };
    }

    private static String withheld(JournalEvent.Message invite) {
        return SipText.header(invite.text(), "Privacy")
                .filter(asked -> !asked.equalsIgnoreCase("none"))
                .map(asked -> ", withheld")
                .orElse("");
    }

    /** That a party hung up is what everybody thinks anyway. */
    private static String why(JournalEvent.Message request) {
        var cause = SipText.cause(request.text());
        return SipText.isAnsweredElsewhere(request.text())
                ? ", answered elsewhere"
                : cause == 0 || cause == CauseMap.NORMAL_CLEARING ? "" : ", cause " + cause;
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
