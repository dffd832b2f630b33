package org.cutover.migration;

/** Something people do that is not simulated; it is shown in its place in the plan. */
record Manual(String what) implements Step {

    @Override
    public String title() {
        return what + " (not simulated)";
    }

    @Override
    public Acts acts() {
        return Acts.AT_ONCE;
    }

    @Override
    public Estate apply(Estate estate) {
        return estate;
    }

    @Override
    public ProductAction action() {
        return new ProductAction("By hand", what);
    }

    @Override
    public Reversal reversal() {
        return Reversal.by("By hand, as far as it can be undone.");
    }
}
