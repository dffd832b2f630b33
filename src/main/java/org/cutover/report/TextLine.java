package org.cutover.report;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.cutover.scenario.DisplayWidth;

/** A line of a terminal that is written on column by column. What is written last stands. */
final class TextLine {

    /** The right half of a character of two columns. */
    private static final int HALF = -1;

    private int[] columns = new int[128];
    private int length;
    /** What stands above the character of a column, which is rare. */
    private final Map<Integer, String> above = new HashMap<>(0);

    /** Writes a text from a column on, which is 0 or more. */
    void write(int column, String text) {
        var at = column;
        for (var i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            var character = text.codePointAt(i);
            var width = DisplayWidth.of(character);
            if (width == 0) {
                addTo(at - 1, Character.toString(character));
                continue;
            }
            put(at, character);
            if (width == 2) {
                put(at + 1, HALF);
            }
            at += width;
        }
    }

    private void addTo(int column, String mark) {
        var of = column > 0 && columns[column] == HALF ? column - 1 : column;
        if (of >= 0) {
            above.merge(of, mark, String::concat);
        }
    }

    private void put(int column, int character) {
        if (column + 1 >= columns.length) {
            columns = Arrays.copyOf(columns, 2 * (column + 1));
        }
        for (; length <= column; length++) {
            columns[length] = ' ';
        }
        if (character != HALF && columns[column] == HALF) {
            blank(column - 1);
        }
        if (column + 1 < length && columns[column + 1] == HALF) {
            blank(column + 1);
        }
        columns[column] = character;
        above.remove(column);
    }

    /** A character that is written over by half is gone. */
    private void blank(int column) {
        columns[column] = ' ';
        above.remove(column);
    }

    /** Without blanks at its end. */
    @Override
    public String toString() {
        var text = new StringBuilder(length);
        for (var column = 0; column < length; column++) {
            if (columns[column] != HALF) {
                text.appendCodePoint(columns[column]).append(above.getOrDefault(column, ""));
            }
        }
        return text.toString().stripTrailing();
    }
}
