package org.cutover.ladder;

import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cutover.journal.JournalEvent;
import org.cutover.scenario.DisplayWidth;
import org.cutover.scenario.SipText;
import org.cutover.scenario.Visible;

/**
 * One row of a ladder: an arrow from lane to lane, or a note beside a lane.
 *
 * @param to the receiver; empty for a note
 * @param labels what is written, the fullest first; the others stand in where there is not enough room
 */
public record LadderRow(String from, String to, List<String> labels, Kind kind, Moment moment) {

    /** What a row tells. */
    public enum Kind {
        REQUEST,
        /** A response of 101 to 199. */
        PROVISIONAL,
        /** A response of 200 to 299. */
        SUCCESS,
        /** A response of 300 or more. */
        REFUSAL,
        /** A message between gateway and carrier, which is none of SIP. */
        CIRCUIT,
        /** A note: what an endpoint decided. */
        DECISION,
        /** A note: a rule refused, a timer ran out, something was marked down. */
        TROUBLE,
        /** A note: no source says, or documents disagree. */
        DOUBT
    }

    /**
     * Where in the journal it stands.
     *
     * @param entry number of the entry that was sent, or that the note tells of
     * @param times how often the same message was sent; 1 where it was not repeated
     */
    public record Moment(long entry, Instant at, int times) {}

    /** [MS-OCER], as in simulator/diagnostics: the call goes on by another way. */
    private static final int TRYING_NEXT_HOP = 12006;

    private static final Pattern NUMBERED = Pattern.compile("(INVITE|SETUP|REFER) .+");
    private static final Pattern REFERRED = Pattern.compile("sips?:([^@;\\s?>]+)[^@\\s>]*@");
    private static final Pattern REQUEST = Pattern.compile("\\S+ sips?:([^@;\\s]+)[^@\\s]*@.*", Pattern.DOTALL);

    public LadderRow {
        labels = labels.stream().map(Visible::text).toList();
    }

    public boolean isNote() {
        return to.isEmpty();
    }

    public String label() {
        return labels.get(0);
    }

    /** The fullest label that fits into so many columns; the shortest one, cut, if none does. */
    public String labelFor(int width) {
        var shortest = labels.get(labels.size() - 1);
        return labels.stream()
                .filter(label -> DisplayWidth.of(label) <= width)
                .findFirst()
                .orElseGet(() -> shortest.substring(0, DisplayWidth.fitting(shortest, width)));
    }

    public boolean isCircuit() {
        return kind == Kind.CIRCUIT;
    }

    /** This row, of a message that was sent so often. */
    LadderRow times(int times) {
        return new LadderRow(from, to, labels, kind, new Moment(moment.entry(), moment.at(), times));
    }

    static LadderRow of(JournalEvent.Message message, Moment moment) {
        var labels = message.status() == 0 ? request(message) : response(message);
        return new LadderRow(message.endpoint(), message.peer(), labels, kind(message.status()), moment);
    }

    private static Kind kind(int status) {
        if (status == 0) {
            return Kind.REQUEST;
        }
        return status < 200 ? Kind.PROVISIONAL : status < 300 ? Kind.SUCCESS : Kind.REFUSAL;
    }

    private static List<String> request(JournalEvent.Message message) {
        if (message.method().equals("REFER")) {
            return SipText.header(message.text(), "Refer-To")
                    .map(REFERRED::matcher)
                    .filter(Matcher::find)
                    .map(to -> numbered("REFER", to.group(1).replace("%20", " ")))
                    .orElse(List.of("REFER"));
        }
        if (message.method().equals("NOTIFY")) {
            return SipText.reported(message.text())
                    .map(status -> List.of("NOTIFY " + status, "NOTIFY " + status.split(" ", 2)[0], "NOTIFY"))
                    .orElse(List.of("NOTIFY"));
        }
        var line = message.text().lines().findFirst().orElse("");
        var called = REQUEST.matcher(line);
        var within = SessionWords.isWithinDialog(message);
        var said = SessionWords.ofRequest(message, within);
        if (message.method().equals("INVITE") && called.matches() && !within) {
            return invite(called.group(1).replace("%20", " "), said);
        }
        return said.isEmpty() ? List.of(message.method()) : List.of(message.method() + said, message.method());
    }

    private static List<String> invite(String number, String said) {
        return said.isEmpty()
                ? numbered("INVITE", number)
                : List.of("INVITE %s%s".formatted(number, said), "INVITE" + said, "INVITE");
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
    public boolean isNumbered() {
        return NUMBERED.matcher(label()).matches();
    }

    private static List<String> response(JournalEvent.Message message) {
        var status = Integer.toString(message.status());
        var nextHop =
                message.status() == 101 && SipText.leadingNumber(message.text(), "ms-diagnostics") == TRYING_NEXT_HOP;
        var phrase = nextHop ? "trying next hop" : SipText.reasonPhrase(message.text());
        var plain = (status + " " + phrase).strip();
        var said = SessionWords.ofResponse(message);
        var full = plain + said;
        if (message.status() < 200 && !said.isEmpty()) {
            return List.of(full, status + " with SDP", status);
        }
        // What the products send when releases do not meet, no source says: the rule refusal-on-the-wire is assumed.
        var refusal = SipText.header(message.text(), "Cutover-Rule").isPresent();
        return message.method().equals("INVITE")
                ? refusal
                        ? List.of(full + ", assumed", full, status)
                        : nextHop ? List.of(full, status + " next hop", status) : distinct(full, plain, status)
                : distinct(
                        full + " (" + message.method() + ")",
                        plain + " (" + message.method() + ")",
                        status + " (" + message.method() + ")",
                        status);
    }

    private static List<String> distinct(String... labels) {
        return Stream.of(labels).distinct().toList();
    }

    static LadderRow of(JournalEvent.Circuit circuit, Moment moment) {
        var message = circuit.message();
        var labels = circuit.cause() != 0
                ? List.of(message + " cause " + circuit.cause(), message)
                : circuit.detail().startsWith("+") ? numbered(message, circuit.detail()) : List.of(message);
        return new LadderRow(circuit.endpoint(), circuit.peer(), labels, Kind.CIRCUIT, moment);
    }

    static LadderRow of(LadderNote note, Moment moment) {
        return new LadderRow(note.endpoint(), "", List.of(note.text()), note.kind(), moment);
    }
}
