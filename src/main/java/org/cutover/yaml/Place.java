package org.cutover.yaml;

/**
 * A place in a file.
 *
 * @param file the file as the user named it
 * @param line from 1; 0 where the whole file is meant
 * @param column from 1; 0 where the whole file is meant
 */
public record Place(String file, int line, int column) {

    /** The whole file. */
    public static Place wholeOf(String file) {
        return new Place(file, 0, 0);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
