package org.cutover.endpoint;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.cutover.call.ReferTo;
import org.cutover.journal.JournalEvent;
import org.cutover.sip.ClientExchange;
import org.cutover.sip.SipResponse;
import org.cutover.sip.SipUri;

/**
 * A user transfers a call: the phone asks the other end to call somebody else (REFER), hears how that goes (NOTIFY), and hangs up when
 * the new call stands. If it does not, the old one goes on. On the phone's loop.
 */
final class PhoneTransfer {

    private final UserAgent agent;
    private final Leg leg;
    private final String referredBy;
    private final Runnable hangUp;
    private final CompletableFuture<Integer> status;

    /**
     * @param hangUp hangs up the call that has been transferred
     * @param status is given that of the new call, or that with which the transfer was refused
     */
    PhoneTransfer(UserAgent agent, Leg leg, String referredBy, Runnable hangUp, CompletableFuture<Integer> status) {
        this.agent = agent;
        this.leg = leg;
        this.referredBy = referredBy;
        this.hangUp = hangUp;
        this.status = status;
    }

    /** Without a word to the new party. */
    void blind(String uri) {
        refer(new ReferTo(uri), Optional.empty());
    }

    /**
     * The new party is called first, and answers; then its call takes the place of this one.
     *
     * @param session of the call to the new party
     * @param place places the call, and is given the listener of its leg
     */
    void attended(TerminalSession session, Function<CallingLeg.Listener, CallingLeg> place) {
        new Consultation(session).begin(place);
    }

    private void refer(ReferTo to, Optional<Leg> consultation) {
        leg.on("NOTIFY", report -> {
            leg.respond(report, report.request().respond(200));
            if (Referrals.isLast(report.request())) {
                over(Referrals.statusIn(report.request()), consultation);
            }
        });
        leg.send(
                "REFER",
                request -> Referrals.refer(request, to, referredBy).set("Contact", leg.contact),
                new ClientExchange.Listener() {
                    @Override
                    public void onResponse(SipResponse response) {
                        if (response.status() >= 300) {
                            over(response.status(), consultation);
                        }
                    }

                    @Override
                    public void onTimeout() {
                        over(408, consultation);
                    }

                    @Override
                    public void onUnreachable(String why) {
                        over(503, consultation);
                    }
                });
    }

    /** What has come of it; the consultation has had its day in any case. */
    private void over(int outcome, Optional<Leg> consultation) {
        consultation.ifPresent(Leg::hangUp);
        if (status.complete(outcome) && outcome < 300) {
            hangUp.run();
        }
    }

    /** The call to the new party. */
    private final class Consultation implements CallingLeg.Listener {

        private final TerminalSession session;
        private CallingLeg consulted;

        Consultation(TerminalSession session) {
            this.session = session;
        }

        void begin(Function<CallingLeg.Listener, CallingLeg> place) {
            consulted = place.apply(this);
            session.follow(consulted);
            agent.environment()
                    .journal()
                    .record(new JournalEvent.Joined(agent.name(), "transfer", leg.callId(), consulted.callId()));
        }

        @Override
        public void onProvisional(SipResponse response) {
            // Nobody waits for that.
        }

        @Override
        public void onAnswered(SipResponse response) {
            Bodies.read(response).session().ifPresent(session.audio()::hears);
            var dialog = consulted.dialog().orElseThrow().value();
            var replaces = new ReferTo.Replaces(
                    dialog.callId(), dialog.remote().tag(), dialog.local().tag());
            // RFC 5589 section 7.1 names the Contact, where the dialog is; a phone is found by its address of record
            // alone.
            var server = SipUri.find(dialog.remoteTarget())
                    .filter(target -> target.user().isEmpty());
            var address = server.or(() -> SipUri.findInAddress(dialog.remote().address()))
                    .map(SipUri::toString)
                    .orElse(dialog.remoteTarget());
            refer(new ReferTo(address, Optional.of(replaces)), Optional.of(consulted));
        }

        @Override
        public void onRejected(SipResponse response) {
            status.complete(response.status());
        }

        @Override
        public void onLost(int lost, String why) {
            status.complete(lost);
        }
    }
}
