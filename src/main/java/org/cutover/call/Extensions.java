package org.cutover.call;

import java.util.ArrayList;
import java.util.List;
import org.cutover.topology.Reliability;

/**
 * The extensions of SIP that one end of a leg uses.
 *
 * @param reliability of provisional responses
 * @param timing of the session
 */
public record Extensions(Reliability reliability, SessionTimer.Wish timing) {

    public static final String RELIABLE = "100rel";
    public static final String TIMER = "timer";

    /** Both are known, and neither is asked for. */
    public static final Extensions USUAL = new Extensions(Reliability.SUPPORTED, SessionTimer.Wish.NONE);

    /** Option tags of what is known (RFC 3261 section 20.37). */
    public List<String> supported() {
        var tags = new ArrayList<String>();
        if (reliability != Reliability.NO) {
            tags.add(RELIABLE);
        }
        tags.add(TIMER);
        return List.copyOf(tags);
    }
}
