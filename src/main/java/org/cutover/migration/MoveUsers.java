package org.cutover.migration;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.RuleId;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.User;
import org.cutover.routing.DialPlan;
import org.cutover.topology.Named;
import org.cutover.yaml.YamlMap;

/**
 * Moves users to another pool. From a legacy pool, with the imported voice policy and dial plan ("Move users to the pilot
 * pool"; Move-CsLegacyUser reference). From Lync Server to another of its pools, or back to a legacy pool, users are moved by
 * Move-CsUser (its reference, TechNet gg398528).
 *
 * @param users their names; empty where {@code from} says whom to move
 * @param from the pool whose users all move; empty where {@code users} says whom
 * @param before the estate as it is then: with what they are moved hangs on where they are; empty if that is not known, and they are
 *     taken to come from legacy pools
 */
record MoveUsers(List<String> users, String from, String to, Optional<Deployment> before) implements Step {

    private static final String LEGACY_TOOLS = "Office Communications Server tools";

    static MoveUsers read(YamlMap map) {
        var users = map.words("users");
        var from = map.text("from", "");
        if (users.isEmpty() == from.isEmpty()) {
            map.problems()
                    .add(map.place(), "say either \"users\" (a list) or \"from\" (a pool, all of whose users move).");
        }
        return new MoveUsers(users, from, map.text("to"), Optional.empty());
    }

    @Override
    public String title() {
        return from.isEmpty()
                ? "Move %s to %s".formatted(String.join(", ", users), to)
                : "Move all users of %s to %s".formatted(from, to);
    }

    @Override
    public Step in(Estate estate) {
        return new MoveUsers(users, from, to, Optional.of(estate.inForce()));
    }

    @Override
    public Acts acts() {
        return Acts.AT_ONCE;
    }

    @Override
    public Estate apply(Estate estate) {
        var deployment = estate.inForce();
        var names = moving(deployment);
        var target = Lookup.pool(deployment.topology(), to);
        return estate.changeUsers(all -> all.changing(names, user -> {
            var assigned = target.release().legacy() ? user : withImported(user, deployment);
            return assigned.homedOn(target.name());
        }));
    }

    private List<String> moving(Deployment deployment) {
        if (from.isEmpty()) {
            Lookup.users(deployment, users);
            return users;
        }
        var pool = Lookup.pool(deployment.topology(), from).name();
        return deployment.users().homedOn(pool).stream().map(User::name).toList();
    }

    /**
     * The user keeps, under its imported name, what was in force on the legacy pool. What has not been imported cannot be
     * assigned, and later imports do not make up for it: the cmdlet reports an error, and what it leaves behind when it goes on
     * all the same no source says.
     */
    private static User withImported(User user, Deployment deployment) {
        var pool = deployment.poolOf(user);
        if (pool.isEmpty() || !pool.get().release().legacy()) {
            return user;
        }
        var plan =
                deployment.ocsVoice().dialPlanFor(user.dialPlan(), pool.get()).map(DialPlan::name);
        var policy = deployment.ocsVoice().policyFor(user.policy(), pool.get()).map(Named::name);
        var lync = deployment.lyncVoice();
        return user.assigned(known(policy, lync.policies()), known(plan, lync.dialPlans()));
    }

    private static String known(Optional<String> name, List<? extends Named> imported) {
        return name.filter(one -> Named.find(imported, one).isPresent()).orElse("");
    }

    @Override
    public List<Objection> objections(Estate estate, Compatibility rules) {
        var deployment = estate.inForce();
        var fromLegacy = moving(deployment).stream()
                .flatMap(name -> deployment.users().find(name).stream())
                .flatMap(user -> deployment.poolOf(user).stream())
                .anyMatch(pool -> pool.release().legacy());
        var toLegacy = Lookup.pool(deployment.topology(), to).release().legacy();
        return fromLegacy && !toLegacy
                ? new Gate(deployment, rules)
                        .mergedFor(RuleId.MERGE_BEFORE_MOVE)
                        .imported()
                        .objections()
                : List.of();
    }

    @Override
    public ProductAction action() {
        if (goesToLegacy() && allAreOnLegacy()) {
            var who = from.isEmpty() ? String.join(", ", users) : "all users of " + from;
            return new ProductAction(LEGACY_TOOLS, "move %s to %s".formatted(who, to));
        }
        return new ProductAction(ProductAction.SHELL, from.isEmpty() ? each() : all());
    }

    private String each() {
        return users.stream().map(this::move).collect(Collectors.joining("; "));
    }

    private String move(String user) {
        if (goesToLegacy() && isOnLegacy(user)) {
            return "%s: move %s to %s".formatted(LEGACY_TOOLS, user, to);
        }
        return "%s -Identity \"%s\" -Target %s"
                .formatted(isOnLegacy(user) ? "Move-CsLegacyUser" : "Move-CsUser", user, to);
    }

    private String all() {
        return allAreOnLegacy()
                ? "Get-CsUser -OnOfficeCommunicationServer | Move-CsLegacyUser -Target %s, for the users of %s"
                        .formatted(to, from)
                : "Get-CsUser -Filter {RegistrarPool -eq \"%s\"} | Move-CsUser -Target %s".formatted(from, to);
    }

    @Override
    public Reversal reversal() {
        var back = "%s: move the users back to their pools. Their clients go back too.".formatted(LEGACY_TOOLS);
        if (allAreOnLegacy()) {
            return Reversal.by(back);
        }
        var cmdlet = goesToLegacy() ? "Move-CsLegacyUser" : "Move-CsUser";
        if (!from.isEmpty()) {
            return Reversal.by("%s -Target %s, for each user that was moved", cmdlet, from);
        }
        var cmdlets = users.stream()
                .filter(user -> !isOnLegacy(user))
                .map(user -> "%s -Identity \"%s\" -Target %s".formatted(cmdlet, user, poolOf(user)))
                .collect(Collectors.joining("; "));
        return Reversal.by("%s", users.stream().anyMatch(this::isOnLegacy) ? cmdlets + "; " + back : cmdlets);
    }

    private boolean allAreOnLegacy() {
        return from.isEmpty() ? users.stream().allMatch(this::isOnLegacy) : isLegacy(from, true);
    }

    private boolean isOnLegacy(String user) {
        return isLegacy(poolOf(user), true);
    }

    private boolean goesToLegacy() {
        return isLegacy(to, false);
    }

    /** @param otherwise if there is no such pool */
    private boolean isLegacy(String pool, boolean otherwise) {
        return before.flatMap(deployment -> deployment.topology().findPool(pool))
                .map(found -> found.release().legacy())
                .orElse(otherwise);
    }

    private String poolOf(String user) {
        return before.flatMap(deployment -> deployment.users().find(user))
                .map(User::pool)
                .orElse("");
    }
}
