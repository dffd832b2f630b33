package org.cutover.endpoint;

import org.cutover.journal.JournalEvent;
import org.cutover.routing.RouteStep;
import org.cutover.routing.RouteTrace;

/**
 * What a Lync Server Front End writes to the Windows event log when every gateway of a call is marked down: 46046, as
 * administrators report it.
 */
final class NoGateway {

    private static final int ID = 46_046;
    private static final String SOURCE = "LS Outbound Routing";

    private NoGateway() {}

    /** Names the called number, and the last usage and route that were tried. */
    static JournalEvent event(RouteTrace trace, String machine, String callId) {
        var usage = "";
        var route = "";
        var number = trace.dialled();
        for (var step : trace.steps()) {
            if (step instanceof RouteStep.LookedUp looked) {
                number = looked.number();
            } else if (step instanceof RouteStep.Emergency emergency) {
                number = emergency.number();
            } else if (step instanceof RouteStep.UsageTried tried) {
                var matching = tried.routes().stream()
                        .filter(one -> one.match() == RouteStep.Match.MATCHES)
                        .findFirst();
                if (matching.isPresent()) {
                    usage = tried.usage();
                    route = matching.get().route();
                }
            }
        }
        return new JournalEvent.WindowsEvent(
                machine,
                callId,
                ID,
                SOURCE,
                "Called number %s, phone usage %s, route %s: all gateways are marked down, or there are none."
                        .formatted(number, usage, route));
    }
}
