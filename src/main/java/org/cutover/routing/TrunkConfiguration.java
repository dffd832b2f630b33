package org.cutover.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cutover.routing.RouteStep.Translated;

/**
 * How a Mediation Server treats calls over the trunks of its scope: New-CsTrunkConfiguration reference.
 *
 * @param calledRules of called numbers; the first that matches is applied
 * @param callingRules of calling numbers; the first that matches is applied. Lync Server 2013 has them, Lync Server 2010 not
 * @param responseRules of a gateway's responses, before it is decided whether to fail over; the first that matches is applied
 * @param removePlus whether the plus is taken off a called number after that
 * @param fastFailover whether the next trunk is tried if nothing but 100 Trying comes within ten seconds
 * @param forwardPai whether P-Asserted-Identity is passed on
 * @param forwardCallHistory whether History-Info is passed on
 * @param usages PSTN usages of calls that arrive by the trunk and are for no user: inter-trunk routing
 */
public record TrunkConfiguration(
        Scope scope,
        List<TranslationRule> calledRules,
        List<TranslationRule> callingRules,
        List<ResponseRule> responseRules,
        boolean removePlus,
        boolean fastFailover,
        boolean forwardPai,
        boolean forwardCallHistory,
        List<String> usages)
        implements Scoped {

    /** Where a trunk configuration may apply. */
    public static final Scope.Kind[] SCOPES = {Scope.Kind.TRUNK, Scope.Kind.GATEWAY, Scope.Kind.SITE, Scope.Kind.GLOBAL
    };

    /** What is in force where nobody configured anything. */
    public static final TrunkConfiguration DEFAULT =
            new TrunkConfiguration(Scope.GLOBAL, List.of(), List.of(), List.of(), false, true, false, false, List.of());

    public TrunkConfiguration {
        calledRules = List.copyOf(calledRules);
        callingRules = List.copyOf(callingRules);
        responseRules = List.copyOf(responseRules);
        usages = List.copyOf(usages);
    }

    /** This, for a Front End that knows no fast failover. */
    TrunkConfiguration untimed() {
        return new TrunkConfiguration(
                scope,
                calledRules,
                callingRules,
                responseRules,
                removePlus,
                false,
                forwardPai,
                forwardCallHistory,
                usages);
    }

    /** A response as it is taken: itself, unless a rule translates it. */
    public int taken(int status, int cause) {
        return ruleFor(status, cause).map(ResponseRule::translated).orElse(status);
    }

    /** The rule by which a response is taken for another one; empty if it is taken as it is. */
    public Optional<ResponseRule> ruleFor(int status, int cause) {
        return responseRules.stream()
                .filter(rule -> rule.matches(status, cause))
                .findFirst();
    }

    /**
     * The numbers of a call as they leave for the gateway.
     *
     * @param called as routed
     * @param calling as the Front End shows it
     */
    public OutwardNumbers outward(String called, String calling) {
        return outward(called, calling, Notes.none());
    }

    /** What {@link #outward} changes, and by what. */
    public List<Translated> translations(String called, String calling) {
        var changes = new ArrayList<Translated>();
        outward(called, calling, Notes.in(changes));
        return List.copyOf(changes);
    }

    private OutwardNumbers outward(String called, String calling, Notes<Translated> changes) {
        var translated = apply("called", calledRules, called, changes);
        if (removePlus && translated.startsWith("+")) {
            var bare = translated.substring(1);
            changes.add(() -> new Translated("called", "the plus is removed", translated, bare));
            return new OutwardNumbers(bare, apply("calling", callingRules, calling, changes));
        }
        return new OutwardNumbers(translated, apply("calling", callingRules, calling, changes));
    }

    private static String apply(String what, List<TranslationRule> rules, String number, Notes<Translated> changes) {
        for (var rule : rules) {
            if (rule.pattern().matches(number)) {
                var after = rule.apply(number);
                changes.add(() -> new Translated(what, "rule " + rule.name(), number, after));
                return after;
            }
        }
        return number;
    }
}
