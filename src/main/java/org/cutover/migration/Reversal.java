package org.cutover.migration;

/**
 * How a step is undone. A roll-back puts back what the step changed, and nothing else.
 *
 * @param how in the products' terms
 * @param possible false from the point of no return on
 */
public record Reversal(String how, boolean possible) {

    @Override
    public String toString() {
        return possible ? how : "not possible, " + how;
    }

    static Reversal by(String how, Object... arguments) {
        return new Reversal(how.formatted(arguments), true);
    }

    static Reversal impossible(String why) {
        return new Reversal(why, false);
    }
}
