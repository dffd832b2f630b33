package org.cutover.report;

import java.util.ArrayList;
import java.util.List;
import org.cutover.deployment.Deployment;
import org.cutover.inquiry.Dependents;
import org.cutover.inquiry.Dependents.Group;

/** What depends on a thing, group by group. */
public final class DependentsTree {

    private static final int FEW = 8;

    private DependentsTree() {}

    /**
     * Lines.
     *
     * @param all whether to show every name of a long group
     */
    public static List<String> of(Dependents dependents, Deployment deployment, int width, boolean ascii, boolean all) {
        var below = new ArrayList<Tree>();
        if (!dependents.kept().isEmpty()) {
            below.add(Tree.leaf(dependents.kept()));
        }
        dependents.groups().stream()
                .filter(Group::holds)
                .forEach(group -> below.add(Tree.leaf(ShortNames.in(text(group, all), deployment))));
        if (below.isEmpty()) {
            below.add(Tree.leaf("nothing depends on it: it may be taken away"));
        }
        var goes = dependents.groups().stream().filter(group -> !group.holds()).toList();
        if (!goes.isEmpty()) {
            below.add(new Tree(
                    "what goes with it",
                    goes.stream()
                            .map(group -> Tree.leaf(ShortNames.in(text(group, all), deployment)))
                            .toList()));
        }
        return new Tree(ShortNames.in(dependents.thing().describe(), deployment), below)
                .draw(width, ascii ? Tree.Lines.ASCII : Tree.Lines.BOXES);
    }

    private static String text(Group group, boolean all) {
        return "%s (%d): %s".formatted(group.says(), group.names().size(), names(group.names(), all));
    }

    /** {@code alice, bob and 98 more}. */
    static String names(List<String> names, boolean all) {
        return all || names.size() <= FEW
                ? String.join(", ", names)
                : "%s and %d more".formatted(String.join(", ", names.subList(0, FEW)), names.size() - FEW);
    }
}
