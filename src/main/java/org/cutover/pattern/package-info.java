/**
 * Number patterns and translations as the products write them: .NET regular expressions.
 *
 * <p>Begins at {@link org.cutover.pattern.NumberPattern}. A pattern's text is read once into {@link
 * org.cutover.pattern.Node}s with the meaning that .NET gives them; these are written out again for the two engines that can
 * carry them out, and drawn as a {@link org.cutover.pattern.Shape}, which decides most numbers without an engine.
 */
package org.cutover.pattern;
