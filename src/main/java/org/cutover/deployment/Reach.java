package org.cutover.deployment;

import java.util.Optional;
import org.cutover.routing.RouteTrace;

/**
 * Where a call to a user goes.
 *
 * @param user who is called
 * @param phone whether the user's phone rings
 * @param onward the way on, if the call is forwarded or ring elsewhere too
 * @param remark what else is to be said, in a sentence; may be empty
 */
public record Reach(String user, boolean phone, Optional<RouteTrace> onward, String remark) {

    static Reach phone(String user, String remark) {
        return new Reach(user, true, Optional.empty(), remark);
    }
}
