package org.cutover.inquiry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cutover.deployment.CallRouting;
import org.cutover.deployment.Deployment;
import org.cutover.inquiry.VoiceTestResult.Outcome;
import org.cutover.routing.Conditions;
import org.cutover.routing.DialPlan;
import org.cutover.routing.OutboundRouting;
import org.cutover.routing.RouteDecision.Unrouted;
import org.cutover.routing.RouteStep;
import org.cutover.routing.RouteTrace;
import org.cutover.routing.Scope;
import org.cutover.routing.VoiceConfiguration;
import org.cutover.routing.VoicePolicy;
import org.cutover.topology.Named;
import org.cutover.yaml.Unknown;

/**
 * Runs test cases of the voice configuration as Test-CsVoiceTestConfiguration does, with the routing that calls go by. Whether
 * trunks stand, are up, or may be used is not asked: neither does the cmdlet.
 */
public final class VoiceTest {

    private final Deployment deployment;
    private final CallRouting calls;
    private final OutboundRouting routing;
    private final VoiceConfiguration voice;

    /** @param ocs whether the voice configuration of OCS 2007 R2 is tested, not that of Lync Server */
    public VoiceTest(Deployment deployment, boolean ocs) {
        this.deployment = deployment;
        this.calls = CallRouting.of(deployment);
        this.routing = calls.byTablesOf(ocs);
        this.voice = ocs ? deployment.ocsVoice() : deployment.lyncVoice();
    }

    public VoiceTestResult run(VoiceTestCase test) {
        return new Run(test).result();
    }

    /** One case. */
    private final class Run {

        private final VoiceTestCase test;
        private final List<String> complaints = new ArrayList<>();
        private final List<String> remarks = new ArrayList<>();

        private String number = "";
        private String rule = "";
        private String usage = "";
        private String route = "";
        private String atGateway = "";

        Run(VoiceTestCase test) {
            this.test = test;
        }

        VoiceTestResult result() {
            var plan = dialPlan();
            var policy = policy();
            requireNames();
            if (!complaints.isEmpty()) {
                return result(Outcome.BROKEN);
            }
            normalize(plan.orElseThrow());
            if (!number.isEmpty()) {
                route(policy.orElseThrow());
                translate();
            }
            expect("translated number", test.expectedNumber(), number);
            expect("usage", test.expectedUsage(), usage);
            expect("route", test.expectedRoute(), route);
            expect("number at the gateway", test.expectedAtGateway(), atGateway);
            if (test.expectsNothing()) {
                remarks.add("The case expects nothing, and so it shows nothing.");
                return result(Outcome.NOT_APPLICABLE);
            }
            return result(complaints.isEmpty() ? Outcome.PASS : Outcome.FAIL);
        }

        private VoiceTestResult result(Outcome outcome) {
            return new VoiceTestResult(test, outcome, number, rule, usage, route, atGateway, complaints, remarks);
        }

        private Optional<DialPlan> dialPlan() {
            var found = Named.find(voice.dialPlans(), test.dialPlan())
                    .or(() -> voice.dialPlans().stream()
                            .filter(plan -> isScope(plan.scope(), test.dialPlan()))
                            .findFirst());
            require(found.isPresent(), "dial plan", test.dialPlan(), Named.names(voice.dialPlans()));
            return found;
        }

        private Optional<VoicePolicy> policy() {
            var found = Named.find(voice.policies(), test.policy())
                    .or(() -> voice.policies().stream()
                            .filter(policy -> isScope(policy.scope(), test.policy()))
                            .findFirst());
            require(found.isPresent(), "voice policy", test.policy(), Named.names(voice.policies()));
            return found;
        }

        /** An identity may be a scope: {@code Global}, {@code site:seattle}. */
        private static boolean isScope(Scope scope, String identity) {
            return scope.kind() != Scope.Kind.USER && scope.toString().equalsIgnoreCase(identity);
        }

        private void requireNames() {
            test.expectedUsage()
                    .ifPresent(name -> require(voice.usages().contains(name), "usage", name, voice.usages()));
            test.expectedRoute()
                    .ifPresent(name ->
                            require(voice.findRoute(name).isPresent(), "route", name, Named.names(voice.routes())));
            if (!test.trunk().isEmpty()) {
                var topology = deployment.topology();
                require(
                        topology.findTrunk(test.trunk()).isPresent(),
                        "trunk",
                        test.trunk(),
                        Named.names(topology.trunks()));
            }
        }

        private void require(boolean there, String what, String name, List<String> known) {
            if (!there) {
                complaints.add(Unknown.message(what, name, known));
            }
        }

        private void normalize(DialPlan plan) {
            var step = routing.normalize(plan.name(), "of the test case", test.dialled());
            if (step instanceof RouteStep.Normalized normalized) {
                number = normalized.number().orElse("");
                normalized.tried().stream()
                        .filter(tried -> tried.match() == RouteStep.Match.MATCHES)
                        .forEach(tried -> rule = tried.rule());
                return;
            }
            number = test.dialled();
            // "Running informal voice routing tests" has this caveat of the products' own test.
            plan.rules().stream()
                    .filter(one -> one.pattern().matches(test.dialled()))
                    .findFirst()
                    .ifPresent(one -> remarks.add(
                            "A call to %s is not normalized, for it has its plus. The products' own test would translate it by rule %s, and may fail."
                                    .formatted(test.dialled(), one.name())));
        }

        private void route(VoicePolicy policy) {
            var trace = routing.byUsages("voice policy " + policy.name(), number, policy.usages(), Conditions.QUIET);
            firstMatch(trace);
            if (!route.isEmpty() && trace.decision() instanceof Unrouted nowhere) {
                remarks.add("A call would go nowhere all the same: %s.".formatted(nowhere.why()));
            }
        }

        private void firstMatch(RouteTrace trace) {
            for (var step : trace.steps()) {
                if (step instanceof RouteStep.UsageTried tried && route.isEmpty()) {
                    tried.routes().stream()
                            .filter(one -> one.match() == RouteStep.Match.MATCHES)
                            .findFirst()
                            .ifPresent(one -> {
                                usage = tried.usage();
                                route = one.route();
                            });
                }
            }
        }

        private void translate() {
            var topology = deployment.topology();
            topology.findTrunk(test.trunk())
                    .ifPresent(trunk -> topology.findMediationServer(trunk.mediationServer())
                            .ifPresent(server -> atGateway = calls.configurationOf(server, Optional.of(trunk))
                                    .outward(number, "")
                                    .called()));
        }

        private void expect(String what, Optional<String> expected, String actual) {
            expected.filter(one -> !one.equals(actual))
                    .ifPresent(one -> complaints.add(
                            "The %s is %s, expected %s.".formatted(what, actual.isEmpty() ? "none" : actual, one)));
        }
    }
}
