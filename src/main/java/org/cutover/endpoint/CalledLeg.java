package org.cutover.endpoint;

import java.time.Duration;
import org.cutover.call.Dialog;
import org.cutover.call.SessionDescription;
import org.cutover.journal.JournalEvent;
import org.cutover.sip.Hop;
import org.cutover.sip.Loop;
import org.cutover.sip.ServerExchange;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipResponse;
import org.cutover.sip.SipUri;

/** The leg of the user agent that is called. */
final class CalledLeg extends Leg {

    private static final Duration T1 = Duration.ofMillis(500);
    private static final Duration T2 = Duration.ofSeconds(4);
    private static final Duration PATIENCE = T1.multipliedBy(64);

    private final ServerExchange exchange;
    private Loop.Timer repeating = () -> {};
    private Duration waited = Duration.ZERO;

    CalledLeg(UserAgent agent, ServerExchange exchange, Hop local, String contact) {
        super(agent, local, contact);
        this.exchange = exchange;
    }

    @Override
    String callId() {
        return invite().callId();
    }

    SipRequest invite() {
        return exchange.request();
    }

    /** Name of the node that sent the INVITE. */
    String peer() {
        return exchange.peer().name();
    }

    /** Called when the caller gives up before the answer. */
    void onGivenUp(Runnable then) {
        exchange.onCancel(() -> {
            if (state() == State.INVITED) {
                then.run();
            }
        });
    }

    /** Sends a provisional response. */
    void provisional(int status) {
        if (state() == State.INVITED) {
            var response = agent.response(invite().respond(status));
            exchange.respond(
                    status == 100
                            ? response.build()
                            : response.set("Contact", contact).build());
        }
    }

    /** Answers, and says so again until the ACK comes (RFC 3261 section 13.3.1.4). */
    void answer(SessionDescription answer) {
        if (state() != State.INVITED) {
            return;
        }
        var response = agent.response(invite().respond(200))
                .set("Contact", contact)
                .body(SessionDescription.CONTENT_TYPE, answer.text())
                .build();
        stand(dialog());
        exchange.respond(response);
        repeat(response, T1);
    }

    private void repeat(SipResponse response, Duration interval) {
        repeating = agent.loop().schedule(interval, () -> {
            waited = waited.plus(interval);
            if (waited.compareTo(PATIENCE) >= 0) {
                agent.environment()
                        .journal()
                        .record(new JournalEvent.TimedOut(agent.name(), callId(), "ACK of the 2xx"));
                lost();
                return;
            }
            exchange.respond(response);
            var doubled = interval.multipliedBy(2);
            repeat(response, doubled.compareTo(T2) > 0 ? T2 : doubled);
        });
    }

    @Override
    void onAck() {
        repeating.cancel();
    }

    @Override
    protected void over() {
        repeating.cancel();
        super.over();
    }

    /** Refuses the call. */
    void reject(SipResponse.Builder response) {
        if (state() == State.INVITED) {
            over();
            exchange.respond(agent.response(response).build());
        }
    }

    void reject(int status) {
        reject(invite().respond(status));
    }

    private Dialog dialog() {
        var invite = invite();
        return new Dialog(
                invite.callId(),
                UserAgent.withoutTag(invite.header("To").orElse("")),
                exchange.tag(),
                UserAgent.withoutTag(invite.header("From").orElse("")),
                invite.fromTag(),
                invite.header("Contact")
                        .map(value -> SipUri.parseAddress(value).toString())
                        .orElse(""),
                invite.headers("Record-Route").stream()
                        .map(value -> SipUri.parseAddress(value).toString())
                        .toList(),
                0);
    }
}
