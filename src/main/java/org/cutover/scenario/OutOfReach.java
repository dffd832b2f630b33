package org.cutover.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cutover.deployment.Deployment;
import org.cutover.endpoint.Placement;
import org.cutover.endpoint.RealDevice;
import org.cutover.scenario.CallScenario.Act;

/** What cannot be done because a real device is where a simulated one would do it. */
public record OutOfReach(Placement placement, Deployment estate) {

    /** What a scenario would have real devices do; a sentence each. */
    static List<String> acts(Placement placement, Scenario scenario) {
        var problems = new ArrayList<String>();
        if (scenario instanceof CallScenario told) {
            for (var act : told.acts()) {
                var done = doneTo(act);
                placement.devices().stream()
                        .filter(device -> done.contains(device.name()))
                        .forEach(device -> problems.add("%s: nobody here can do this (%s) to %s."
                                .formatted(scenario.name(), done, says(device))));
            }
        }
        return problems;
    }

    /** What an act does to somebody by name, in words with the name in them; empty for what it does to nobody or to a caller. */
    private static String doneTo(Act act) {
        if (act instanceof Act.Happen happening) {
            return happening.fault().describe();
        }
        if (act instanceof Act.HangUp hangUp) {
            return String.join(" ", hangUp.parties());
        }
        if (act instanceof Act.Hold hold) {
            return String.join(" ", hold.parties());
        }
        return act instanceof Act.Transfer transfer ? transfer.party() : "";
    }

    /** Why a call cannot be placed; empty if it can. */
    Optional<String> of(MatrixCall call) {
        return whyNot(call.from(), call.to());
    }

    /**
     * Why a call cannot be placed; empty if it can.
     *
     * @param from a user, or a number of the PSTN
     * @param to what is dialled
     */
    public Optional<String> whyNot(String from, String to) {
        return from.startsWith("+") ? fromPstn(to) : fromUser(from);
    }

    private static String says(RealDevice device) {
        return "%s, a real device (%s:%s)".formatted(device.name(), device.address(), device.at());
    }

    /** Nobody here can have a call come in by a gateway that is real. */
    private Optional<String> fromPstn(String to) {
        var digits = to.replaceAll("[ .()-]", "");
        return estate.topology()
                .carrier()
                .deliveryOf(digits)
                .flatMap(delivery -> placement.deviceFor(delivery.gateway()))
                .map(device ->
                        "calls to %s come in by %s. Call from the network behind it.".formatted(digits, says(device)));
    }

    private Optional<String> fromUser(String from) {
        return estate.users()
                .find(from)
                .flatMap(user -> placement.deviceFor(user.name()))
                .map(device -> "the phone is that of %s. Call from there.".formatted(says(device)));
    }
}
