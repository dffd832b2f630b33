package org.cutover.scenario;

import java.util.List;
import java.util.OptionalInt;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;

/**
 * A message that is expected to be sent in the course of a call, or not to be.
 *
 * @param status of a response; 0 of a request
 * @param method of a request, or of the request that is answered; empty for any
 * @param by who sends it, as the journal names it; empty for anybody
 * @param times how often; empty for once or more. What is repeated for want of an answer counts each time
 * @param carries texts that lines of it begin with: header fields, or attributes of a session
 * @param lacks texts that no line of it begins with
 */
public record ExpectedMessage(
        int status, String method, String by, OptionalInt times, List<String> carries, List<String> lacks) {

    public ExpectedMessage {
        carries = List.copyOf(carries);
        lacks = List.copyOf(lacks);
    }

    /**
     * As in files.
     *
     * @param what a method, a status, or both: {@code PRACK}, {@code 183}, {@code 200 (UPDATE)}
     * @throws IllegalArgumentException if it is none of these
     */
    static ExpectedMessage of(String what, String by, OptionalInt times, List<String> carries, List<String> lacks) {
        var parts = what.strip().split(" ");
        if (what.matches("[A-Z]{3,12}")) {
            return new ExpectedMessage(0, what, by, times, carries, lacks);
        }
        if (what.matches("[1-6][0-9]{2}( \\([A-Z]{3,12}\\))?")) {
            var method = parts.length == 1 ? "" : parts[1].substring(1, parts[1].length() - 1);
            return new ExpectedMessage(Integer.parseInt(parts[0]), method, by, times, carries, lacks);
        }
        throw new IllegalArgumentException(
                "\"%s\" is no message. Write a method such as PRACK, a status such as 183, or 200 (UPDATE)."
                        .formatted(what));
    }

    /** What is not so, in a sentence part; empty if it is so. */
    String complaint(List<JournalEntry> entries) {
        var sent = entries.stream()
                .map(JournalEntry::event)
                .filter(JournalEvent.Message.class::isInstance)
                .map(JournalEvent.Message.class::cast)
                .filter(message -> message.direction() == JournalEvent.Direction.SENT)
                .filter(this::isMeant)
                .toList();
        var fitting = sent.stream().filter(this::fits).count();
        var right = times.isEmpty() ? fitting > 0 : fitting == times.getAsInt();
        if (right) {
            return "";
        }
        var said = carries.isEmpty() && lacks.isEmpty() ? "" : " that fits, of %d sent".formatted(sent.size());
        return "%d %s%s, expected %s".formatted(fitting, describe(), said, times.isEmpty() ? "some" : times.getAsInt());
    }

    private boolean isMeant(JournalEvent.Message message) {
        return message.status() == status
                && (method.isEmpty() || message.method().equals(method))
                && (by.isEmpty() || message.endpoint().equalsIgnoreCase(by));
    }

    private boolean fits(JournalEvent.Message message) {
        var lines = message.text().lines().toList();
        return carries.stream().allMatch(text -> lines.stream().anyMatch(line -> begins(line, text)))
                && lacks.stream().noneMatch(text -> lines.stream().anyMatch(line -> begins(line, text)));
    }

    private static boolean begins(String line, String text) {
        return line.regionMatches(true, 0, text, 0, text.length());
    }

    private String describe() {
        var what = status == 0
                ? method
                : method.isEmpty() ? Integer.toString(status) : "%d (%s)".formatted(status, method);
        return by.isEmpty() ? what : what + " by " + by;
    }
}
