package org.cutover.endpoint;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Ruling;
import org.cutover.deployment.CallRouting;
import org.cutover.deployment.Deployment;
import org.cutover.diagnostics.Diagnostics;
import org.cutover.journal.Journal;
import org.cutover.journal.JournalEvent;
import org.cutover.sip.World;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.PstnGateway;

/**
 * What an endpoint lives in: the world's clock and wires, the estate as it is in force, the rules, the journal.
 *
 * @param inForce replaced as a whole when a step changes the estate; an endpoint looks at it afresh for every decision
 */
record Environment(
        World world,
        Journal journal,
        Addresses addresses,
        Circuits circuits,
        Health health,
        Compatibility rules,
        Diagnostics diagnostics,
        AtomicReference<CallRouting> inForce) {

    /** A new one, in which nothing runs and nothing is wrong. */
    static Environment of(World world, Journal journal, Addresses addresses, Compatibility rules, Deployment inForce) {
        return new Environment(
                world,
                journal,
                addresses,
                new Circuits(journal),
                new Health(),
                rules,
                Diagnostics.shipped(),
                new AtomicReference<>(CallRouting.of(inForce)));
    }

    Deployment deployment() {
        return routing().deployment();
    }

    /** How calls go in the estate that is in force. */
    CallRouting routing() {
        return inForce.get();
    }

    /**
     * Of servers that may stand in for each other, those that do not drain; all if all do.
     *
     * @param node by which name the journal knows a member
     */
    List<String> taking(List<String> members, UnaryOperator<String> node) {
        var taking = members.stream()
                .filter(member -> !health.drains(node.apply(member)))
                .toList();
        return taking.isEmpty() ? members : taking;
    }

    /** The server of a pool where a user signs in: the user's own, or another one while that drains (assumed). */
    String serverOf(FrontEndPool pool, String user) {
        return health.drains(pool.serverOf(user))
                ? pool.with(taking(pool.servers(), server -> server)).serverOf(user)
                : pool.serverOf(user);
    }

    /** Records that a pair is not supported, and that the gateway makes do. */
    void unsupported(Ruling ruling, PstnGateway gateway, String endpoint, String peer, String callId) {
        journal.record(new JournalEvent.Unsupported(
                endpoint,
                peer,
                callId,
                ruling.rule().id(),
                gateway.settings().conduct().makesDo()));
    }

    /**
     * Whether a ruling lets a call pass; what it says is recorded.
     *
     * @param endpoint who asks
     * @param peer who sent the call
     */
    boolean passes(Ruling ruling, String endpoint, String peer, String callId) {
        var rule = ruling.rule();
        var sure = rule.confidence().word();
        if (ruling.refuses()) {
            var why = "calls from %s to %s are forbidden: %s".formatted(peer, endpoint, rule.sentences());
            journal.record(new JournalEvent.Refused(endpoint, peer, callId, rule.id(), why, rule.source(), sure));
        } else if (ruling.isUnknown()) {
            journal.record(
                    new JournalEvent.Undocumented(endpoint, peer, callId, rule.id(), rule.says(), rule.source(), sure));
        } else if (ruling.isDisputed()) {
            var both = rule.says() + " " + rules.profile().note();
            journal.record(new JournalEvent.Disputed(endpoint, peer, callId, rule.id(), both, rule.source(), sure));
        }
        return !ruling.refuses();
    }
}
