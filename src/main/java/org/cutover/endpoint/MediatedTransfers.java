package org.cutover.endpoint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.call.Extensions;
import org.cutover.call.ReferTo;
import org.cutover.call.SessionDescription.Direction;
import org.cutover.journal.JournalEvent;
import org.cutover.sip.ClientExchange;
import org.cutover.sip.Hop;
import org.cutover.sip.ServerExchange;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipResponse;
import org.cutover.sip.SipUri;

/**
 * What a Mediation Server does when a user's phone asks it to transfer a call (REFER). Where the trunk says that the gateway takes
 * REFER, the gateway is asked: it calls back, and the call goes to the new party from there. Else the Mediation Server calls the new
 * party itself, and joins it to the gateway's leg (EnableReferSupport, Set-CsTrunkConfiguration reference). How the products word these
 * requests is not documented; the form here is that of RFC 3515, 3891 and 3892.
 */
final class MediatedTransfers {

    /**
     * A call that stands, or is to.
     *
     * @param audio of the gateway's side
     * @param over the trunk of that side
     */
    record Standing(Leg pool, Leg gateway, Audio audio, MediationEndpoint.Over over) {}

    /**
     * A transfer that a gateway was asked for.
     *
     * @param called the user part of the URI that it is to call
     * @param referredBy who asked for it
     */
    private record Asked(String called, String referredBy) {}

    private final MediationEndpoint mediation;
    private final UserAgent agent;
    private final Map<String, Standing> standing = new HashMap<>();
    private final List<Asked> asked = new ArrayList<>();

    MediatedTransfers(MediationEndpoint mediation, UserAgent agent) {
        this.mediation = mediation;
        this.agent = agent;
    }

    /** The call may be transferred by the phone at its pool side. */
    void allow(Standing call) {
        standing.values().removeIf(known -> known.pool().state() == Leg.State.OVER);
        standing.put(call.pool().key(), call);
        call.pool().on("REFER", exchange -> onRefer(call, exchange));
    }

    private void onRefer(Standing call, ServerExchange exchange) {
        var refer = exchange.request();
        Optional<ReferTo> to;
        try {
            to = refer.header(Referrals.REFER_TO).map(ReferTo::parse);
        } catch (IllegalArgumentException unreadable) {
            to = Optional.empty();
        }
        if (to.isEmpty() || SipUri.find(to.get().uri()).isEmpty()) {
            call.pool().respond(exchange, refer.respond(400));
            return;
        }
        var uri = SipUri.parse(to.get().uri());
        var other =
                to.get().replaces().map(ReferTo.Replaces::key).flatMap(key -> Optional.ofNullable(standing.get(key)));
        var referredBy = refer.header(Referrals.REFERRED_BY).orElse("");
        var byGateway = call.over().configuration().signalling().refer();
        var member = to.get().replaces().flatMap(any -> memberAt(uri));
        if (other.isPresent()) {
            if (byGateway && sameGateway(call, other.get())) {
                askGateway(call, exchange, toTheOther(other.get()), referredBy);
            } else {
                Referrals.accept(call.pool(), exchange);
                join(call, other.get());
            }
        } else if (member.isPresent()) {
            accept(call, exchange);
            callMember(call, to.get(), member.get(), referredBy);
        } else if (byGateway) {
            askGateway(call, exchange, to.get().at(here(call, uri)), referredBy);
        } else {
            accept(call, exchange);
            callItself(call, to.get(), referredBy);
        }
    }

    /**
     * Who asked may hang up from now on (RFC 5589 section 6), and the party that is transferred waits for what comes of it.
     */
    private static void accept(Standing call, ServerExchange exchange) {
        Referrals.accept(call.pool(), exchange);
        call.pool().onHangup(() -> {});
    }

    /** The party has the one who asked for its transfer again; if that one is gone, it has nobody. */
    private static void giveBack(Standing call) {
        if (call.pool().state() == Leg.State.STANDING) {
            call.pool().onHangup(() -> call.gateway().hangUp(call.pool().reasonsHeard()));
        } else {
            call.gateway().hangUp();
        }
    }

