package org.cutover.endpoint;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cutover.deployment.User;
import org.cutover.journal.JournalEvent;
import org.cutover.sip.Hop;
import org.cutover.sip.ServerExchange;
import org.cutover.sip.SipRequest;
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
        var user = homed.get().name();
        var asked = request.header("Contact");
        if (asked.isEmpty()) {
            // RFC 3261 section 10.2.3: who sends no Contact asks what there is.
            answer(exchange, Optional.ofNullable(contacts.get(user)).map("<%s>"::formatted));
        } else if (endsHere(request, asked.get())) {
            if (contacts.remove(user) != null) {
                signed(user, "out");
            }
            answer(exchange, Optional.empty());
        } else {
            SipUri.findInAddress(asked.get())
                    .ifPresentOrElse(
                            uri -> {
                                contacts.put(user, uri.toString());
                                signed(user, "in");
                                answer(exchange, asked);
                            },
                            () -> frontEnd.answer(exchange, request.respond(400)));
        }
    }

    /** RFC 3261 section 10.2.2: a binding ends when it is to last no time at all. */
    private static boolean endsHere(SipRequest request, String contact) {
        return contact.equals("*")
                || SipUri.parameterOfAddress(contact, "expires")
                        .or(() -> request.header("Expires"))
                        .filter(time -> time.matches("0+"))
                        .isPresent();
    }

    private void signed(String user, String which) {
        frontEnd.environment()
                .journal()
                .record(new JournalEvent.StateChanged(frontEnd.machine(), "%s signed %s".formatted(user, which)));
    }

    private void answer(ServerExchange exchange, Optional<String> contact) {
        var response = exchange.request().respond(200);
        contact.ifPresent(known -> response.set("Contact", known).set("Expires", "7200"));
        frontEnd.answer(exchange, response);
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
