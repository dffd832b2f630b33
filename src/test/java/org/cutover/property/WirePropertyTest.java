package org.cutover.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cutover.compatibility.Compatibility;
import org.cutover.deployment.CallRouting;
import org.cutover.endpoint.GatewayManner;
import org.cutover.endpoint.Testbed;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.routing.Candidate;
import org.cutover.routing.Conditions;
import org.cutover.routing.RouteDecision;
import org.cutover.topology.Named;
import org.junit.jupiter.api.Test;

/** What is decided is what happens: in a call that no gateway takes, every way is tried. */
class WirePropertyTest {

    private static final int ESTATES = 60;
    private static final Duration LONG = Duration.ofMinutes(3);

    @Test
    void aCallThatFailsEverywhereHasTriedTheWaysOfItsTraceInOrder() {
        Property.holds(ESTATES, choices -> {
            var estate = RandomEstate.lync(choices);
            var caller = RandomEstate.caller(choices, estate);
            var dialled = RandomEstate.dialled(choices);
            var down = RoutingPropertyTest.down(choices, estate);
            var trace = CallRouting.of(estate).outbound(caller, dialled, Conditions.down(down));
            if (!(trace.decision() instanceof RouteDecision.ToPstn out)) {
                return;
            }
            try (var testbed = Testbed.start(estate, Compatibility.shipped(), Testbed.World.VIRTUAL)) {
                down.forEach(testbed.trunks()::markDown);
                var stopped = choices.some(Named.names(estate.topology().gateways()), 2);
                for (var gateway : estate.topology().gateways()) {
                    testbed.gateway(gateway.name()).behave(GatewayManner.refusing(503));
                }
                stopped.forEach(gateway -> testbed.server(gateway).stop());

                var call = testbed.user(caller.name()).dial(dialled);

                assertThat(call.awaitOver(LONG)).isTrue();
                testbed.settle();
                var journal = testbed.journal().entries();
                assertThat(attempts(journal)).isEqualTo(ways(out.candidates()));
                assertThat(reached(journal)).isEqualTo(numbers(out.candidates(), stopped));
            }
        });
    }

    private static List<String> ways(List<Candidate> candidates) {
        return candidates.stream()
                .map(way -> "%s over %s by %s to %s"
                        .formatted(way.route(), way.trunk(), way.mediationServer(), way.gateway()))
                .toList();
    }

    private static List<String> attempts(List<JournalEntry> journal) {
        return events(journal, JournalEvent.Attempted.class)
                .map(way -> "%s over %s by %s to %s"
                        .formatted(way.route(), way.trunk(), way.mediationServer(), way.gateway()))
                .toList();
    }

    /** The numbers that are to reach gateways: those that are not stopped. */
    private static List<String> numbers(List<Candidate> candidates, List<String> stopped) {
        return candidates.stream()
                .filter(way -> !way.gateway().isEmpty() && !stopped.contains(way.gateway()))
                .map(way -> "%s: %s from %s"
                        .formatted(
                                way.gateway(),
                                way.outward().called(),
                                way.outward().calling()))
                .toList();
    }

    private static List<String> reached(List<JournalEntry> journal) {
        return events(journal, JournalEvent.Message.class)
                .filter(message -> message.direction() == JournalEvent.Direction.RECEIVED
                        && message.endpoint().startsWith("gw")
                        && message.method().equals("INVITE")
                        && message.text().startsWith("INVITE "))
                .map(message -> "%s: %s from %s"
                        .formatted(
                                message.endpoint(),
                                user(message.text(), "^INVITE sip:([^@]*)@"),
                                user(message.text(), "(?m)^From:[^<]*<sip:([^@]*)@")))
                .toList();
    }

    private static String user(String message, String pattern) {
        return Optional.of(Pattern.compile(pattern).matcher(message))
                .filter(found -> found.find())
                .map(found -> URI.create("sip:" + found.group(1)).getSchemeSpecificPart())
                .orElse("nobody");
    }

    private static <E extends JournalEvent> Stream<E> events(List<JournalEntry> journal, Class<E> kind) {
        return journal.stream()
                .map(JournalEntry::event)
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
