package org.cutover.report;

import java.util.ArrayList;
import java.util.List;
import org.cutover.deployment.Deployment;
import org.cutover.scenario.Untouched;

/** What a rehearsal does not rehearse, kind by kind. */
public final class UntouchedList {

    private UntouchedList() {}

    /** Lines. */
    public static List<String> of(Untouched untouched, Deployment deployment, int width, boolean ascii, boolean all) {
        var below = new ArrayList<Tree>();
        untouched.byKind().forEach((kind, names) -> {
            var touched = untouched.touched().get(kind);
            var text = names.isEmpty()
                    ? "%s: all %d are touched".formatted(kind, touched)
                    : "%s: %d of %d are not touched: %s"
                            .formatted(kind, names.size(), names.size() + touched, DependentsTree.names(names, all));
            below.add(Tree.leaf(ShortNames.in(text, deployment)));
        });
        if (!untouched.stopped().isEmpty()) {
            below.add(Tree.leaf(ShortNames.in("the plan ends early: " + untouched.stopped(), deployment)));
        }
        return new Tree("What no call of the matrix touches, at no stage of the plan", below)
                .draw(width, ascii ? Tree.Lines.ASCII : Tree.Lines.BOXES);
    }
}
