package org.cutover.routing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cutover.routing.RouteStep.Translated;

/**
 * How a Mediation Server treats calls over the trunks of its scope: New-CsTrunkConfiguration and Set-CsTrunkConfiguration
 * references. What each setting is called in the products, and from which release on, stands in {@code simulator/settings}.
 *
 * @param responseRules of a gateway's responses, before it is decided whether to fail over; the first that matches is applied
 * @param usages PSTN usages of calls that arrive by the trunk and are for no user: inter-trunk routing
 */
public record TrunkConfiguration(
        Scope scope,
        NumberRules numbers,
        List<ResponseRule> responseRules,
        Carried carried,
        Signalling signalling,
        TrunkMedia media,
        Location location,
        List<String> usages)
        implements Scoped {

    /** Where a trunk configuration may apply. */
    public static final Scope.Kind[] SCOPES = {Scope.Kind.TRUNK, Scope.Kind.GATEWAY, Scope.Kind.SITE, Scope.Kind.GLOBAL
    };

    private static final String CALLING_RULES = "calling-number-rules";
    private static final String PAI = "forward-pai";
    private static final String CALL_HISTORY = "forward-call-history";
    private static final String USAGES = "usages";

    /** What is in force where nobody configured anything. */
    public static final TrunkConfiguration DEFAULT = new TrunkConfiguration(
            Scope.GLOBAL,
            NumberRules.NONE,
            List.of(),
            Carried.DEFAULT,
            Signalling.DEFAULT,
            TrunkMedia.DEFAULT,
            Location.DEFAULT,
            List.of());

    /**
     * What of a call's headers and bodies a Mediation Server passes on to the gateway.
     *
     * @param pai P-Asserted-Identity
     * @param callHistory History-Info
     * @param location where the caller of an emergency call is (PIDF-LO)
     * @param anonymousPai the P-Asserted-Identity of an anonymous call that came in by a gateway and is forwarded out again
     * @param gatewayPai whether the number that is shown may be taken from a gateway's P-Asserted-Identity
     */
    public record Carried(
            boolean pai, boolean callHistory, boolean location, boolean anonymousPai, boolean gatewayPai) {

        public static final Carried DEFAULT = new Carried(false, false, false, false, false);

        /** What holds for an anonymous call that came in by a gateway. */
        public Carried ofAnonymous() {
            return new Carried(pai && anonymousPai, callHistory, location, anonymousPai, gatewayPai);
        }
    }

    /**
     * How calls over the trunk are signalled.
     *
     * @param fastFailover whether the next trunk is tried if nothing but 100 Trying comes within ten seconds
     * @param refer whether the gateway takes REFER; if not, the Mediation Server transfers calls itself
     * @param thirdPartyRefer Enable3pccRefer: whether a transfer by a third party may take the media past the hosting site
     * @param maxEarlyDialogs how many early dialogs a gateway may make of one INVITE, 1 or more
     * @param sessionTimer whether the Mediation Server asks for session timers of its own accord (RFC 4028)
     */
    public record Signalling(
            boolean fastFailover, boolean refer, boolean thirdPartyRefer, int maxEarlyDialogs, boolean sessionTimer) {

        public static final Signalling DEFAULT = new Signalling(true, true, false, 20, false);

        /** No source says that an OCS 2007 R2 Mediation Server sends REFER; that it does not is assumed. */
        static final Signalling LEGACY = new Signalling(true, false, false, 20, false);

        public Signalling {
            if (maxEarlyDialogs < 1) {
                throw new IllegalArgumentException(
                        "a gateway makes one early dialog at least, not %d.".formatted(maxEarlyDialogs));
            }
        }

        Signalling untimed() {
            return new Signalling(false, refer, thirdPartyRefer, maxEarlyDialogs, sessionTimer);
        }
    }

    /**
     * Whether calls are routed by where callers and gateways are. From Skype for Business Server 2015 on.
     *
     * @param site the network site of the trunk; may be empty
     */
    public record Location(boolean restricts, String site) {

        public static final Location DEFAULT = new Location(false, "");
    }

    public TrunkConfiguration {
        responseRules = List.copyOf(responseRules);
        usages = List.copyOf(usages);
    }

    /** That of OCS 2007 R2, which has but one of these settings: RemovePlusFromRequestURI. */
    static TrunkConfiguration legacy(boolean removePlus) {
        return DEFAULT.with(removePlus ? NumberRules.WITHOUT_PLUS : NumberRules.NONE)
                .with(Signalling.LEGACY);
    }

    /** This with other rules for numbers. */
    public TrunkConfiguration with(NumberRules changed) {
        return new TrunkConfiguration(scope, changed, responseRules, carried, signalling, media, location, usages);
    }

    /** This with other signalling. */
    public TrunkConfiguration with(Signalling changed) {
        return new TrunkConfiguration(scope, numbers, responseRules, carried, changed, media, location, usages);
    }

    /** This for other trunks. */
    public TrunkConfiguration at(Scope other) {
        return new TrunkConfiguration(other, numbers, responseRules, carried, signalling, media, location, usages);
    }

    /** This, for a Front End that knows no fast failover. */
    TrunkConfiguration untimed() {
        return with(signalling.untimed());
    }

    /** This where certain settings count for nothing, by their names in files. Those without effect in signalling are left. */
    TrunkConfiguration without(Set<String> settings) {
        if (settings.isEmpty()) {
            return this;
        }
        return new TrunkConfiguration(
                scope,
                settings.contains(CALLING_RULES)
                        ? new NumberRules(numbers.called(), List.of(), numbers.removePlus())
                        : numbers,
                responseRules,
                new Carried(
                        carried.pai() && !settings.contains(PAI),
                        carried.callHistory() && !settings.contains(CALL_HISTORY),
                        carried.location(),
                        carried.anonymousPai(),
                        carried.gatewayPai()),
                signalling,
                media,
                location,
                settings.contains(USAGES) ? List.of() : usages);
    }

    public boolean fastFailover() {
        return signalling.fastFailover();
    }

    /** What is set, by the names in files; of a list its length, and nothing of an empty one. */
    public Map<String, String> settings() {
        var all = new LinkedHashMap<String, String>();
        all.put("called-number-rules", text(numbers.called()));
        all.put(CALLING_RULES, text(numbers.calling()));
        all.put("response-rules", text(responseRules));
        all.put(USAGES, text(usages));
        all.put("remove-plus", text(numbers.removePlus()));
        all.put(PAI, text(carried.pai()));
        all.put(CALL_HISTORY, text(carried.callHistory()));
        all.put("forward-location", text(carried.location()));
        all.put("forward-anonymous-pai", text(carried.anonymousPai()));
        all.put("accept-gateway-pai", text(carried.gatewayPai()));
        all.put("fast-failover", text(signalling.fastFailover()));
        all.put("refer", text(signalling.refer()));
        all.put("third-party-refer", text(signalling.thirdPartyRefer()));
        all.put("max-early-dialogs", Integer.toString(signalling.maxEarlyDialogs()));
        all.put("session-timer", text(signalling.sessionTimer()));
        all.putAll(media.settings());
        all.put("location-restriction", text(location.restricts()));
        all.put("network-site", location.site());
        return all;
    }

    static String text(boolean flag) {
        return flag ? "true" : "false";
    }

    private static String text(List<?> list) {
        return list.isEmpty() ? "" : Integer.toString(list.size());
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
        return numbers.apply(called, calling, Notes.none());
    }

    /** What {@link #outward} changes, and by what. */
    public List<Translated> translations(String called, String calling) {
        var changes = new ArrayList<Translated>();
        numbers.apply(called, calling, Notes.in(changes));
        return List.copyOf(changes);
    }
}
