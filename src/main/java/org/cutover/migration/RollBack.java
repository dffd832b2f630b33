package org.cutover.migration;

/**
 * Undoes the steps taken since another one, the last first.
 *
 * @param to id of the step after which the estate is to be as it was
 */
public record RollBack(String to) implements Step {

    @Override
    public String title() {
        return "Roll back to after " + to;
    }

    @Override
    public Acts acts() {
        return Acts.AT_ONCE;
    }

    /** {@link Migration} knows what was done; this step by itself changes nothing. */
    @Override
    public Estate apply(Estate estate) {
        return estate;
    }

    @Override
    public ProductAction action() {
        return new ProductAction("Several tools", "undo each step since, the last first");
    }

    @Override
    public Reversal reversal() {
        return Reversal.by("Take the steps again.");
    }
}
