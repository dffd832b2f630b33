package org.cutover.endpoint;

/** Something of the estate that runs. */
interface Endpoint extends AutoCloseable {

    /** Looks at the estate again: a step has changed it. */
    void reconfigure();

    @Override
    void close();
}
