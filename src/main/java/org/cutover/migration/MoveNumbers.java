package org.cutover.migration;

import org.cutover.topology.E164;
import org.cutover.yaml.YamlMap;

/**
 * Has the carrier deliver numbers to another gateway. The migration chapter does not mention it; without it calls from the
 * PSTN keep coming in by the old gateway.
 *
 * @param beginning the numbers that begin so, E.164
 */
record MoveNumbers(String beginning, String to) implements Step {

    static MoveNumbers read(YamlMap map) {
        var beginning = map.text("beginning");
        map.problems().build(map.placeOf("beginning"), () -> {
            E164.require(beginning);
            return beginning;
        });
        return new MoveNumbers(beginning, map.text("to"));
    }

    @Override
    public String title() {
        return "Move the numbers %s… to gateway %s".formatted(beginning, to);
    }

    @Override
    public Acts acts() {
        return Acts.AT_ONCE;
    }

    @Override
    public Estate apply(Estate estate) {
        var gateway = Lookup.gateway(estate.inForce().topology(), to).name();
        return estate.changeTopology(
                topology -> topology.withCarrier(topology.carrier().delivering(beginning, gateway)));
    }

    @Override
    public ProductAction action() {
        return new ProductAction("Carrier", "deliver calls to %s… on the circuits of %s".formatted(beginning, to));
    }

    @Override
    public Reversal reversal() {
        return Reversal.by("Carrier: deliver the numbers as before.");
    }
}
