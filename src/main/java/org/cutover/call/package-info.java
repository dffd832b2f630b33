/**
 * Calls as values: dialogs, the mediated call, the serial fork, how a call ended. A state answers an event with the next
 * state and the effects to carry out; nothing here opens a socket or reads a clock.
 *
 * <p>Begins at {@link org.cutover.call.MediatedCall}.
 */
package org.cutover.call;
