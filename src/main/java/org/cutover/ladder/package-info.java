/**
 * A call as lanes and rows, in causal order; and as SVG.
 *
 * <p>Begins at {@link org.cutover.ladder.Ladder}.
 */
package org.cutover.ladder;
