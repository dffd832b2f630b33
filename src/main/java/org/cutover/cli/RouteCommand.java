package org.cutover.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cutover.deployment.Deployment;
import org.cutover.diagnostics.Diagnostics;
import org.cutover.inquiry.CallPath;
import org.cutover.inquiry.CallPaths;
import org.cutover.report.RouteJson;
import org.cutover.report.RouteTree;
import org.cutover.report.TextWrap;
import org.cutover.routing.Conditions;
import org.cutover.routing.RouteTarget;
import org.cutover.topology.Fqdn;
import org.cutover.topology.Named;
import org.cutover.topology.PstnGateway;
import org.cutover.topology.Trunk;
import org.cutover.yaml.Unknown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows which way a call would go, and why. */
@Command(
        name = "route",
        description = {
            "Show which way a call would go, and why: every rule, usage, route and trunk that is looked at, the numbers that reach the"
                    + " gateway, and the end. The servers of a rehearsal decide by the same; no call is placed.",
            "Stands for Test-CsVoiceUser (and so for Test-CsDialPlan, Test-CsVoiceNormalizationRule, Test-CsVoicePolicy, Test-CsVoiceRoute"
                    + " and Test-CsTrunkConfiguration on the way of one call); from a number of the PSTN, for Test-CsInterTrunkRouting."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "Exit status: 0 the call goes through, 1 it goes nowhere or is refused, 2 it goes through, but only where no source says whether"
                    + " two releases work together, 3 bad input.",
            "",
            "Examples:",
            "  cutover route --deployment contoso/before --from alice --to \"9 555 0123\"",
            "  cutover route --deployment migration/ocs-2007-r2-to-lync-2013 --after move-routes \\",
            "                --from dave --to 95550123",
            "  cutover route --deployment contoso/before --from +14255550199 --to +14255550101",
            "  cutover route --deployment my-estate.yaml --from alice --to 95550123 --down gw1 --json"
        })
final class RouteCommand implements Callable<Integer> {

    @Mixin
    private EstateOptions estate = new EstateOptions();

    @Option(
            names = "--from",
            required = true,
            paramLabel = "USER",
            description = "Who calls: a user, or with its plus a number of the PSTN; with --by, any number.")
    private String from = "";

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DIGITS",
            description = "What is dialled, as it is dialled; or a user's name.")
    private String to = "";

    @Option(
            names = "--by",
            paramLabel = "GATEWAY",
            description =
                    "The gateway by which the call comes in, from an IP-PBX behind it for example; else the one that the carrier"
                            + " delivers the number to.")
    private String by = "";

    @Option(
            names = "--down",
            paramLabel = "TRUNK",
            description =
                    "A trunk, a gateway with all its trunks, or a Mediation Server that routes name, that is marked down. May be given several times.")
    private List<String> down = List.of();

    @Option(
            names = "--turn",
            paramLabel = "N",
            description =
                    "How many calls each route has had before this one: where trunks of a route take turns. Default: 0.")
    private int turn;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private RulesOptions options = new RulesOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (turn < 0) {
            throw new CannotRunException("--turn counts calls: 0 or more, not %d.".formatted(turn));
        }
        var asked = estate.read(options);
        var deployment = asked.deployment();
        requireDomain(deployment);
        var paths = new CallPaths(deployment, asked.rules(), Diagnostics.shipped());
        var conditions = new Conditions(targets(deployment), route -> turn);
        CallPath path;
        if (by.isEmpty()) {
            requireCaller(deployment);
            path = paths.of(from, to, conditions);
        } else {
            path = paths.by(gateway(deployment), from, to, conditions);
        }
        var out = spec.commandLine().getOut();
        if (output.json()) {
            out.print(RouteJson.of(
                    path,
                    deployment.name(),
                    asked.after(),
                    asked.rules().profile().id()));
            out.flush();
        } else {
            var screen = output.screen();
            out.println(deployment.name() + (asked.after().isEmpty() ? "" : ", after step " + asked.after()));
            if (!asked.rules().profile().isStrict()) {
                TextWrap.lines(asked.rules().profile().note(), screen.width()).forEach(out::println);
            }
            RouteTree.of(path, deployment, screen.width(), !screen.unicode()).forEach(out::println);
        }
        return status(path).code();
    }

    private static ExitStatus status(CallPath path) {
        if (!path.end().goesThrough()) {
            return ExitStatus.FAILED;
        }
        return path.end().undocumented().isEmpty() ? ExitStatus.PASSED : ExitStatus.UNDECIDED;
    }

    private void requireDomain(Deployment deployment) {
        var address = to.split("@", 2);
        if (to.startsWith("sip:")
                && address.length > 1
                && !address[1].split("[:;?]", 2)[0].equalsIgnoreCase(deployment.domain())) {
            throw new CannotRunException("%s is no address of %s; calls to other domains are not simulated."
                    .formatted(to, deployment.domain()));
        }
    }

    private void requireCaller(Deployment deployment) {
        if (from.startsWith("+")) {
            if (!from.matches("\\+[1-9][0-9]{0,14}")) {
                throw new CannotRunException(
                        "\"%s\" is no number of the PSTN. Write a plus and up to 15 digits, such as +14255550199."
                                .formatted(from));
            }
        } else if (from.matches("[0-9]{7,15}")) {
            throw new CannotRunException(
                    "\"%s\" is no user. A number of the PSTN has its plus: write +%s.".formatted(from, from));
        } else if (deployment.users().find(from).isEmpty()) {
            throw new CannotRunException(
                    Unknown.message("user", from, deployment.users().names()));
        }
    }

    private PstnGateway gateway(Deployment deployment) {
        var gateways = deployment.topology().gateways();
        return gateways.stream()
                .filter(gateway -> means(by, gateway.name()))
                .findFirst()
                .orElseThrow(() -> new CannotRunException(Unknown.message("gateway", by, Named.names(gateways))));
    }

    /** What is down, as routes name it. */
    private Set<String> targets(Deployment deployment) {
        var known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        var topology = deployment.topology();
        known.addAll(Named.names(topology.trunks()));
        Stream.of(deployment.ocsVoice(), deployment.lyncVoice())
                .flatMap(voice -> voice.routes().stream())
                .flatMap(route -> route.targets().stream())
                .map(RouteTarget::text)
                .forEach(known::add);
        var targets = new HashSet<String>();
        for (var name : down) {
            var found = new ArrayList<String>();
            known.stream().filter(target -> means(name, target)).forEach(found::add);
            topology.gateways().stream()
                    .filter(gateway -> means(name, gateway.name()))
                    .flatMap(gateway -> topology.trunksTo(gateway.name()).stream())
                    .map(Trunk::name)
                    .forEach(found::add);
            if (found.isEmpty()) {
                throw new CannotRunException(Unknown.message("trunk", name, known));
            }
            targets.addAll(found);
        }
        return targets;
    }

    private static boolean means(String name, String target) {
        var bare = target.substring(target.indexOf(':') + 1);
        return Stream.of(target, bare, Fqdn.label(bare)).anyMatch(name::equalsIgnoreCase);
    }
}
