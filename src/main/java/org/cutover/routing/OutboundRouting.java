package org.cutover.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.cutover.diagnostics.Condition;
import org.cutover.routing.RouteDecision.ToPstn;
import org.cutover.routing.RouteDecision.ToUser;
import org.cutover.routing.RouteDecision.Unrouted;
import org.cutover.topology.LineUri;
import org.cutover.topology.Topology;

/**
 * Routes a dialled number: normalization, reverse number lookup, emergency numbers, voice policy, then {@link WaysOut}.
 *
 * <p>OCS 2007 R2 goes the same way with its own table. Made once for an estate, and asked for every call; it never changes, and
 * any thread may ask it. It never fails: a call that goes nowhere is {@link Unrouted}.
 */
public final class OutboundRouting {

    /**
     * What may be called once it is normalized: a plus and as many digits as E.164 has, or what an extension, a short code or
     * a service number is made of. The bound on the latter is assumed.
     */
    private static final Pattern VALID = Pattern.compile("(\\+[0-9]{1,15}|[0-9*#]{1,32})(;ext=[0-9]{1,15})?");

    private final Words words;
    private final VoiceConfiguration voice;
    private final LineDirectory lines;
    private final WaysOut waysOut;
    private final Map<String, Normalization> normalizations = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Assignments<Normalization> dialPlans;
    private final Assignments<VoicePolicy> policies;
    private final Assignments<LocationPolicy> locationPolicies;

    /**
     * @param words of the callers' product generation
     * @param voice its configuration
     * @param choice in which order the trunks of a route are tried
     * @param trunks what Mediation Servers of either generation make of the numbers
     */
    public OutboundRouting(
            Words words,
            Topology topology,
            VoiceConfiguration voice,
            TrunkChoice choice,
            TrunkConfigurations trunks,
            LineDirectory lines) {
        this.words = words;
        this.voice = voice;
        this.lines = lines;
        this.waysOut = new WaysOut(topology, voice, choice, trunks, words);
        voice.dialPlans().forEach(plan -> normalizations.putIfAbsent(plan.name(), new Normalization(plan, words)));
        var pools = topology.pools();
        this.dialPlans = new Assignments<>(
                pools,
                voice.dialPlans(),
                (assigned, pool) -> voice.dialPlanFor(assigned, pool).map(plan -> normalizations.get(plan.name())));
        this.policies = new Assignments<>(pools, voice.policies(), voice::policyFor);
        this.locationPolicies = new Assignments<>(pools, voice.trunking().locationPolicies(), voice::locationPolicyFor);
    }

    /** Decides, and says why, step by step. */
    public RouteTrace route(Caller caller, String dialled, Conditions conditions) {
        var steps = new ArrayList<RouteStep>();
        var decision = new Dialling(caller, conditions, Notes.in(steps)).decide(dialled);
        return new RouteTrace(caller.name(), dialled, steps, decision);
    }

    /** Decides as {@link #route} does, and says no more than that. */
    public RouteDecision decide(Caller caller, String dialled, Conditions conditions) {
        return new Dialling(caller, conditions, Notes.none()).decide(dialled);
    }

    /**
     * Routes a call that is forwarded on behalf of the one called: by the usages that the policy of the latter gives to
     * forwarded calls.
     *
     * @param caller the one called; shown is the number of whoever calls
     */
    public RouteTrace forward(Caller caller, String shown, String dialled, Conditions conditions) {
        var steps = new ArrayList<RouteStep>();
        var decision = new Dialling(caller, conditions, Notes.in(steps)).forwardedTo(dialled, shown);
        return new RouteTrace(caller.name(), dialled, steps, decision);
    }

    /**
     * Routes a call that arrived by a trunk and is for no user: "Inter-trunk routing" in the Lync Server 2013
     * documentation. The trunk's usages count.
     *
     * @param number as it arrived, normalized
     */
    public RouteTrace fromTrunk(
            String trunk, TrunkConfiguration configuration, String number, String calling, Conditions conditions) {
        var steps = new ArrayList<RouteStep>();
        steps.add(
                new RouteStep.Allowed(words, true, trunk, configuration.scope().toString(), configuration.usages()));
        var decision = configuration.usages().isEmpty()
                ? new Unrouted(
                        Condition.NO_SUCH_USER,
                        "%s is nobody's line, and trunk %s has no PSTN usage by which it could go on"
                                .formatted(number, trunk))
                : waysOut.find(
                        new WaysOut.Wanted("trunk " + trunk, number, calling, configuration.usages(), Optional.empty()),
                        conditions,
                        Notes.in(steps));
        return new RouteTrace(trunk, number, steps, decision);
    }

    /**
     * Normalizes by a certain dial plan: what arrives by a trunk, and what test cases ask about. A number with its plus is left
     * alone.
     *
     * @param why why it is this dial plan
     * @return a {@link RouteStep.AlreadyE164}, {@link RouteStep.Normalized} or {@link RouteStep.NoDialPlan}
     */
    public RouteStep normalize(String dialPlan, String why, String digits) {
        var normalization = normalizations.get(dialPlan);
        if (digits.startsWith("+")) {
            return new RouteStep.AlreadyE164(digits);
        }
        return normalization == null
                ? new RouteStep.NoDialPlan(words)
                : normalization.explain(digits, why, normalization.of(digits));
    }

    /** The usages of a number's way out alone, whoever calls: what Test-CsVoicePolicy answers. */
    public RouteTrace byUsages(String who, String number, List<String> usages, Conditions conditions) {
        var steps = new ArrayList<RouteStep>();
        var wanted = new WaysOut.Wanted(who, number, "", usages, Optional.empty());
        return new RouteTrace(who, number, steps, waysOut.find(wanted, conditions, Notes.in(steps)));
    }

