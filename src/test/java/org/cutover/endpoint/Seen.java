package org.cutover.endpoint;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.journal.JournalEvent.Direction;

/** What a journal shows, in the words of a test. */
record Seen(List<JournalEntry> entries) {

    static Seen in(Testbed testbed) {
        testbed.settle();
        return new Seen(testbed.journal().entries());
    }

    /** The way of the INVITEs, hop by hop: {@code alice > ocs-fe1.contoso.com}. */
    List<String> invites() {
        return sent().filter(message -> message.method().equals("INVITE") && message.status() == 0)
                .map(message -> message.endpoint() + " > " + message.peer())
                .toList();
    }

    /** Final responses to INVITE, as {@code 486 by sea-gw.contoso.com}. */
    List<String> finals() {
        return sent().filter(message -> message.method().equals("INVITE") && message.status() >= 200)
                .map(message -> message.status() + " by " + message.endpoint())
                .toList();
    }

    /** Who has sent or received a message. */
    Set<String> endpoints() {
        return entries.stream()
                .map(JournalEntry::event)
                .filter(JournalEvent.Message.class::isInstance)
                .map(event -> ((JournalEvent.Message) event).endpoint())
                .collect(Collectors.toSet());
    }

    /** What the messages of an endpoint went over. */
    Set<String> transportsOf(String endpoint) {
        return entries.stream()
                .map(JournalEntry::event)
                .filter(event -> event instanceof JournalEvent.Message message
                        && message.endpoint().equals(endpoint))
                .map(event -> ((JournalEvent.Message) event).transport())
                .collect(Collectors.toSet());
    }

    /** How often a request or circuit message of that name was sent. */
    long count(String name) {
        return sent().filter(message ->
                                message.status() == 0 && message.method().equals(name))
                        .count()
                + entries.stream()
                        .map(JournalEntry::event)
                        .filter(event -> event instanceof JournalEvent.Circuit circuit
                                && circuit.direction() == Direction.SENT
                                && circuit.message().equals(name))
                        .count();
    }

    /** Text of the first final response sent by an endpoint. */
    String finalBy(String endpoint) {
        return sent().filter(message -> message.endpoint().equals(endpoint)
                        && message.method().equals("INVITE")
                        && message.status() >= 200)
                .findFirst()
                .orElseThrow()
                .text();
    }

    /** The gateways that were called, in order. */
    List<String> gateways() {
        return sent().filter(message -> message.method().equals("INVITE") && message.status() == 0)
                .map(JournalEvent.Message::peer)
                .filter(peer -> peer.contains("gw") || peer.contains("pbx"))
                .toList();
    }

    long invitesTo(String peer) {
        return sent().filter(message -> message.method().equals("INVITE") && message.status() == 0)
                .filter(message -> message.peer().equals(peer))
                .count();
    }

    /** Texts of the INVITEs that were sent to a peer. */
    List<String> invitesSentTo(String peer) {
        return sent().filter(message -> message.method().equals("INVITE") && message.status() == 0)
                .filter(message -> message.peer().equals(peer))
                .map(JournalEvent.Message::text)
                .toList();
    }

    /** Who cancelled whom; a Front End server is {@code fe}. */
    List<String> cancels() {
        return sentByHop("CANCEL");
    }

    /** Requests of a method, from whom to whom; a Front End server is {@code fe}. */
    List<String> sentByHop(String method) {
        return sent().filter(message -> message.method().equals(method) && message.status() == 0)
                .map(message -> message.endpoint().replaceFirst("^fe\\d\\..*", "fe") + " > " + message.peer())
                .toList();
    }

    /** Texts of the requests of a method that an endpoint sent. */
    List<String> sentBy(String endpoint, String method) {
        return sent().filter(message -> message.method().equals(method) && message.status() == 0)
                .filter(message -> message.endpoint().equals(endpoint))
                .map(JournalEvent.Message::text)
                .toList();
    }

    /** Statuses of the responses to requests of a method. */
    List<Integer> statuses(String method) {
        return sent().filter(message -> message.method().equals(method) && message.status() != 0)
                .map(JournalEvent.Message::status)
                .toList();
    }

    /** Statuses of the responses that an endpoint got to requests of a method. */
    List<Integer> statusesTo(String peer, String method) {
        return sent().filter(message ->
                        message.peer().equals(peer) && message.method().equals(method) && message.status() != 0)
                .map(JournalEvent.Message::status)
                .toList();
    }

    /** Statuses of the provisional responses that an endpoint gave. */
    List<Integer> provisionalsBy(String endpoint) {
        return sent().filter(message -> message.endpoint().equals(endpoint))
                .map(JournalEvent.Message::status)
                .filter(status -> status >= 100 && status < 200)
                .toList();
    }

    /** Texts of the provisional responses to the INVITE of an endpoint. */
    List<String> provisionalsTo(String peer) {
        return sent().filter(message ->
                        message.peer().equals(peer) && message.method().equals("INVITE"))
                .filter(message -> message.status() >= 100 && message.status() < 200)
                .map(JournalEvent.Message::text)
                .toList();
    }

    /** Text of the first final response to the INVITE of an endpoint. */
    String finalTo(String peer) {
        return sent().filter(message ->
                        message.peer().equals(peer) && message.method().equals("INVITE") && message.status() >= 200)
                .findFirst()
                .orElseThrow()
                .text();
    }

    /** The gateway by which the last call was answered; empty if it was a phone. */
    String answered() {
        return entries.stream()
                .map(JournalEntry::event)
                .filter(JournalEvent.Answered.class::isInstance)
                .map(event -> ((JournalEvent.Answered) event).gateway())
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    long timersOf(String timer) {
        return entries.stream()
                .filter(entry -> entry.event() instanceof JournalEvent.TimedOut out
                        && out.timer().equals(timer))
                .count();
    }

    List<JournalEvent.Refused> refusals() {
        return entries.stream()
                .map(JournalEntry::event)
                .filter(JournalEvent.Refused.class::isInstance)
                .map(JournalEvent.Refused.class::cast)
                .toList();
    }

    List<JournalEvent.Disputed> disputes() {
        return entries.stream()
                .map(JournalEntry::event)
                .filter(JournalEvent.Disputed.class::isInstance)
                .map(JournalEvent.Disputed.class::cast)
                .toList();
    }

    long faults() {
        return entries.stream()
                .filter(entry -> entry.event() instanceof JournalEvent.Fault)
                .count();
    }

    private Stream<JournalEvent.Message> sent() {
        return entries.stream()
                .map(JournalEntry::event)
                .filter(JournalEvent.Message.class::isInstance)
                .map(JournalEvent.Message.class::cast)
                .filter(message -> message.direction() == Direction.SENT);
    }
}
