package org.cutover.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import org.cutover.compatibility.Rule;
import org.cutover.diagnostics.Diagnostic.Origin;
import org.cutover.inquiry.CallPath;
import org.cutover.inquiry.End;
import org.cutover.inquiry.Hop;
import org.cutover.inquiry.Leg;
import org.cutover.inquiry.Way;
import org.cutover.routing.Candidate;
import org.cutover.routing.OutwardNumbers;
import org.cutover.routing.RouteDecision;
import org.cutover.routing.RouteStep;
import org.cutover.routing.TrunkConfiguration;
import org.cutover.routing.Words;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** The path of a call for other programs; its schema is {@code schema/route.json}. */
public final class RouteJson {

    private static final int VERSION = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .addMixIn(RouteStep.class, StepInJson.class)
            .addMixIn(Candidate.class, CandidateInJson.class)
            .build();

    /** A step has the components of its record, its kind, and its sentence. The schema holds the names. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @Type(value = RouteStep.Normalized.class, name = "dial-plan"),
        @Type(value = RouteStep.RuleTried.class, name = "rule"),
        @Type(value = RouteStep.AlreadyE164.class, name = "already-e164"),
        @Type(value = RouteStep.NoDialPlan.class, name = "no-dial-plan"),
        @Type(value = RouteStep.LookedUp.class, name = "lookup"),
        @Type(value = RouteStep.Emergency.class, name = "emergency"),
        @Type(value = RouteStep.Allowed.class, name = "policy"),
        @Type(value = RouteStep.UsageTried.class, name = "usage"),
        @Type(value = RouteStep.RouteTried.class, name = "route"),
        @Type(value = RouteStep.TrunkTried.class, name = "trunk"),
        @Type(value = RouteStep.OnlyWay.class, name = "only-way"),
        @Type(value = RouteStep.Translated.class, name = "translation")
    })
    private interface StepInJson {
        @JsonProperty("text")
        String describe();

        @JsonIgnore
        Words words();
    }

    /** What becomes of the numbers stands there, and not the whole configuration that makes it of them. */
    private interface CandidateInJson {
        @JsonIgnore
        TrunkConfiguration configuration();

        @JsonProperty
        OutwardNumbers outward();

        @JsonProperty
        boolean fastFailover();
    }

    private record Document(
            int version,
            String deployment,
            String after,
            String profile,
            String from,
            String to,
            String dialled,
            String direction,
            List<LegInJson> legs,
            EndInJson end) {}

    private record LegInJson(
            String kind,
            String at,
            String text,
            List<HopInJson> hops,
            List<RouteStep> steps,
            String decision,
            List<WayInJson> ways,
            List<String> notes) {}

    /** What is not asked, and so has no answer, is null. */
    private record HopInJson(String from, String to, String answer, RuleInJson rule) {}

    private record RuleInJson(String id, String says, String source, String confidence) {}

    private record WayInJson(
            int order,
            String usage,
            String route,
            String trunk,
            String mediationServer,
            String gateway,
            OutwardNumbers outward,
            boolean fastFailover,
            List<HopInJson> hops) {}

    private record EndInJson(
            String outcome,
            String text,
            StatusInJson status,
            DiagnosticInJson diagnostic,
            RuleInJson rule,
            List<RuleInJson> undocumented) {}

    private record StatusInJson(int value, String source, String confidence) {}

    private record DiagnosticInJson(Integer id, String reason, String source, String confidence) {}

    private RouteJson() {}

    /**
     * Ends with a line feed.
     *
     * @param deployment the estate's name
     * @param after id of the step after which it stands; empty for none
     * @param profile id of the profile under which the rules were asked
     */
    public static String of(CallPath path, String deployment, String after, String profile) {
        return MAPPER.writeValueAsString(new Document(
                        VERSION,
                        deployment,
                        after.isEmpty() ? null : after,
                        profile,
                        path.from(),
                        path.to(),
                        path.dialled(),
                        path.inbound() ? "inbound" : "outbound",
                        path.legs().stream().map(RouteJson::leg).toList(),
                        end(path.end())))
                + "\n";
    }

    private static LegInJson leg(Leg leg) {
        return new LegInJson(
                leg.kind().word(),
                leg.at(),
                leg.says(),
                hops(leg.hops()),
                leg.steps(),
                leg.decision().map(RouteJson::decision).orElse(null),
                leg.ways().stream().map(RouteJson::way).toList(),
                leg.notes());
    }

    /** Who is dialled by name is no line. */
    private static String decision(RouteDecision decision) {
        return decision instanceof RouteDecision.ToUser user && user.number().equalsIgnoreCase(user.user())
                ? user.user()
                : decision.describe();
    }

    private static List<HopInJson> hops(List<Hop> hops) {
        return hops.stream()
                .map(hop -> new HopInJson(
                        hop.from(),
                        hop.to(),
                        hop.ruling()
                                .map(ruling -> ruling.allows() ? "yes" : ruling.refuses() ? "no" : "unknown")
                                .orElse(null),
                        rule(hop.ruling().map(ruling -> ruling.rule()))))
                .toList();
    }

    private static RuleInJson rule(Optional<Rule> rule) {
        return rule.map(one -> new RuleInJson(
                        one.id(), one.says(), one.source(), one.confidence().word()))
                .orElse(null);
    }

    private static WayInJson way(Way way) {
        var candidate = way.candidate();
        return new WayInJson(
                way.order(),
                candidate.usage(),
                candidate.route(),
                candidate.trunk(),
                candidate.mediationServer(),
                way.hasGateway() ? candidate.gateway() : null,
                candidate.outward(),
                candidate.fastFailover(),
                hops(way.hops()));
    }

    private static EndInJson end(End end) {
        var origin = end.ofStatus();
        return new EndInJson(
                end.outcome().word(),
                end.words(),
                end.status() == 0
                        ? null
                        : new StatusInJson(
                                end.status(),
                                origin.map(Origin::source).orElse("none"),
                                origin.map(one -> one.confidence().word()).orElse("assumed")),
                end.diagnostic()
                        .map(one -> new DiagnosticInJson(
                                one.id() == 0 ? null : one.id(),
                                one.reason(),
                                one.ofId().source(),
                                one.ofId().confidence().word()))
                        .orElse(null),
                rule(end.rule()),
                end.undocumented().stream().map(one -> rule(Optional.of(one))).toList());
    }
}
