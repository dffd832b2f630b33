package org.cutover.inquiry;

import java.util.List;

/**
 * The whole path of a call, and why it is that.
 *
 * @param from a user, or a number on the PSTN
 * @param to as written
 * @param dialled what of it is dialled: without what only helps the eye
 * @param inbound whether it comes in by a gateway
 */
public record CallPath(String from, String to, String dialled, boolean inbound, List<Leg> legs, End end) {

    public CallPath {
        legs = List.copyOf(legs);
    }
}
