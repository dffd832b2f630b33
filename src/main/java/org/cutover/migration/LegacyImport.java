package org.cutover.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cutover.routing.Scope;
import org.cutover.routing.VoiceConfiguration;
import org.cutover.routing.VoicePolicy;
import org.cutover.topology.Named;

/**
 * What Import-CsLegacyConfiguration makes of two voice configurations, object by object (Import-CsLegacyConfiguration
 * reference; "Import policies and settings").
 *
 * <p>New objects are added. One that is there already is left, changed or not, unless existing ones are to be replaced. What
 * the legacy side no longer has stays. Where OCS is set to one global policy for everybody, that one becomes the policy
 * Global and no other is imported.
 *
 * @param result the voice configuration of Lync Server afterwards
 * @param report what was done with each object that the legacy side has, in a line each
 */
record LegacyImport(VoiceConfiguration result, List<String> report) {

    private static final String GLOBAL = "Global";

    /** Something to add, and what the report calls its kind. */
    private record Batch(String kind, boolean replaceExisting, List<String> report) {

        <T extends Named> List<T> into(List<T> present, List<T> legacy) {
            List<T> all = new ArrayList<>(present);
            for (var one : legacy) {
                var before = Named.find(all, one.name());
                var replaces = before.isPresent() && (replaceExisting || isUntouched(before.get()));
                say(one, before, replaces);
                all = before.isEmpty() || replaces ? Named.with(all, one) : all;
            }
            return all;
        }

        /**
         * The Global policy that the first pool brings has no usage, and is nobody's edit. That the import fills it no source
         * says outright; were it left, importing "only Global" would import nothing.
         */
        private static boolean isUntouched(Named before) {
            return before instanceof VoicePolicy policy
                    && policy.scope().kind() == Scope.Kind.GLOBAL
                    && policy.usages().isEmpty();
        }

        private void say(Named one, Optional<? extends Named> before, boolean replaces) {
            var what = "%s %s".formatted(kind, one.name());
            if (before.isEmpty()) {
                report.add("added " + what);
            } else if (before.get().equals(one)) {
                report.add("left %s, which is the same".formatted(what));
            } else {
                report.add(replaces ? "replaced " + what : "left %s, though it differs".formatted(what));
            }
        }
    }

    LegacyImport {
        report = List.copyOf(report);
    }

    /**
     * @param present what Lync Server has already
     */
    static LegacyImport of(VoiceConfiguration legacy, VoiceConfiguration present, boolean replaceExisting) {
        var report = new ArrayList<String>();
        var plans = new Batch("dial plan", replaceExisting, report).into(present.dialPlans(), legacy.dialPlans());
        var usages = new ArrayList<>(present.usages());
        for (var usage : legacy.usages()) {
            var known = usages.contains(usage);
            report.add(known ? "left PSTN usage %s, which is the same".formatted(usage) : "added PSTN usage " + usage);
            if (!known) {
                usages.add(usage);
            }
        }
        var policies = new Batch("voice policy", replaceExisting, report).into(present.policies(), policies(legacy));
        var routes = new Batch("voice route", replaceExisting, report).into(present.routes(), legacy.routes());
        var result = present.withDialPlans(plans)
                .withUsages(usages)
                .withPolicies(policies)
                .withRoutes(routes);
        return new LegacyImport(result, report);
    }

    /** The voice policies that the import brings. */
    static List<VoicePolicy> policies(VoiceConfiguration legacy) {
        var globalPolicy = legacy.settings().globalPolicy();
        return globalPolicy.isEmpty()
                ? legacy.policies()
                : Named.find(legacy.policies(), globalPolicy).stream()
                        .map(policy -> new VoicePolicy(
                                GLOBAL, Scope.GLOBAL, policy.usages(), policy.forwarding(), policy.preventTollBypass()))
                        .toList();
    }

    /** Whether the import has brought the policies: {@code present} has each, and Global has usages if it brings some. */
    static boolean hasBrought(List<VoicePolicy> policies, VoiceConfiguration present) {
        return policies.stream()
                .allMatch(policy -> Named.find(present.policies(), policy.name())
                        .filter(found -> policy.usages().isEmpty() || !Batch.isUntouched(found))
                        .isPresent());
    }
}
