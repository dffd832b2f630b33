package org.cutover.endpoint;

import java.util.Optional;
import java.util.Set;
import org.cutover.journal.JournalEvent;
import org.cutover.routing.RouteStep;
import org.cutover.routing.RouteTrace;

/**
 * What a Lync Server Front End writes to the Windows event log when the gateways of a call are all marked down: 46046, as
 * administrators report it. Of routes that lead to nothing they report none.
 */
final class NoGateway {

    private static final int ID = 46_046;
    private static final String SOURCE = "LS Outbound Routing";

    private NoGateway() {}

    /**
     * Names the called number, and the last usage and route that were tried.
     *
     * @param down what is marked down
     * @return empty if that is not what is wrong with the call
     */
    static Optional<JournalEvent> event(RouteTrace trace, Set<String> down, String machine, String callId) {
        var number = trace.dialled();
        var tried = "";
        for (var step : trace.steps()) {
            if (step instanceof RouteStep.LookedUp looked) {
                number = looked.number();
            } else if (step instanceof RouteStep.Emergency emergency) {
                number = emergency.number();
            } else if (step instanceof RouteStep.UsageTried usage) {
                for (var route : usage.routes()) {
                    if (route.trunks().stream().anyMatch(trunk -> down.contains(trunk.target()))) {
                        tried = "phone usage %s, route %s".formatted(usage.usage(), route.route());
                    }
                }
            }
        }
        return tried.isEmpty()
                ? Optional.empty()
                : Optional.of(new JournalEvent.WindowsEvent(
                        machine,
                        callId,
                        ID,
                        SOURCE,
                        "Called number %s, %s: all gateways are marked down.".formatted(number, tried)));
    }
}
