package org.cutover.junit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cutover.call.CallOutcome;
import org.cutover.deployment.Deployment;
import org.cutover.endpoint.Placement;
import org.cutover.journal.JournalEvent;
import org.cutover.journal.JournalEvent.Direction;
import org.cutover.topology.PstnNumber;

/**
 * What whoever reads of a failure should know besides, since it is not seen in the call alone.
 *
 * @param placement which devices are real
 * @param all the calls of the test
 */
record Remarks(Deployment estate, Placement placement, List<Call> all) {

    /** A sentence each; none if there is nothing to say. */
    Set<String> on(List<Call> calls) {
        var remarks = new LinkedHashSet<String>();
        for (var call : calls) {
            undelivered(call).ifPresent(remarks::add);
            engaged(call).ifPresent(remarks::add);
            remarks.addAll(devices(call));
        }
        return remarks;
    }

    private Optional<String> undelivered(Call call) {
        var number = KnownNames.number(call.to());
        return call.from().startsWith("+")
                        && estate.topology().carrier().deliveryOf(number).isEmpty()
                ? Optional.of(
                        "The carrier delivers %s to no gateway: say Estate.deliver(\"%1$s\", …), or write deliveries in the deployment."
                                .formatted(number))
                : Optional.empty();
    }

    /** Busy with another call, which a test may have forgotten. */
    private Optional<String> engaged(Call call) {
        if (!call.isOver() || !(call.seen().record().outcome() instanceof CallOutcome.Busy)) {
            return Optional.empty();
        }
        var called = called(call);
        return all.stream()
                .filter(other -> other != call && other.isAnswered() && !other.isOver())
                .flatMap(other -> called.stream()
                        .filter(party -> other.from().equalsIgnoreCase(party)
                                || called(other).contains(party)))
                .findFirst()
                .map("%s has a call already, and a telephone has one call at a time. Hang that up first."::formatted);
    }

    /** The telephones that it came to. */
    private Set<String> called(Call call) {
        var called = new LinkedHashSet<String>();
        for (var entry : call.entries()) {
            if (entry.event() instanceof JournalEvent.Message message
                    && message.direction() == Direction.RECEIVED
                    && message.status() == 0
                    && message.method().equals("INVITE")
                    && estate.users().find(message.endpoint()).isPresent()) {
                called.add(message.endpoint());
            } else if (entry.event() instanceof JournalEvent.Circuit circuit
                    && circuit.direction() == Direction.RECEIVED
                    && circuit.message().equals("SETUP")) {
                estate.topology()
                        .carrier()
                        .reachedBy(circuit.detail())
                        .map(PstnNumber::number)
                        .ifPresent(called::add);
            }
        }
        return called;
    }

    /** Of a real device nobody here knows more than what it sends. */
    private List<String> devices(Call call) {
        var sent = SentMessage.of(call.entries());
        return placement.devices().stream()
                .filter(device -> sent.stream().anyMatch(one -> one.to().equalsIgnoreCase(device.name())))
                .map(device -> "%s is a real device at %s:%s%s."
                        .formatted(
                                device.name(),
                                device.address(),
                                device.at(),
                                sent.stream().anyMatch(one -> one.from().equalsIgnoreCase(device.name()))
                                        ? ""
                                        : ", and nothing came from it"))
                .toList();
    }
}
