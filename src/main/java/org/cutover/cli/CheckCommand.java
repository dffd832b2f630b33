package org.cutover.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.CertificateCheck;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.DeploymentFile;
import org.cutover.report.TextWrap;
import org.cutover.scenario.EstateInQuestion;
import org.cutover.scenario.PlanCheck;
import org.cutover.scenario.ScenarioFile;
import org.cutover.scenario.Verdict;
import org.cutover.yaml.InvalidFileException;
import org.cutover.yaml.SourceText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what the rules say, without placing a call. */
@Command(
        name = "check",
        description = {
            "Hold an estate, or the estate after every step of a plan, against the rules, and place no call. Shows broken rules, pairs of"
                    + " releases of which no source says whether they work together, and steps that are refused; of each step, which"
                    + " product action does it and how it is undone.",
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Exit status, the worst of several files: 0 no finding, 1 a rule is broken or a step is refused that the plan does not expect"
                    + " to be, 2 nothing worse than a warning or a pair no source speaks of, 3 the file cannot be used.",
            "",
            "Examples:",
            "  cutover check contoso/before",
            "  cutover check migration/ocs-2007-r2-to-lync-2013",
            "  cutover check my-estate.yaml my-plan.yaml"
        })
final class CheckCommand implements Callable<Integer> {

    private static final String DEPLOYMENTS = "simulator/deployments/";

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            completionCandidates = Shipped.Estates.class,
            description =
                    "Deployment or scenario files, or names of shipped ones below simulator/deployments/ or scenarios/.")
    private List<String> files = List.of();

    @Mixin
    private RulesOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var status = ExitStatus.PASSED;
        for (var file : files) {
            try {
                status = status.or(
                        ExitStatus.of(check(find(file), spec.commandLine().getOut())));
            } catch (InvalidFileException unusable) {
                spec.commandLine().getErr().println(unusable.getMessage());
                status = ExitStatus.COULD_NOT_RUN;
            }
        }
        return status.code();
    }

    private static SourceText find(String file) {
        return SourceText.shipped(DEPLOYMENTS + file + ".yaml")
                .filter(shipped -> !Path.of(file).toFile().exists())
                .orElseGet(() -> ScenarioFile.find(file));
    }

    private Verdict check(SourceText source, PrintWriter out) {
        var rules = options.rules();
        var stages = new ArrayList<PlanCheck.Stage>();
        Deployment deployment;
        if (EstateInQuestion.isDeployment(source)) {
            deployment = DeploymentFile.read(source, Releases.shipped());
            out.println(deployment.name());
            stages.add(PlanCheck.of(deployment, rules));
        } else {
            var scenario = options.chosen(ScenarioFile.shipped().read(source));
            rules = rules.under(scenario.profile());
            deployment = scenario.deployment();
            out.println(scenario.title());
            stages.addAll(PlanCheck.of(scenario, rules));
        }
        var certificates = CertificateCheck.findings(deployment, rules, Instant.now());
        stages.replaceAll(stage -> stage.with(certificates));
        if (!rules.profile().isStrict()) {
            TextWrap.lines(rules.profile().note(), CheckReport.WIDTH).forEach(out::println);
        }
        new CheckReport(out, deployment).print(stages);
        return Verdict.worst(stages.stream().map(PlanCheck.Stage::verdict).toList());
    }
}
