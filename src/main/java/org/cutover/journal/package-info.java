/**
 * What happened, in order, as plain data; its writer and its reader.
 *
 * <p>Begins at {@link org.cutover.journal.Journal}. Everything people are shown is drawn from these entries, and
 * from nothing else.
 */
package org.cutover.journal;
