package org.cutover.migration;

import java.util.List;
import org.cutover.compatibility.Compatibility;

/** One step of a migration plan. */
public interface Step {

    /** When a step's change acts. */
    enum Acts {
        /** At once. */
        AT_ONCE,
        /** When the topology is published. */
        WHEN_PUBLISHED,
        /** When the voice routing pages are committed. */
        WHEN_COMMITTED
    }

    /** What is done, in a short sentence with names: the stage's title. */
    String title();

    Acts acts();

    /**
     * The estate after this step, before it is published or committed.
     *
     * @throws UnknownNameException if the step names something the estate does not have
     */
    Estate apply(Estate estate);

    /** What must hold before, and does not. Findings of the estate that follows are looked at elsewhere. */
    default List<Objection> objections(Estate estate, Compatibility rules) {
        return List.of();
    }

    /**
     * What the product reports of it, a line for each object it dealt with; none where the product has no such report.
     *
     * @param estate as it was before
     */
    default List<String> report(Estate estate) {
        return List.of();
    }

    /** The step as it is done in an estate, where what is done in the products hangs on that. */
    default Step in(Estate before) {
        return this;
    }

    /** Who does it in which tool. */
    ProductAction action();

    /** How it is undone, or that it cannot be. */
    Reversal reversal();
}
