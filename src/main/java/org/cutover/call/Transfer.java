package org.cutover.call;

import java.util.List;

/**
 * A transfer, as the one who was asked for it knows it (RFC 3515): it calls the new party, reports how that goes to the one who
 * asked, and joins the new party to the one it has when the new party answers. If it does not, the old call goes on.
 */
public record Transfer(State state) {

    public enum State {
        /** The new party is called. */
        CALLING,
        /** It rings. */
        RINGING,
        /** The new party has answered, or has not. */
        OVER
    }

    /** Something to do. */
    public sealed interface Effect {}

    /**
     * Tells the one who asked (RFC 3515 section 2.4.4).
     *
     * @param status of the new call
     * @param last whether there is nothing more to tell
     */
    public record Report(int status, boolean last) implements Effect {}

    /** The two parties have each other. */
    public record Join() implements Effect {}

    /** The party that was to be transferred has the one who asked again; nobody, if that one has hung up meanwhile. */
    public record Return() implements Effect {}

    /** Gives up the new call, which has not been answered. */
    public record Cancel() implements Effect {}

    /** Ends the new call, whose answer comes too late. */
    public record End() implements Effect {}

    /** The transfer after an event, and what is to be done. */
    public record Next(Transfer transfer, List<Effect> effects) {}

    /** It has been accepted, and the new party has just been called. RFC 3515 section 2.4.4: a first report goes out at once. */
    public static Next begin() {
        return new Transfer(State.CALLING).does(new Report(100, false));
    }

    /** The new party rings: 180 to 199, of which the first is worth a report. */
    public Next onProvisional(int status) {
        return state == State.CALLING && status >= 180
                ? new Transfer(State.RINGING).does(new Report(status, false))
                : does();
    }

    /** The new party has answered. */
    public Next onAnswered() {
        return state == State.OVER ? does(new End()) : over(new Join(), new Report(200, true));
    }

    /**
     * The new party cannot be had.
     *
     * @param status 300 to 699
     */
    public Next onFailed(int status) {
        return state == State.OVER ? does() : over(new Report(status, true), new Return());
    }

    /** The call that was to be transferred is over before the new party has answered. */
    public Next onAbandoned() {
        return state == State.OVER ? does() : over(new Cancel());
    }

    private Next over(Effect... effects) {
        return new Transfer(State.OVER).does(effects);
    }

    private Next does(Effect... effects) {
        return new Next(this, List.of(effects));
    }
}
