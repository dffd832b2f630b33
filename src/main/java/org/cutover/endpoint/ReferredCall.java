package org.cutover.endpoint;

import java.util.function.Consumer;
import java.util.function.Function;
import org.cutover.call.Transfer;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipResponse;

/** A call to the new party of a transfer, as a {@link Transfer} decides: made by the one who was asked for it. */
final class ReferredCall implements CallingLeg.Listener {

    private final Leg asked;
    private final TerminalSession session;
    private final Consumer<CallingLeg> join;
    private final Runnable giveBack;
    private Transfer transfer;
    private CallingLeg leg;
    private String reason = "Trying";

    /**
     * @param asked the leg in which the REFER came, and is reported on
     * @param session what is offered to the new party, and hears its answer
     * @param join is given the new leg when it is answered
     * @param giveBack called when it is not
     */
    ReferredCall(Leg asked, TerminalSession session, Consumer<CallingLeg> join, Runnable giveBack) {
        this.asked = asked;
        this.session = session;
        this.join = join;
        this.giveBack = giveBack;
    }

    /** @param place places the call, and is given the listener of its leg */
    void begin(Function<CallingLeg.Listener, CallingLeg> place) {
        carryOut(Transfer.begin());
        leg = place.apply(this);
        session.follow(leg);
    }

    /** The call that was to be transferred is over. */
    void abandon() {
        carryOut(transfer.onAbandoned());
    }

    private void carryOut(Transfer.Next next) {
        transfer = next.transfer();
        for (var effect : next.effects()) {
            if (effect instanceof Transfer.Report report) {
                Referrals.report(asked, report.status(), reason, report.last());
            } else if (effect instanceof Transfer.Join) {
                join.accept(leg);
            } else if (effect instanceof Transfer.Return) {
                giveBack.run();
            } else if (effect instanceof Transfer.Cancel) {
                leg.cancel();
            } else if (effect instanceof Transfer.End) {
                leg.hangUp();
            }
        }
    }

    @Override
    public void onProvisional(SipResponse response) {
        reason = response.reason();
        carryOut(transfer.onProvisional(response.status()));
    }

    @Override
    public void onAnswered(SipResponse response) {
        Bodies.read(response).session().ifPresent(session.audio()::hears);
        reason = response.reason();
        carryOut(transfer.onAnswered());
    }

    @Override
    public void onRejected(SipResponse response) {
        reason = response.reason();
        carryOut(transfer.onFailed(response.status()));
    }

    @Override
    public void onLost(int status, String why) {
        reason = SipRequest.request("INVITE", "sip:nobody")
                .build()
                .respond(status)
                .build()
                .reason();
        carryOut(transfer.onFailed(status));
    }
}
