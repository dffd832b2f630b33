package org.cutover.endpoint;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cutover.deployment.User;
import org.cutover.journal.JournalEvent;
import org.cutover.sip.Hop;
import org.cutover.sip.ServerExchange;
import org.cutover.sip.SipUri;

/** Where the users of a Front End server are signed in (RFC 3261 section 10.3). */
final class Registrar {

    /**
     * Where a phone waits for calls.
     *
     * @param uri of its Contact
     */
    record Binding(String uri, Hop hop) {}

    private final FrontEndEndpoint frontEnd;
    private final Map<String, String> contacts = new HashMap<>();

    Registrar(FrontEndEndpoint frontEnd) {
        this.frontEnd = frontEnd;
    }

    void register(ServerExchange exchange) {
        var request = exchange.request();
        var homed = frontEnd.self()
                .flatMap(here -> frontEnd.deployment()
                        .users()
                        .find(request.toUri().user())
                        .filter(user -> user.pool().equalsIgnoreCase(here.name())));
        if (homed.isEmpty()) {
            frontEnd.answer(exchange, request.respond(404));
            return;
        }
        var contact = request.header("Contact").orElse("");
        contacts.put(homed.get().name(), SipUri.parseAddress(contact).toString());
        frontEnd.environment()
                .journal()
                .record(new JournalEvent.StateChanged(
                        frontEnd.machine(), homed.get().name() + " signed in"));
        frontEnd.answer(exchange, request.respond(200).set("Contact", contact).set("Expires", "7200"));
    }

    /** The user's phone; empty if it is not signed in here. */
    Optional<Binding> find(User user) {
        return Optional.ofNullable(contacts.get(user.name()))
                .flatMap(uri -> frontEnd.environment()
                        .addresses()
                        .resolve(SipUri.parse(uri))
                        .map(hop -> new Binding(uri, hop)));
    }
}
