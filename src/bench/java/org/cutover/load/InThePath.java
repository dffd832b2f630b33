package org.cutover.load;

import java.io.IOException;
import java.util.Optional;
import org.cutover.load.SippRun.Place;

/** What is between a SIPp that calls and one that answers. */
interface InThePath extends AutoCloseable {

    /** How many servers are called, each by a SIPp of its own. */
    int callees();

    /** Where the SIPp is that calls the server of this number, from 0. */
    Place caller(int number);

    /** Where it finds that server. */
    Place callee(int number);

    /** Where the SIPp is that answers; none where calls end at a gateway of ours. */
    Optional<Place> answering();

    /** Secures what goes between the SIPps and what is between them. */
    Stunnel secured() throws IOException;

    /** What it has used so far. */
    Cost used();

    @Override
    void close();
}
