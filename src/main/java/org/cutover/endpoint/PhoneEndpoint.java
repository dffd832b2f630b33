package org.cutover.endpoint;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cutover.call.Extensions;
import org.cutover.call.ReferTo;
import org.cutover.call.SessionDescription;
import org.cutover.deployment.User;
import org.cutover.sip.Hop;
import org.cutover.sip.Loop;
import org.cutover.sip.ServerExchange;
import org.cutover.sip.SipNode;
import org.cutover.sip.SipResponse;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.Listener;
import org.cutover.topology.Transport;

/** A user's phone: it signs in to the user's pool, calls, and is called. One call at a time. */
final class PhoneEndpoint implements Endpoint, Telephone, CallingLeg.Listener {

    private static final Listener LISTENER = new Listener(5061, Transport.TLS);
    private static final int MEDIA_PORT = 5350;

    private final Environment environment;
    private final String user;
    private final Hop local;
    private final UserAgent agent;

    private final SignIn signIn;
    private final ClientDialling client;
    private Manner manner = Manner.ANSWERS;
    private Duration answersAfter = Duration.ZERO;
    private boolean answersNext;
    private boolean leavesOffer;
    private boolean withheld;
    private Leg leg;
    private TerminalSession session;
    private CallProgress progress;
    private boolean givenUp;
    private boolean leaving;
    private Loop.Timer timer = () -> {};

    PhoneEndpoint(Environment environment, String user) {
        this.environment = environment;
        this.user = user;
        this.local = environment.addresses().hop(user, LISTENER);
        this.agent = new UserAgent(environment, user);
        this.client = new ClientDialling(environment);
        this.signIn = new SignIn(environment, agent, user, local, contact());
        agent.onInvite(this::onInvite);
        agent.node().listen(local);
    }

    @Override
    public String name() {
        return user;
    }

    @Override
    public void reconfigure() {
        // The one who uses the phone signs it in where its user is homed now.
    }

    private User self() {
        return environment
                .deployment()
                .users()
                .find(user)
                .orElseThrow(() -> new IllegalArgumentException("There is no user %s any more.".formatted(user)));
    }

    /** Where it stands with its pool. */
    SignIn signIn() {
        return signIn;
    }

    /** A server has stopped, and what it knew with it: a call that rings by it will never be answered, nor given up. */
    void lost(String server) {
        if (signIn.lost(server)) {
            agent.loop().execute(() -> {
                if (leg instanceof CalledLeg called && called.state() == Leg.State.INVITED) {
                    called.over();
                    over();
                }
            });
        }
    }

    private String contact() {
        return "<sip:" + user + "@" + local.host() + ":" + local.port() + ";transport=" + local.transport() + ">";
    }

    @Override
    public PlacedCall dialAs(String as, String to) {
        var callId = agent.node().newCallId();
        var placed =
                new CallProgress(environment.world(), callId, () -> agent.loop().execute(() -> endIf(callId)));
        agent.loop().execute(() -> call(callId, as, to, placed));
        return placed;
    }

    private void call(String callId, String as, String to, CallProgress placed) {
        var pool = environment.deployment().poolOf(self());
        if (leg != null || leaving || pool.isEmpty()) {
            placed.isOver();
            return;
        }
        progress = placed;
        session = newSession();
        var calling = call(callId, as, to, pool.get(), session, this);
        if (calling.state() != Leg.State.OVER) {
            leg = calling;
            session.follow(calling);
            calling.onHangup(this::over);
        }
    }

    private CallingLeg call(
            String callId,
            String as,
            String to,
            FrontEndPool pool,
            TerminalSession described,
            CallingLeg.Listener listener) {
        var from = "<" + client.address(as) + ">;tag=" + agent.node().newTag();
        var invite = client.invite(self(), from, callId, to, pool);
        if (withheld) {
            invite.set(Headers.PRIVACY, Withheld.ID);
        }
        if (!leavesOffer) {
            var offer = described.audio().offer();
            client.locationFor(self(), to, pool)
                    .ifPresentOrElse(place -> place.with(invite, offer), () -> Bodies.with(invite, offer));
        }
        return agent.call(invite, local, signIn.serverOf(pool), contact(), Extensions.USUAL, listener);
    }

    /**
     * Transfers the call that stands.
     *
     * @param to as it is dialled
     * @param attended whether the new party is called first
     * @param status is given the status of the new call, or that with which the transfer was refused; 481 if no call stands
     */
    void transfer(String to, boolean attended, CompletableFuture<Integer> status) {
        agent.loop().execute(() -> {
            var pool = environment.deployment().poolOf(self());
            if (leg == null || leg.state() != Leg.State.STANDING || pool.isEmpty()) {
                status.complete(481);
                return;
            }
            var transferred = leg;
            var transfer = new PhoneTransfer(
                    agent, transferred, "<" + client.address(user) + ">", () -> endIf(transferred.callId()), status);
            if (attended) {
                var described = newSession();
                transfer.attended(
                        described,
                        listener -> call(agent.node().newCallId(), user, to, pool.get(), described, listener));
            } else {
                transfer.blind(client.requestUri(self(), to, pool.get()));
            }
        });
    }