    /** The member of this Mediation Server, or this one, that a URI names: where it takes calls from the pool. */
    private Optional<Hop> memberAt(SipUri uri) {
        var addresses = mediation.environment().addresses();
        var at = addresses.resolve(uri);
        return mediation.self().stream()
                .flatMap(known -> known.servers().stream().map(machine -> addresses.hop(machine, known.poolSide())))
                .filter(hop -> at.filter(hop::equals).isPresent())
                .findFirst();
    }

    private static boolean sameGateway(Standing one, Standing other) {
        return one.over()
                .trunk()
                .gateway()
                .equalsIgnoreCase(other.over().trunk().gateway());
    }

    /** The other call as the gateway knows it. */
    private static ReferTo toTheOther(Standing other) {
        var dialog = other.gateway().dialog().orElseThrow().value();
        return new ReferTo(
                dialog.remoteTarget(),
                Optional.of(new ReferTo.Replaces(
                        dialog.callId(), dialog.remote().tag(), dialog.local().tag())));
    }

    /** Where the gateway calls back: this Mediation Server, with what was asked for as the called party. */
    private String here(Standing call, SipUri asked) {
        var trunk = call.over().trunk();
        var addresses = mediation.environment().addresses();
        var at = addresses.facing(trunk.gateway(), trunk.mediationListener());
        return "sip:%s@%s:%d;transport=%s"
                .formatted(
                        party(asked),
                        addresses.named(mediation.machine()),
                        at.port(),
                        at.transport().word());
    }

    /** Name or digits, with the context that digits were dialled in. */
    private static String party(SipUri asked) {
        var digits = Dialled.escaped(Dialled.in(asked));
        var context = asked.userParameters().get("phone-context");
        return context == null ? digits : "%s;phone-context=%s".formatted(digits, context);
    }

    private void askGateway(Standing call, ServerExchange exchange, ReferTo to, String referredBy) {
        var expected = new Asked(Dialled.in(SipUri.parse(to.uri())), referredBy);
        asked.add(expected);
        call.gateway().on("NOTIFY", report -> {
            call.gateway().respond(report, report.request().respond(200));
            Referrals.passOn(report.request(), call.pool());
            if (Referrals.isLast(report.request())) {
                asked.remove(expected);
                giveBack(call);
            }
        });
        call.gateway()
                .send(
                        "REFER",
                        request -> Referrals.refer(request, to, referredBy).set("Contact", call.gateway().contact),
                        new ClientExchange.Listener() {
                            @Override
                            public void onResponse(SipResponse response) {
                                if (response.isSuccess()) {
                                    accept(call, exchange);
                                } else if (response.status() >= 300) {
                                    refuse(response.status());
                                }
                            }

                            @Override
                            public void onTimeout() {
                                refuse(408);
                            }

                            @Override
                            public void onUnreachable(String why) {
                                refuse(503);
                            }

                            /** That it is not tried in another way then is assumed. */
                            private void refuse(int status) {
                                asked.remove(expected);
                                call.pool().respond(exchange, exchange.request().respond(status));
                            }
                        });
    }

    /** Whether a gateway calls back because it was asked to, and for whom. */
    Optional<String> referrerOf(SipRequest invite) {
        var called = Dialled.in(invite.requestUri());
        var by = invite.header(Referrals.REFERRED_BY).orElse("");
        return asked.contains(new Asked(called, by)) ? Optional.of(by) : Optional.empty();
    }

    /** Calls the new party, at the pool, in the name of the party that the gateway has. */
    private void callItself(Standing call, ReferTo to, String referredBy) {
        var self = mediation.self();
        var pool = self.flatMap(found -> mediation.topology().findPool(found.nextHop()));
        if (pool.isEmpty()) {
            Referrals.report(call.pool(), 503, "Service Unavailable", true);
            giveBack(call);
            return;
        }
        var servers = mediation.serversOf(pool.get(), self.get());
        var uri = "sip:%s@%s;user=phone"
                .formatted(party(SipUri.parse(to.uri())), pool.get().name());
        call(call, to, referredBy, invite(call, pool.get().name()).uri(uri), servers);
    }

    /**
     * The call that is to be taken over is held by another member of the pool: that one is called as if by a Front End, and joins its
     * gateway's leg to the call (RFC 3891). How the products do so is not documented.
     */
    private void callMember(Standing call, ReferTo to, Hop member, String referredBy) {
        call(call, to, referredBy, invite(call, member.host()).uri(to.uri()), List.of(member));
    }

