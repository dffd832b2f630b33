package org.cutover.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cutover.compatibility.Releases;
import org.cutover.inquiry.Dependents;
import org.cutover.inquiry.Thing;
import org.cutover.report.DependentsTree;
import org.cutover.report.UntouchedList;
import org.cutover.report.UsesJson;
import org.cutover.scenario.EstateInQuestion;
import org.cutover.scenario.Rehearsal;
import org.cutover.scenario.ScenarioFile;
import org.cutover.scenario.Untouched;
import org.cutover.yaml.Unknown;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what depends on a thing, or what a rehearsal does not touch. */
@Command(
        name = "uses",
        description = {
            "Show what still depends on a Mediation Server, gateway, trunk, pool, route, usage, voice policy, location policy or dial"
                    + " plan: the question before it is taken away. With --untouched: what no call of a rehearsal touches.",
            "No cmdlet answers this: the Test-Cs* cmdlets ask about one number, and none asks who would miss a trunk. No call is placed."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "Exit status: 0 nothing depends on it, 1 something does or the products keep it, 3 bad input. With --untouched: 0 everything is touched, 1 something is"
                    + " not. Where several things have the name, a gateway and its trunk for example, all are shown, and any counts.",
            "",
            "Examples:",
            "  cutover uses --deployment contoso/before ocs-med.contoso.com",
            "  cutover uses --deployment migration/ocs-2007-r2-to-lync-2013 --after move-routes ocs-med",
            "  cutover uses --deployment my-estate.yaml --kind usage Local --all",
            "  cutover uses --untouched migration/ocs-2007-r2-to-lync-2013"
        })
final class UsesCommand implements Callable<Integer> {

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Asked asked = new Asked();

    /** An estate, or a rehearsal as a whole. */
    static final class Asked {
        @ArgGroup(exclusive = false)
        private EstateOptions estate;

        @Option(
                names = "--untouched",
                paramLabel = "REHEARSAL",
                description =
                        "Instead: which users, dial plans, policies, usages, routes, trunks, gateways and Mediation Servers no call of this"
                                + " rehearsal touches. The Global dial plan and voice policy of a first pool count once somebody has edited"
                                + " them.")
        private String rehearsal = "";
    }

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The thing; of a server, the first label will do.")
    private String name = "";

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description =
                    "Only the thing of this kind: pool, mediation-server, gateway, trunk, route, usage, voice-policy, location-policy"
                            + " or dial-plan.")
    private String kind = "";

    @Option(names = "--all", description = "Show every name; else the first eight of a group, and how many more.")
    private boolean all;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private RulesOptions options = new RulesOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (asked.estate == null) {
            return untouched().code();
        }
        if (name.isEmpty()) {
            throw new CannotRunException(
                    "Name the thing that is to be taken away, such as a Mediation Server or a route.");
        }
        return dependents(asked.estate.read(options)).code();
    }

    private ExitStatus dependents(EstateInQuestion estate) {
        var deployment = estate.deployment();
        var found = Thing.named(deployment, name).stream()
                .filter(thing -> kind.isEmpty() || thing.kind() == ofWord())
                .map(thing -> Dependents.of(deployment, thing))
                .toList();
        if (found.isEmpty()) {
            throw new CannotRunException(
                    Unknown.message(kind.isEmpty() ? "thing called" : kind, name, Thing.names(deployment)));
        }
        if (output.json()) {
            print(UsesJson.of(found, name, deployment.name(), estate.after()));
        } else {
            var screen = output.screen();
            say(deployment.name() + (estate.after().isEmpty() ? "" : ", after step " + estate.after()));
            found.forEach(one -> DependentsTree.of(one, deployment, screen.width(), !screen.unicode(), all)
                    .forEach(this::say));
        }
        return found.stream().anyMatch(Dependents::any) ? ExitStatus.FAILED : ExitStatus.PASSED;
    }

    private Thing.Kind ofWord() {
        return Stream.of(Thing.Kind.values())
                .filter(one -> one.word().equals(kind.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new CannotRunException(Unknown.message(
                        "kind",
                        kind,
                        Stream.of(Thing.Kind.values()).map(Thing.Kind::word).toList())));
    }

    private ExitStatus untouched() {
        if (!name.isEmpty()) {
            throw new CannotRunException(
                    "--untouched asks about a rehearsal as a whole. Leave \"%s\" out.".formatted(name));
        }
        var rules = options.rules();
        var scenario =
                options.chosen(new ScenarioFile(Releases.shipped(), rules).read(ScenarioFile.find(asked.rehearsal)));
        if (!(scenario instanceof Rehearsal rehearsal)) {
            throw new CannotRunException("%s has no plan: it is no rehearsal.".formatted(asked.rehearsal));
        }
        var untouched = Untouched.of(rehearsal, rules);
        if (output.json()) {
            print(UsesJson.of(untouched, rehearsal.title()));
        } else {
            var screen = output.screen();
            say(rehearsal.title());
            UntouchedList.of(untouched, rehearsal.deployment(), screen.width(), !screen.unicode(), all)
                    .forEach(this::say);
        }
        return untouched.nothing() ? ExitStatus.PASSED : ExitStatus.FAILED;
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }

    private void print(String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }
}
