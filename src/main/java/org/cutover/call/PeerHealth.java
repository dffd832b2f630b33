package org.cutover.call;

import java.util.List;
import org.cutover.topology.Polling;

/**
 * What polling by OPTIONS has shown of a peer. A peer is up until so many OPTIONS in a row have got no answer, and again with
 * the first answer.
 *
 * @param missed how many in a row got no answer
 */
public record PeerHealth(Polling polling, int missed, boolean down) {

    /** What is to be done. */
    public sealed interface Effect {}

    /** An OPTIONS got no answer: say so. */
    public record Missed() implements Effect {}

    /** The peer counts as down from now on. */
    public record WentDown() implements Effect {}

    /** The peer answers again. */
    public record CameBack() implements Effect {}

    /** The next state, and what is to be done, in order. */
    public record Next(PeerHealth health, List<Effect> effects) {
        public Next {
            effects = List.copyOf(effects);
        }
    }

    /** Of a peer that has not been asked yet. */
    public static PeerHealth unasked(Polling polling) {
        return new PeerHealth(polling, 0, false);
    }

    /** No answer came in time, or there was no connection. */
    public Next onMiss() {
        var after = new PeerHealth(polling, missed + 1, down || missed + 1 >= polling.misses());
        return after.down && !down
                ? new Next(after, List.of(new Missed(), new WentDown()))
                : new Next(after, List.of(new Missed()));
    }

    /**
     * A final response came, be it late.
     *
     * @param status 200 to 699
     */
    public Next onResponse(int status) {
        if (!polling.isAnsweredBy(status)) {
            return onMiss();
        }
        return new Next(unasked(polling), down ? List.of(new CameBack()) : List.of());
    }
}
