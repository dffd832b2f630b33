/**
 * Which releases cannot meet, and in which order a migration is done: holds the rules, each with its source, the answer
 * for a pair of releases, and the findings in a topology.
 *
 * <p>Begins at {@link org.cutover.compatibility.Compatibility}. The facts are data, in {@code simulator/releases} and
 * {@code simulator/compatibility}; what is done with them is here.
 */
package org.cutover.compatibility;