    /** One number on its way to a decision. */
    private final class Dialling {

        private final Caller caller;
        private final Conditions conditions;
        private final Notes<RouteStep> notes;

        Dialling(Caller caller, Conditions conditions, Notes<RouteStep> notes) {
            this.caller = caller;
            this.conditions = conditions;
            this.notes = notes;
        }

        RouteDecision decide(String dialled) {
            var emergency = emergency(dialled);
            if (emergency.isPresent()) {
                return emergency.get();
            }
            return toNumber(dialled, number -> allowed(number, caller.number(), false));
        }

        RouteDecision forwardedTo(String dialled, String shown) {
            return toNumber(dialled, number -> allowed(number, shown, true));
        }

        private RouteDecision toNumber(String dialled, Function<String, RouteDecision> toPstn) {
            if (dialled.isEmpty()) {
                return new Unrouted(Condition.NOTHING_DIALLED, caller.name() + " dialled nothing");
            }
            var normalized = normalize(dialled);
            if (normalized.isEmpty()) {
                return new Unrouted(
                        Condition.NO_RULE_MATCHES,
                        "no normalization rule of %s's dial plan matches %s".formatted(caller.name(), dialled));
            }
            var number = normalized.get();
            if (!VALID.matcher(number).matches()) {
                return new Unrouted(Condition.NUMBER_NOT_VALID, "%s is no number that can be called".formatted(number));
            }
            var users = lines.usersWith(number);
            notes.add(() -> new RouteStep.LookedUp(number, users));
            if (users.size() == 1) {
                return new ToUser(number, users.get(0));
            }
            if (users.size() > 1) {
                return new Unrouted(
                        Condition.SEVERAL_LINES,
                        "%s is the line of several users: %s".formatted(number, String.join(", ", users)));
            }
            // "Branch-site resiliency": over the PSTN a number goes without its extension.
            return toPstn.apply(LineUri.numberOf(number));
        }

        private Optional<String> normalize(String dialled) {
            if (dialled.startsWith("+")) {
                notes.add(() -> new RouteStep.AlreadyE164(dialled));
                return Optional.of(dialled);
            }
            var plan = dialPlans.of(caller.dialPlan(), caller.pool());
            if (plan.isEmpty()) {
                notes.add(() -> new RouteStep.NoDialPlan(words));
                return Optional.empty();
            }
            var result = plan.get().of(dialled);
            notes.add(() ->
                    plan.get().explain(dialled, plan.get().plan().why(caller.dialPlan(), caller.name()), result));
            return result.map(Normalization.Result::number);
        }

        private Optional<RouteDecision> emergency(String dialled) {
            return locationPolicies
                    .of(caller.locationPolicy(), caller.pool())
                    .filter(policy -> policy.means(dialled))
                    .map(policy -> {
                        var number = policy.number();
                        notes.add(() -> new RouteStep.Emergency(
                                policy.name(),
                                policy.why(caller.locationPolicy(), caller.name()),
                                dialled,
                                number,
                                policy.usage()));
                        return emergencyTo(number, policy);
                    });
        }

        private RouteDecision emergencyTo(String number, LocationPolicy policy) {
            var usages = policy.usage().isEmpty() ? List.<String>of() : List.of(policy.usage());
            var decision = waysOut.find(
                    new WaysOut.Wanted(caller.name(), number, caller.number(), usages, Optional.of(caller.pool())),
                    conditions,
                    notes);
            if (decision instanceof ToPstn out) {
                return new ToPstn(out.number(), true, out.candidates());
            }
            return decision instanceof Unrouted nowhere && nowhere.condition() == Condition.NO_ROUTE
                    ? new Unrouted(
                            Condition.NO_EMERGENCY_ROUTE,
                            "no route of usage %s, which location policy %s gives to emergency calls, matches %s"
                                    .formatted(
                                            policy.usage().isEmpty() ? "(none)" : policy.usage(),
                                            policy.name(),
                                            number))
                    : decision;
        }

        private RouteDecision allowed(String number, String shown, boolean forwarded) {
            if (!caller.enterpriseVoice()) {
                return new Unrouted(
                        Condition.NOT_ENTERPRISE_VOICE, caller.name() + " is not enabled for Enterprise Voice");
            }
            var policy = policies.of(caller.policy(), caller.pool());
            var usages = policy.map(one -> forwarded ? one.forwarding().usagesOf(one.usages()) : one.usages())
                    .orElse(List.of());
            notes.add(() -> new RouteStep.Allowed(
                    words,
                    false,
                    policy.map(VoicePolicy::name).orElse(""),
                    policy.map(one -> why(one)).orElse("none applies"),
                    usages));
            if (usages.isEmpty()) {
                return new Unrouted(
                        Condition.NO_USAGE,
                        "the %s of %s has no %s%s"
                                .formatted(
                                        words.policy(),
                                        caller.name(),
                                        words == Words.OCS ? words.usage() : "PSTN usage",
                                        forwarded ? " for forwarded calls" : ""));
            }
            var wanted = new WaysOut.Wanted(caller.name(), number, shown, usages, Optional.of(caller.pool()));
            return waysOut.find(
                    policy.get().preventTollBypass() ? wanted.withoutTollBypass() : wanted, conditions, notes);
        }

        private String why(VoicePolicy policy) {
            return policy.name().equalsIgnoreCase(voice.settings().globalPolicy())
                    ? "the one policy of all users"
                    : policy.why(caller.policy(), caller.name());
        }
    }
}
