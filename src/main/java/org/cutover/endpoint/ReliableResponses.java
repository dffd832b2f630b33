package org.cutover.endpoint;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.cutover.journal.JournalEvent;
import org.cutover.sip.ServerExchange;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipResponse;

/**
 * The provisional responses of a called end that are repeated until their PRACK comes (RFC 3262 section 3): one after the other,
 * and the answer only after the last of them.
 */
final class ReliableResponses {

    private final UserAgent agent;
    private final ServerExchange exchange;
    private final Runnable never;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private long number;
    private Optional<Repetition> repetition = Optional.empty();
    private Consumer<SipRequest> onPrack = prack -> {};

    /** @param never called when one has had no PRACK for 32 s */
    ReliableResponses(UserAgent agent, ServerExchange exchange, Runnable never) {
        this.agent = agent;
        this.exchange = exchange;
        this.never = never;
        this.number = agent.roll(1 << 16);
    }

    /**
     * Sends a response reliably, when the one before has its PRACK.
     *
     * @param confirmed is given its PRACK
     */
    void send(SipResponse.Builder response, Consumer<SipRequest> confirmed) {
        whenClear(() -> {
            number++;
            var sent = response.set("Require", "100rel")
                    .set("RSeq", Long.toString(number))
                    .build();
            onPrack = confirmed;
            exchange.respond(sent);
            repetition = Optional.of(Repetition.ofProvisional(agent.loop(), () -> exchange.respond(sent), () -> {
                end();
                agent.environment()
                        .journal()
                        .record(new JournalEvent.TimedOut(
                                agent.name(), sent.callId(), "PRACK of the %d".formatted(sent.status())));
                never.run();
            }));
        });
    }

    /** Does it now, or when the last one sent has its PRACK. */
    void whenClear(Runnable then) {
        if (repetition.isEmpty()) {
            then.run();
        } else {
            waiting.add(then);
        }
    }

    /** Whether a PRACK is that of the response that waits for one; if so, it waits no more. */
    boolean confirms(SipRequest prack) {
        var expected = "%d %d INVITE".formatted(number, exchange.request().cseq());
        return repetition.isPresent()
                && prack.header("RAck")
                        .filter(value -> value.strip().replaceAll("\\s+", " ").equals(expected))
                        .isPresent();
    }

    /** The PRACK has come: the response is not repeated any more. */
    void heard() {
        repetition.ifPresent(Repetition::end);
    }

    /** Goes on: after the 200 to the PRACK. */
    void confirmed(SipRequest prack) {
        repetition = Optional.empty();
        onPrack.accept(prack);
        while (repetition.isEmpty() && !waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    void end() {
        repetition.ifPresent(Repetition::end);
        repetition = Optional.empty();
        waiting.clear();
    }
}
