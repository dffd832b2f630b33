package org.cutover.migration;

import org.cutover.yaml.YamlMap;

/** Commits the voice routing pages: every edit there that was left pending acts now. */
record Commit() implements Step {

    static Commit read(YamlMap map) {
        return new Commit();
    }

    @Override
    public String title() {
        return "Commit all voice routing changes";
    }

    @Override
    public Acts acts() {
        return Acts.WHEN_COMMITTED;
    }

    @Override
    public Estate apply(Estate estate) {
        return estate;
    }

    @Override
    public ProductAction action() {
        return new ProductAction(ProductAction.CONTROL_PANEL, "Voice Routing > Commit > Commit all");
    }

    @Override
    public Reversal reversal() {
        return Reversal.by("Lync Server Control Panel: import the voice configuration file saved before; Commit all.");
    }
}
