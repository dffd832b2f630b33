package org.cutover.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.journal.JournalEvent.Direction;
import org.cutover.scenario.SipText;
import org.cutover.scenario.Visible;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever peers write into their headers, ladders and reports stay what they are. */
class HostileTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[2J\u001b[31mred",
                "\u009b2Jcleared",
                "\u202Eesrever",
                "two\u2028lines",
                "a\u0007bell",
                "a\u0085b",
                "half \uD83D",
                "zero\u200Bwidth",
                "a\rb"
            })
    void noCharacterOfAPeerMovesTheCursorOrBreaksTheLine(String hostile) {
        var ladder = LadderDiagram.of(List.of(
                sent(1, "INVITE", 0, "INVITE sip:+1425%s@gw SIP/2.0\r\n\r\n".formatted(hostile)),
                sent(2, "ODD" + hostile, 0, "ODD sip:x SIP/2.0\r\n\r\n"),
                sent(
                        3,
                        "INVITE",
                        486,
                        "SIP/2.0 486 Busy%s Here\r\nms-diagnostics: 1;reason=\"%s\"\r\n\r\n"
                                .formatted(hostile, hostile))));

        assertThat(ladder.lines()).as(ladder).hasSize(5);
        assertThat(ladder.replace("\n", "").codePoints()).noneMatch(HostileTextTest::isHidden);
        var phrase = SipText.reasonPhrase("SIP/2.0 486 Busy%s".formatted(hostile));
        assertThat(phrase.codePoints()).noneMatch(HostileTextTest::isHidden);
    }

    @Test
    void whatIsHiddenIsWrittenOutAndTheRestStays() {
        assertThat(Visible.text("a\u001b[2J\u202Eb")).isEqualTo("a\\u{1b}[2J\\u{202e}b");
        assertThat(Visible.text("Лена Ångström, 東京 \uD83D\uDCDE")).isEqualTo("Лена Ångström, 東京 \uD83D\uDCDE");
    }

    private static boolean isHidden(int c) {
        var type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }

    private static JournalEntry sent(int number, String method, int status, String text) {
        return new JournalEntry(
                number,
                Instant.EPOCH,
                new JournalEvent.Message(
                        Direction.SENT,
                        "med",
                        "gw",
                        "127.0.1.1:1",
                        "127.0.1.2:2",
                        "tcp",
                        "c",
                        method,
                        status,
                        text,
                        null));
    }
}
