/**
 * The command line.
 *
 * <p>Begins at {@link org.cutover.cli.Main}.
 */
package org.cutover.cli;
