package org.cutover.inquiry;

import java.util.ArrayList;
import java.util.List;
import org.cutover.inquiry.Dependents.Group;

/** Takes down groups, those that are not empty. */
final class Groups {

    private final List<Group> all = new ArrayList<>();

    /** What would miss the thing. */
    void holds(String id, String says, List<String> names) {
        add(id, says, true, names);
    }

    /** What merely goes with it. */
    void goes(String id, String says, List<String> names) {
        add(id, says, false, names);
    }

    private void add(String id, String says, boolean holds, List<String> names) {
        if (!names.isEmpty()) {
            all.add(new Group(id, says, holds, names));
        }
    }

    List<Group> all() {
        return List.copyOf(all);
    }
}
