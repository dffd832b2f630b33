package org.cutover.sip;

import java.util.function.Consumer;

/** What carries the messages of a link. Used on the link's loop. */
interface Wire {

    /**
     * Sends a message as it is.
     *
     * @param failed hears why, if it could not leave
     */
    void write(String text, Runnable written, Consumer<String> failed);

    /** Whether what was written arrives, or the connection is lost: no message has to be repeated on it. */
    boolean isReliable();

    void close();
}
