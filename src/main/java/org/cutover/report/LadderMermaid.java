package org.cutover.report;

import java.util.List;
import org.cutover.journal.JournalEntry;
import org.cutover.ladder.Ladder;
import org.cutover.ladder.LadderRow;

/** A ladder as a Mermaid sequence diagram, for wikis and repositories that draw it. */
public final class LadderMermaid {

    private LadderMermaid() {}

    /**
     * @param call the entries of one call, in the order of the journal
     * @return lines, each ending with a line feed
     */
    public static String of(List<JournalEntry> call) {
        var ladder = Ladder.of(call);
        var text = new StringBuilder("sequenceDiagram\n");
        for (var i = 0; i < ladder.lanes().size(); i++) {
            line(
                    text,
                    "participant %s as %s"
                            .formatted(lane(i), plain(ladder.lanes().get(i).name())));
        }
        for (var row : ladder.rows()) {
            line(text, of(ladder, row));
        }
        return text.toString();
    }

    private static String of(Ladder ladder, LadderRow row) {
        var from = lane(ladder.lane(row.from()));
        if (row.isNote() || row.from().equals(row.to())) {
            return "Note over %s: %s".formatted(from, plain(row.label()));
        }
        var times =
                row.moment().times() > 1 ? " (%d times)".formatted(row.moment().times()) : "";
        var arrow = switch (row.kind()) {
            case REFUSAL -> "--x";
            case PROVISIONAL, SUCCESS -> "-->>";
            default -> "->>";
        };
        return "%s%s%s: %s%s".formatted(from, arrow, lane(ladder.lane(row.to())), plain(row.label()), times);
    }

    private static String lane(int index) {
        return "L" + index;
    }

    /**
     * What Mermaid would take for its own becomes an entity: {@code #59;} for the semicolon that ends a statement, and the like for
     * entities, HTML, comments, line breaks and formulas.
     */
    private static String plain(String text) {
        var plain = new StringBuilder();
        text.replaceAll("\\s+", " ").codePoints().forEach(c -> {
            if ("#;<>&%\\$".indexOf(c) < 0) {
                plain.appendCodePoint(c);
            } else {
                plain.append('#').append(c).append(';');
            }
        });
        return plain.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append("    ").append(line).append('\n');
    }
}
