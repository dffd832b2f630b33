package org.cutover.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cutover.routing.LocationPolicy;
import org.cutover.routing.NumberRules;
import org.cutover.routing.ResponseRule;
import org.cutover.routing.Scope;
import org.cutover.routing.TranslationRule;
import org.cutover.routing.TrunkChoice;
import org.cutover.routing.TrunkConfiguration;
import org.cutover.routing.TrunkMedia;
import org.cutover.routing.TrunkMedia.Srtp;
import org.cutover.routing.VoiceConfiguration.Trunking;
import org.cutover.yaml.YamlMap;

/** Reads what only Lync Server has: trunk configurations, location policies, and how trunks are chosen. */
final class TrunkingReader {

    private static final List<String> CHOICES = List.of("round-robin", "random", "as-listed");

    private TrunkingReader() {}

    static Trunking read(YamlMap map, ScopeReader scopes, List<String> usages) {
        var choice = map.oneOf("trunk-choice", CHOICES, CHOICES.get(0));
        return new Trunking(
                TrunkChoice.valueOf(choice.toUpperCase(Locale.ROOT).replace('-', '_')),
                configurations(map, scopes, usages),
                locationPolicies(map, scopes, usages));
    }

    private static List<TrunkConfiguration> configurations(YamlMap map, ScopeReader scopes, List<String> usages) {
        var taken = new UniqueScopes("trunk configuration", TrunkConfiguration.SCOPES);
        var all = new ArrayList<TrunkConfiguration>();
        for (var one : map.maps("trunk-configurations")) {
            var scope = taken.read(one, scopes, Scope.GLOBAL);
            all.add(new TrunkConfiguration(
                    scope,
                    new NumberRules(
                            translations(one, "called-number-rules"),
                            translations(one, "calling-number-rules"),
                            one.flag("remove-plus", false)),
                    responses(one),
                    carried(one),
                    signalling(one),
                    media(one),
                    new TrunkConfiguration.Location(
                            one.flag("location-restriction", false), one.text("network-site", "")),
                    VoiceReader.usagesOf(one, "usages", usages)));
            one.done();
        }
        return all;
    }

    private static TrunkConfiguration.Carried carried(YamlMap map) {
        return new TrunkConfiguration.Carried(
                map.flag("forward-pai", false),
                map.flag("forward-call-history", false),
                map.flag("forward-location", false),
                map.flag("forward-anonymous-pai", false),
                map.flag("accept-gateway-pai", false));
    }

    private static TrunkConfiguration.Signalling signalling(YamlMap map) {
        return new TrunkConfiguration.Signalling(
                map.flag("fast-failover", true),
                map.flag("refer", true),
                map.flag("third-party-refer", false),
                map.integer("max-early-dialogs", 1, 9999, 20),
                map.flag("session-timer", false));
    }

    private static TrunkMedia media(YamlMap map) {
        var modes = Stream.of(Srtp.values()).map(Srtp::word).toList();
        return new TrunkMedia(
                Srtp.values()[modes.indexOf(map.oneOf("srtp", modes, Srtp.REQUIRED.word()))],
                map.flag("media-bypass", false),
                map.flag("concentrated-topology", true),
                map.flag("rtcp-active-calls", true),
                map.flag("rtcp-calls-on-hold", true),
                map.flag("rtp-latching", false),
                map.flag("signal-boost", false),
                map.flag("mobile-trunk", false));
    }

    private static List<TranslationRule> translations(YamlMap configuration, String key) {
        var rules = new ArrayList<TranslationRule>();
        for (var rule : configuration.maps(key)) {
            rule.problems()
                    .build(
                            rule.placeOf("pattern"),
                            () -> new TranslationRule(
                                    rule.text("name"), VoiceReader.pattern(rule), rule.text("translation")))
                    .ifPresent(rules::add);
            rule.done();
        }
        return rules;
    }

    private static List<ResponseRule> responses(YamlMap configuration) {
        var rules = new ArrayList<ResponseRule>();
        for (var rule : configuration.maps("response-rules")) {
            rule.problems()
                    .build(
                            rule.place(),
                            () -> new ResponseRule(
                                    rule.text("name"),
                                    rule.integer("status", 400, 699, ResponseRule.ANY_STATUS),
                                    rule.integer("cause", 0, 127, ResponseRule.ANY_CAUSE),
                                    rule.integer("becomes", 400, 699, 503)))
                    .ifPresent(rules::add);
            rule.done();
        }
        return rules;
    }

    private static List<LocationPolicy> locationPolicies(YamlMap map, ScopeReader scopes, List<String> usages) {
        var names = new UniqueNames("location policies");
        var taken = new UniqueScopes("location policy", LocationPolicy.SCOPES);
        var all = new ArrayList<LocationPolicy>();
        for (var policy : map.maps("location-policies")) {
            var name = VoiceReader.name(policy, names);
            var usage = policy.text("usage", "");
            if (!usage.isEmpty() && !usages.contains(usage)) {
                policy.problems().addUnknown(policy.placeOf("usage"), "usage", usage, usages);
            }
            var scope = taken.read(policy, scopes, Scope.USER);
            var number = policy.text("emergency-number");
            policy.problems()
                    .build(
                            policy.placeOf(number.startsWith("+") ? "emergency-number" : "also"),
                            () -> new LocationPolicy(name, scope, number, policy.words("also"), usage))
                    .ifPresent(all::add);
            policy.done();
        }
        return all;
    }
}
