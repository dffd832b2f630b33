package org.cutover.endpoint;

import java.util.Optional;
import java.util.function.Supplier;
import org.cutover.call.SessionDescription;
import org.cutover.call.SessionTimer;
import org.cutover.journal.JournalEvent;
import org.cutover.sip.Loop;
import org.cutover.sip.SipResponse;

/** Keeps the session timer of a leg (RFC 4028): refreshes in good time, or hangs up when the other end does not. */
final class SessionWatch implements Offering.Listener {

    private final Leg leg;
    private final UserAgent agent;
    private Loop.Timer refresh = () -> {};
    private Loop.Timer expiry = () -> {};
    private Optional<SessionTimer> timer = Optional.empty();
    private Supplier<Optional<SessionDescription>> session = Optional::empty;

    SessionWatch(Leg leg, UserAgent agent) {
        this.leg = leg;
        this.agent = agent;
    }

    /** What an INVITE that refreshes says: the session as it is. */
    void refreshesWith(Supplier<Optional<SessionDescription>> current) {
        session = current;
    }

    /** Begins anew; empty if the session goes without a timer from now on. */
    void begin(Optional<SessionTimer> agreed) {
        end();
        timer = agreed;
        timer.ifPresent(now -> {
            expiry = agent.loop().schedule(now.refreshedHere() ? now.interval() : now.expiresAfter(), this::expire);
            if (now.refreshedHere()) {
                refresh = agent.loop().schedule(now.refreshAfter(), this::refresh);
            }
        });
    }

    void end() {
        refresh.cancel();
        expiry.cancel();
    }

    Optional<SessionTimer> timer() {
        return timer;
    }

    private void expire() {
        agent.environment().journal().record(new JournalEvent.TimedOut(agent.name(), leg.callId(), "session"));
        leg.lost();
    }

    private void refresh() {
        if (!leg.isAlive()) {
            return;
        }
        if (leg.offers().method().equals("UPDATE")) {
            leg.offers().send("UPDATE", Optional.empty(), this);
        } else {
            session.get().ifPresent(offer -> leg.offers().send("INVITE", Optional.of(offer), this));
        }
    }

    /** The leg has seen to the timer. */
    @Override
    public void onTaken(Offering offering, SipResponse response, Optional<SessionDescription> answer) {
        // Nothing changes: it was the session as it is.
    }

    /** RFC 4028 section 10: what has not worked may be tried again, until the session expires. */
    @Override
    public void onRefused(int status) {
        if (status == 491) {
            refresh = agent.loop().schedule(leg.offers().waitAfterGlare(), this::refresh);
        }
    }
}
