package org.cutover.migration;

import java.util.Collection;
import java.util.List;

/** A step names something that is not there when its turn comes. */
public final class UnknownNameException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String what;
    private final String name;
    private final transient List<String> known;

    UnknownNameException(String what, String name, Collection<String> known) {
        super("%s \"%s\" is not there.".formatted(what, name));
        this.what = what;
        this.name = name;
        this.known = List.copyOf(known);
    }

    public String what() {
        return what;
    }

    public String name() {
        return name;
    }

    public List<String> known() {
        return known;
    }
}
