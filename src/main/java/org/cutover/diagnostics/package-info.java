/**
 * What a server says of a call that it does not put through: SIP status and ms-diagnostics, each with its source.
 *
 * <p>Begins at {@link org.cutover.diagnostics.Condition}.
 */
package org.cutover.diagnostics;
