package org.cutover.sip;

import java.util.function.Consumer;

/** A socket for datagrams, bound to a hop of the model. Used on its node's loop. */
interface Datagrams {

    /** Who is told what comes. */
    interface Receiver {

        /**
         * @param from where it came from in the model; the socket's own address if that is no node of this world
         * @param node the sender's name; empty if it is no node of this world
         */
        void received(Hop from, String node, byte[] bytes);
    }

    /** @param failed hears why, if it could not leave; that nobody is there is not to be heard */
    void send(Hop to, byte[] bytes, Runnable written, Consumer<String> failed);

    void close();
}
