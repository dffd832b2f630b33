package org.cutover.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.cutover.compatibility.Compatibility;
import org.cutover.endpoint.CannotListenException;
import org.cutover.endpoint.Placement;
import org.cutover.endpoint.RealDevice;
import org.cutover.endpoint.Testbed;
import org.cutover.journal.JournalEntry;
import org.cutover.scenario.CallScenario.Act;
import org.cutover.topology.PstnGateway;

/**
 * Runs a scenario: starts the estate, takes the steps, places the calls, and holds what the journal says of them against what
 * was expected.
 */
public final class ScenarioRunner {

    private final Compatibility rules;
    private final Testbed.World world;
    private final RunListener listener;
    private final OptionalLong seed;
    private final Placement placement;

    /** In virtual time, where waiting costs nothing and a run repeats exactly. */
    public static ScenarioRunner virtual(Compatibility rules, RunListener listener) {
        return new ScenarioRunner(rules, Testbed.World.VIRTUAL, listener);
    }

    /** In wall-clock time, on sockets with the ports of the releases. */
    public static ScenarioRunner live(Compatibility rules, RunListener listener) {
        return new ScenarioRunner(rules, Testbed.World.LIVE, listener);
    }

    public ScenarioRunner(Compatibility rules, Testbed.World world, RunListener listener) {
        this(rules, world, OptionalLong.empty(), listener);
    }

    /** @param seed from which tags, branches and Call-IDs come; empty for the usual one, in a live world for a random one */
    public ScenarioRunner(Compatibility rules, Testbed.World world, OptionalLong seed, RunListener listener) {
        this(rules, world, seed, Placement.ALL_HERE, listener);
    }

    private ScenarioRunner(
            Compatibility rules, Testbed.World world, OptionalLong seed, Placement placement, RunListener listener) {
        this.placement = placement;
        this.rules = rules;
        this.world = world;
        this.seed = seed;
        this.listener = listener;
    }

    /** The same with real devices in place of simulated ones; in a live world. */
    public ScenarioRunner among(Placement devices) {
        return new ScenarioRunner(rules, world, seed, devices, listener);
    }

    /**
     * Runs it, and keeps its journal in memory only.
     *
     * @throws CannotStartException if a port that the live world needs is taken
     */
    public RunResult run(Scenario scenario) {
        return run(scenario, entry -> {}, (journal, live, leave) -> {});
    }

    /**
     * Runs it, by these rules under the scenario's profile.
     *
     * @param writer is given each entry of the journal, in order
     * @param begun is given the journal itself, once the estate runs
     * @throws CannotStartException if a port that the live world needs is taken
     * @throws RunInterruptedException if somebody has the estate leave meanwhile
     */
    public RunResult run(Scenario scenario, Consumer<JournalEntry> writer, RunBegun begun) {
        var chosen = rules.under(scenario.profile());
        CannotStartException.unless(OutOfReach.acts(placement, scenario));
        try (var testbed = Testbed.start(
                scenario.name(), scenario.deployment(), chosen, worldFor(scenario), placement, seed, writer)) {
            var began = testbed.now();
            begun.begun(testbed.journal(), !testbed.isVirtual(), testbed::leave);
            listener.started();
            var run = new Run(testbed, scenario, chosen, listener);
            var stages = scenario instanceof Rehearsal rehearsal
                    ? rehearse(run, rehearsal)
                    : play(run, (CallScenario) scenario);
            var result = new RunResult(
                    scenario,
                    chosen.profile(),
                    world.word(),
                    placement.devices().stream().map(RealDevice::describe).toList(),
                    stages,
                    Duration.between(began, testbed.now()));
            run.end(result.verdict());
            return result;
        } catch (CannotListenException taken) {
            throw new CannotStartException(taken);
        }
    }

    /** Where a scenario asks for something that only TLS itself can show, links run on it in virtual time too. */
    private Testbed.World worldFor(Scenario scenario) {
        var faults = scenario instanceof CallScenario story ? story.acts() : List.<Act>of();
        var speaks = scenario.deployment().tls().isSpoken()
                || scenario.deployment().topology().gateways().stream().anyMatch(PstnGateway::lacksTls)
                || faults.stream()
                        .anyMatch(act -> act instanceof Act.Happen happening
                                && happening.fault().isOfTls());
        return speaks && world == Testbed.World.VIRTUAL ? Testbed.World.VIRTUAL_WITH_TLS : world;
    }

    private static List<StageResult> rehearse(Run run, Rehearsal rehearsal) {
        var stages = new ArrayList<StageResult>();
        var always =
                rehearsal.calls().stream().filter(call -> !call.isStanding()).toList();
        run.begin(rehearsal.plan().size());
        always.forEach(run::place);
        stages.add(run.finish(rehearsal.before()));
        for (var planned : rehearsal.plan()) {
            run.next(planned.step());
            rehearsal.calls().stream()
                    .filter(call -> call.spans().equals(planned.step().id()))
                    .forEach(run::connect);
            var goesOn = run.take(planned.step(), planned.expect().refused());
            run.hangUpAll();
            if (goesOn) {
                always.forEach(run::place);
            }
            stages.add(run.finish(planned.expect()));
            if (!goesOn) {
                break;
            }
        }
        return stages;
    }

    private static List<StageResult> play(Run run, CallScenario scenario) {
        var stages = new ArrayList<StageResult>();
        run.begin(0);
        for (var act : scenario.acts()) {
            if (act instanceof Act.Dial dial) {
                run.hangUpAll();
                run.tell(scenario.telephones());
                run.connect(dial);
            } else if (act instanceof Act.Happen happening) {
                run.happen(happening.fault());
            } else if (act instanceof Act.HangUp hangUp) {
                run.hangUp(hangUp);
            } else if (act instanceof Act.Transfer transfer) {
                run.transfer(transfer);
            } else if (act instanceof Act.Hold hold) {
                run.hold(hold);
            } else if (act instanceof Act.Wait wait) {
                run.await(wait.time(), wait.expect());
            } else if (act instanceof Act.Take step && !run.take(step.step(), "")) {
                break;
            }
        }
        run.hangUpAll();
        stages.add(run.finish(StageExpectation.NOTHING_ELSE));
        return stages;
    }
}