    private void onInvite(ServerExchange exchange) {
        var called = new CalledLeg(agent, exchange, local, contact());
        called.provisional(100);
        var replaces = exchange.request().header(Referrals.REPLACES);
        if (replaces.isPresent()) {
            replace(called, replaces.get());
            return;
        }
        if (leaving) {
            called.reject(480);
            return;
        }
        if (leg != null || manner == Manner.BUSY) {
            called.reject(486);
            return;
        }
        var described = newSession();
        if (!called.admits()) {
            return;
        }
        if (described.answerTo(called.offered()).isEmpty()) {
            called.rejectSession(described.whyNot(called.offered()));
            return;
        }
        leg = called;
        session = described;
        session.follow(called);
        called.onGivenUp(() -> {
            called.reject(487);
            over();
        });
        called.onHangup(this::over);
        called.provisional(180);
        if (answersNext) {
            answersNext = false;
            pickUp();
        } else if (manner == Manner.ANSWERS) {
            timer = agent.loop().schedule(answersAfter, this::pickUp);
        }
    }

    /** RFC 3891 section 3: a call that takes the place of one that stands is answered at once, and the old one hung up. */
    private void replace(CalledLeg called, String replaces) {
        var described = newSession();
        if (leg == null || leg.state() != Leg.State.STANDING || !names(replaces, leg)) {
            called.reject(481);
        } else if (!called.admits()) {
            return;
        } else if (described.answerTo(called.offered()).isEmpty()) {
            called.rejectSession(described.whyNot(called.offered()));
        } else {
            var before = leg;
            before.onHangup(() -> {});
            leg = called;
            session = described;
            session.follow(called);
            called.onHangup(this::over);
            pickUp();
            before.hangUp();
        }
    }

    private static boolean names(String replaces, Leg known) {
        return ReferTo.Replaces.find(replaces)
                .filter(dialog -> dialog.key().equals(known.key()))
                .isPresent();
    }

    private TerminalSession newSession() {
        return new TerminalSession(new Audio(
                local.host(),
                MEDIA_PORT,
                SessionDescription.CLIENT,
                SessionDescription.Encryption.Mode.REQUIRED,
                agent::srtpToken));
    }

    private void pickUp() {
        if (leg instanceof CalledLeg called && called.state() == Leg.State.INVITED) {
            timer.cancel();
            session.answerTo(called.offered()).ifPresent(said -> called.answer(said, session.audio()::hears));
        }
    }

    @Override
    public void behave(Manner changed, Duration after) {
        agent.loop().execute(() -> {
            manner = changed;
            answersAfter = after;
            answersNext = false;
        });
    }

    @Override
    public void answer() {
        agent.loop().execute(() -> {
            if (leg == null) {
                answersNext = true;
            } else {
                pickUp();
            }
        });
    }

    @Override
    public void leavesOffer(boolean leaves) {
        agent.loop().execute(() -> leavesOffer = leaves);
    }

    /** Its From names the user all the same: the pool would not take the call. Toward the public network it is not shown. */
    @Override
    public void withholds(boolean withholds) {
        agent.loop().execute(() -> withheld = withholds);
    }

    @Override
    public void hold(Hold how) {
        agent.loop().execute(() -> change(how.direction(), how));
    }

    @Override
    public void resume(Hold how) {
        agent.loop().execute(() -> change(SessionDescription.Direction.SENDRECV, how));
    }

    private void change(SessionDescription.Direction direction, Hold how) {
        if (leg != null) {
            session.change(leg, direction, how.method());
        }
    }

    @Override
    public void hangUp() {
        agent.loop().execute(this::end);
    }

    /** Hangs up, and has no calls from now on. */
    void leave() {
        agent.loop().execute(() -> {
            leaving = true;
            end();
        });
    }

    private void endIf(String callId) {
        if (leg != null && leg.callId().equals(callId)) {
            end();
        }
    }

    private void end() {
        if (leg == null) {
            return;
        }
        if (leg.state() == Leg.State.STANDING) {
            leg.hangUp();
            over();
        } else if (leg instanceof CallingLeg calling) {
            givenUp = true;
            calling.cancel();
        } else if (leg instanceof CalledLeg called) {
            called.reject(603);
            over();
        }
    }

    private void over() {
        timer.cancel();
        leg = null;
        givenUp = false;
        if (progress != null) {
            progress.isOver();
            progress = null;
        }
    }

    @Override
    public void onProvisional(SipResponse response) {
        if (progress != null && response.status() == 180) {
            progress.isRinging();
        }
    }

    @Override
    public Optional<SessionDescription> answerEarly(SessionDescription offered) {
        return session.audio().answer(offered);
    }

    @Override
    public void onAnswered(SipResponse response) {
        if (givenUp) {
            // RFC 3261 section 15: the 2xx crossed the CANCEL; it has its ACK, and the dialog is ended by a BYE.
            end();
            return;
        }
        var described = Bodies.read(response).session();
        if (leg instanceof CallingLeg calling && calling.waitsForAnswer()) {
            described.flatMap(session.audio()::answer).ifPresentOrElse(calling::acknowledge, calling::lost);
        } else {
            described.ifPresent(session.audio()::hears);
        }
        if (progress != null) {
            progress.isAnswered();
        }
    }

    @Override
    public void onRejected(SipResponse response) {
        over();
    }

    @Override
    public void onLost(int status, String why) {
        over();
    }

    SipNode node() {
        return agent.node();
    }

    @Override
    public void close() {
        agent.close();
    }
}
