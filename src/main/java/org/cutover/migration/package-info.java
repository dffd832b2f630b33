/**
 * The steps of a migration as pure changes from estate to estate: what must hold before, what changes, how it is undone, and
 * which product action does it.
 *
 * <p>Begins at {@link org.cutover.migration.Migration}, which takes steps one by one. A kind of step is a record that
 * implements {@link org.cutover.migration.Step} and a line in {@link org.cutover.migration.StepReader}.
 */
package org.cutover.migration;
