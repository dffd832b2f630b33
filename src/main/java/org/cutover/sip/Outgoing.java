package org.cutover.sip;

import java.util.function.Consumer;

/**
 * A message on its way out.
 *
 * @param parts what the journal asks about it
 * @param text the message as it goes on the wire
 * @param lost is told why, if the message could not leave
 */
record Outgoing(MessageText parts, String text, Consumer<String> lost) {

    Outgoing(SipMessage message, Consumer<String> lost) {
        this(message.parts(), message.text(), lost);
    }
}