    private SipRequest.Builder invite(Standing call, String peer) {
        var party = call.gateway().dialog().orElseThrow().value().remote();
        var caller = SipUri.findInAddress(party.address()).map(Dialled::in).orElse("anonymous");
        return mediation.invite(caller, "", peer);
    }

    private void call(Standing call, ReferTo to, String referredBy, SipRequest.Builder invite, List<Hop> servers) {
        var local = mediation
                .environment()
                .addresses()
                .hop(mediation.machine(), mediation.self().orElseThrow().poolSide());
        invite.set("To", "<%s>".formatted(to.uri())).set(Referrals.REFERRED_BY, referredBy);
        var session = new TerminalSession(mediation.clientSide(local));
        Bodies.with(invite, session.audio().offer());
        to.replaces().ifPresent(dialog -> invite.set(Referrals.REPLACES, dialog.header()));
        var request = invite.build();
        record(call.gateway().callId(), request.callId());
        var referred = new ReferredCall(
                call.pool(),
                session,
                leg -> {
                    pair(call, leg, session.audio());
                    allow(new Standing(leg, call.gateway(), call.audio(), call.over()));
                },
                () -> giveBack(call));
        call.gateway().whenOver(referred::abandon);
        referred.begin(listener -> agent.call(
                request.edit(), local, servers, agent.contact(mediation.machine(), local), Extensions.USUAL, listener));
    }

    /**
     * Takes a call of another member that is to have the place of one that stands here.
     *
     * @return whether it is one
     */
    boolean takesOver(CalledLeg leg) {
        var replaced = leg.invite().header(Referrals.REPLACES);
        var here = leg.invite().requestUri().user().isEmpty();
        var member = MediationEndpoint.find(mediation.topology(), leg.peer())
                .filter(server -> mediation.self().filter(server::equals).isPresent());
        if (!here || replaced.isEmpty() || member.isEmpty()) {
            return false;
        }
        var other = ReferTo.Replaces.find(replaced.get())
                .map(ReferTo.Replaces::key)
                .flatMap(key -> Optional.ofNullable(standing.get(key)))
                .filter(known -> known.pool().state() == Leg.State.STANDING);
        if (other.isEmpty()) {
            leg.reject(481);
        } else if (leg.admits()) {
            takeOver(leg, other.get());
        }
        return true;
    }

    private void takeOver(CalledLeg leg, Standing other) {
        var audio = mediation.clientSide(leg.local);
        var session = new TerminalSession(audio).answerTo(leg.offered());
        if (session.isEmpty()) {
            leg.rejectSession(audio.whyNot(leg.offered().orElseThrow()));
            return;
        }
        record(other.gateway().callId(), leg.callId());
        other.pool().onHangup(() -> {});
        leg.answer(session.get());
        pair(other, leg, audio);
        allow(new Standing(leg, other.gateway(), other.audio(), other.over()));
        other.pool().hangUp();
    }

    /** Both parties are at gateways: their legs have each other, and the phone is out of it. */
    private void join(Standing call, Standing other) {
        record(call.gateway().callId(), other.gateway().callId());
        pair(call, other.gateway(), other.audio());
        call.pool().onHangup(() -> {});
        other.pool().onHangup(() -> {});
        Referrals.report(call.pool(), 200, "OK", true);
        other.pool().hangUp();
    }

    /** The party that a call has at its gateway, and another one, have each other from now on. Who was on hold is so no more. */
    private static void pair(Standing call, Leg other, Audio audio) {
        var party = call.gateway();
        if (party.state() != Leg.State.STANDING) {
            other.hangUp();
            return;
        }
        party.onHangup(() -> other.hangUp(party.reasonsHeard()));
        other.onHangup(() -> party.hangUp(other.reasonsHeard()));
        new MediatedSession(Mediation.joining(call.audio(), audio), party, other).follow();
        resume(party, call.audio());
        resume(other, audio);
    }

    private static void resume(Leg leg, Audio audio) {
        if (audio.said().filter(said -> said.direction() != Direction.SENDRECV).isPresent()) {
            new TerminalSession(audio).change(leg, Direction.SENDRECV, "INVITE");
        }
    }

    private void record(String callId, String otherCallId) {
        mediation
                .environment()
                .journal()
                .record(new JournalEvent.Joined(agent.name(), "transfer", callId, otherCallId));
    }
}
