package org.cutover.inquiry;

import java.util.List;
import org.cutover.deployment.Deployment;

/**
 * What depends on a thing of an estate, in groups: the question before it is taken away.
 *
 * @param groups those that are not empty
 * @param kept why it cannot be taken away, whatever depends on it, in words; empty if it can
 */
public record Dependents(Thing thing, List<Group> groups, String kept) {

    /**
     * Things that depend in the same way.
     *
     * @param id stable, for programs: {@code routes-that-lead-to-it}
     * @param says what they are: {@code users homed on it}
     * @param holds whether they would miss it; false for what merely goes with it
     */
    public record Group(String id, String says, boolean holds, List<String> names) {
        public Group {
            names = List.copyOf(names);
        }
    }

    public Dependents {
        groups = List.copyOf(groups);
    }

    public static Dependents of(Deployment deployment, Thing thing) {
        return new Dependents(
                thing, new DependentsSearch(deployment, thing).groups(), new VoiceDependents(deployment, thing).kept());
    }

    /** Whether anything would miss it, or the products keep it. */
    public boolean any() {
        return !kept.isEmpty() || groups.stream().anyMatch(Group::holds);
    }
}
