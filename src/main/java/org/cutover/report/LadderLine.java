package org.cutover.report;

import java.util.List;
import java.util.regex.Pattern;
import org.cutover.journal.JournalEvent;
import org.cutover.scenario.SipText;

/**
 * One line of a ladder: an arrow from lane to lane, or a note beside a lane.
 *
 * @param to the receiver; empty for a note
 * @param labels what is written, the fullest first; the others stand in where there is not enough room
 * @param circuit whether the message is none of SIP
 */
record LadderLine(String from, String to, List<String> labels, boolean circuit) {

    /** [MS-OCER], as in simulator/diagnostics: the call goes on by another way. */
    private static final int TRYING_NEXT_HOP = 12006;

    private static final Pattern NUMBERED = Pattern.compile("(INVITE|SETUP) .+");
    private static final Pattern REQUEST = Pattern.compile("\\S+ sips?:([^@;\\s]+)[^@\\s]*@.*", Pattern.DOTALL);

    boolean isNote() {
        return to.isEmpty();
    }

    String label() {
        return labels.get(0);
    }

    /** The fullest label that fits; the shortest one, cut, if none does. */
    String labelFor(int width) {
        var shortest = labels.get(labels.size() - 1);
        return labels.stream()
                .filter(label -> label.length() <= width)
                .findFirst()
                .orElseGet(() -> shortest.substring(0, Math.max(1, Math.min(shortest.length(), width))));
    }

    static LadderLine of(JournalEvent.Message message) {
        var labels = message.status() == 0 ? request(message) : response(message);
        return new LadderLine(message.endpoint(), message.peer(), labels, false);
    }

    private static List<String> request(JournalEvent.Message message) {
        var line = message.text().lines().findFirst().orElse("");
        var called = REQUEST.matcher(line);
        return message.method().equals("INVITE") && called.matches()
                ? numbered("INVITE", called.group(1).replace("%20", " "))
                : List.of(message.method());
    }

    /** How a number begins and ends says more than that there is one. */
    private static List<String> numbered(String message, String number) {
        var begin = 5;
        var end = 4;
        var full = message + " " + number;
        return number.length() <= begin + 1 + end
                ? List.of(full, message)
                : List.of(
                        full,
                        "%s %s…%s".formatted(message, number.substring(0, begin), ending(number, end)),
                        "%s …%s".formatted(message, ending(number, end)),
                        message);
    }

    private static String ending(String number, int digits) {
        return number.substring(number.length() - digits);
    }

    /** Whether a number or a name stands in the fullest label that the shortest one lacks. */
    boolean isNumbered() {
        return NUMBERED.matcher(label()).matches();
    }

    private static List<String> response(JournalEvent.Message message) {
        var status = Integer.toString(message.status());
        var nextHop =
                message.status() == 101 && SipText.leadingNumber(message.text(), "ms-diagnostics") == TRYING_NEXT_HOP;
        var phrase = nextHop ? "trying next hop" : SipText.reasonPhrase(message.text());
        var full = (status + " " + phrase).strip();
        // What the products send when releases do not meet, no source says: the rule refusal-on-the-wire is assumed.
        var refusal = SipText.header(message.text(), "Cutover-Rule").isPresent();
        return message.method().equals("INVITE")
                ? refusal
                        ? List.of(full + ", assumed", full, status)
                        : nextHop ? List.of(full, status + " next hop", status) : List.of(full, status)
                : List.of(full + " (" + message.method() + ")", status + " (" + message.method() + ")", status);
    }

    static LadderLine of(JournalEvent.Circuit circuit) {
        var message = circuit.message();
        if (circuit.cause() != 0) {
            return new LadderLine(
                    circuit.endpoint(), circuit.peer(), List.of(message + " cause " + circuit.cause(), message), true);
        }
        var labels = circuit.detail().startsWith("+") ? numbered(message, circuit.detail()) : List.of(message);
        return new LadderLine(circuit.endpoint(), circuit.peer(), labels, true);
    }

    static LadderLine note(String endpoint, String text) {
        return new LadderLine(endpoint, "", List.of(text), false);
    }
}
