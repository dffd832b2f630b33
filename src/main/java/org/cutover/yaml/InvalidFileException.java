package org.cutover.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A file cannot be used. Holds all its faults; the message shows one a line. */
public final class InvalidFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** @param problems the faults, in the order of the file; at least one */
    public InvalidFileException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
