package org.cutover.endpoint;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.cutover.compatibility.CauseTables;
import org.cutover.compatibility.Ruling;
import org.cutover.topology.CauseTable;
import org.cutover.topology.GatewaySessions;
import org.cutover.topology.GatewaySettings;
import org.cutover.topology.GatewaySettings.Abilities;
import org.cutover.topology.GatewaySettings.OptionsAnswer;
import org.cutover.topology.MediationServer;
import org.cutover.topology.PstnGateway;
import org.cutover.topology.Shortcoming;

/**
 * What a gateway does now: what a fault says, else what it is set to in the estate in force, less what it lacks at a Mediation Server
 * for whose release it is not certified. It looks afresh each time it is asked.
 */
record GatewayInForce(Environment environment, String name) {

    /** Longer than a Front End waits. */
    private static final Duration TOO_LATE = Duration.ofSeconds(11);

    /** As the estate in force has it; empty if it is gone from there. */
    Optional<PstnGateway> find() {
        return environment.deployment().topology().findGateway(name);
    }

    private Optional<GatewaySettings> settings() {
        return find().map(PstnGateway::settings);
    }

    GatewayManner manner() {
        return environment
                .health()
                .mannerOf(name)
                .or(() -> settings().map(set -> new GatewayManner.AsSet(set.conduct())))
                .orElse(GatewayManner.USUAL);
    }

    /** How it answers the OPTIONS of a peer; empty if not at all. */
    Optional<OptionsAnswer> optionsAt(String peer) {
        var manner = manner();
        return manner.silent() || lacksAt(peer).contains(Shortcoming.NO_OPTIONS)
                ? Optional.empty()
                : manner.options()
                        .or(() -> settings().map(GatewaySettings::options))
                        .filter(answer -> answer != OptionsAnswer.NO);
    }

    /** Whether it has anything to do with a peer. */
    boolean accepts(String peer) {
        return settings().isPresent()
                && manner().onlyFrom()
                        .or(() -> settings().flatMap(GatewaySettings::onlyFrom))
                        .filter(only ->
                                !MediationEndpoint.machineOf(only).equalsIgnoreCase(MediationEndpoint.machineOf(peer)))
                        .isEmpty();
    }

    /** @param calls how many it has */
    boolean isFull(int calls) {
        var set = settings().map(GatewaySettings::channels).orElse(0);
        return calls >= manner().channels().orElse(set == 0 ? Integer.MAX_VALUE : set);
    }

    /** Whether it sends a call back to the Mediation Server, by the called number. */
    boolean sendsBack(String number) {
        return settings()
                .map(GatewaySettings::onward)
                .map(onward -> manner().hairpins().map(onward::sendingBack).orElse(onward))
                .filter(onward -> onward.sendsBack(number))
                .isPresent();
    }

    /** How long a peer hears nothing but 100 Trying at least. */
    Duration firstRingingAt(String peer) {
        var usual = manner().firstRinging()
                .or(() -> settings().map(GatewaySettings::firstRinging))
                .orElse(Duration.ZERO);
        return lacksAt(peer).contains(Shortcoming.LATE_RINGING) && usual.compareTo(TOO_LATE) < 0 ? TOO_LATE : usual;
    }

    Abilities abilities() {
        return manner().abilities()
                .or(() -> settings().map(GatewaySettings::abilities))
                .orElse(Abilities.ALL);
    }

    /** What it can do in a call with a Mediation Server. */
    GatewaySkills skillsAt(String peer) {
        var sessions = manner().sessions()
                .or(() -> settings().map(GatewaySettings::sessions))
                .orElse(GatewaySessions.USUAL);
        return new GatewaySkills(sessions, abilities()).without(lacksAt(peer));
    }

    /** How it turns causes and statuses into each other. */
    CauseTable causes() {
        return manner().causes()
                .or(() -> settings().flatMap(GatewaySettings::causes))
                .orElseGet(() -> CauseTables.shipped().usual());
    }

    /** What the rules say of a Mediation Server that calls it. */
    Ruling rulingOf(MediationServer server, PstnGateway self) {
        return environment.rules().mediationServerToGateway(server.release(), self.certifiedFor());
    }

    private Set<Shortcoming> lacksAt(String peer) {
        var self = find();
        return MediationEndpoint.find(environment.deployment().topology(), peer)
                .filter(server ->
                        self.filter(found -> rulingOf(server, found).refuses()).isPresent())
                .flatMap(server -> self)
                .map(found -> found.settings().conduct().whenUncertified())
                .orElse(Set.of());
    }
}
