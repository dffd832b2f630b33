package org.cutover.sip;

import java.util.function.Consumer;

/**
 * A message on its way out.
 *
 * @param parts what the journal asks about it
 * @param text the message as it goes on the wire
 * @param lost is told why, if the message could not leave
 * @param recorded whether the journal hears of it: of all messages but those that say for the thousandth time that there is no room
 */
record Outgoing(MessageText parts, String text, Consumer<String> lost, boolean recorded) {

    Outgoing(MessageText parts, String text, Consumer<String> lost) {
        this(parts, text, lost, true);
    }

    Outgoing(SipMessage message, Consumer<String> lost) {
        this(message.parts(), message.text(), lost);
    }
}
