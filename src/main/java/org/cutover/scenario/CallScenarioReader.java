package org.cutover.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.Deployment;
import org.cutover.endpoint.Telephone;
import org.cutover.scenario.CallScenario.Act;
import org.cutover.yaml.Place;
import org.cutover.yaml.YamlMap;

/** Reads one call, told act by act. */
final class CallScenarioReader {

    private static final List<String> ACTS = List.of("dial", "answer", "busy", "never-answer", "hang-up");

    private final YamlMap file;
    private final DeploymentReference deployments;
    private final Releases releases;
    private final Compatibility rules;

    private final List<Act> acts = new ArrayList<>();
    private Optional<Dialled> dialled = Optional.empty();
    private Optional<Telephone.Manner> callee = Optional.empty();
    private Optional<Named> named = Optional.empty();
    private Duration answerAfter = Duration.ZERO;

    /** Who is said to answer, or to be busy. */
    private record Named(String party, Place place) {}

    private record Dialled(String from, String to, Direction direction, Duration patience) {}

    CallScenarioReader(YamlMap file, Releases releases, Compatibility rules, DeploymentReference deployments) {
        this.file = file;
        this.releases = releases;
        this.rules = rules;
        this.deployments = deployments;
    }

    /** Empty if there is a fault, which has been noted. */
    Optional<Scenario> read(String name) {
        var title = file.text("scenario");
        var why = file.text("why", "");
        var deployment = deployments.read(file);
        var names = new KnownNames();
        var plan = new PlanReader(releases, rules, names, file.problems(), deployment);
        var expectations = new ExpectationReader(rules, names, file.problems());
        var calls = new CallReader(deployment, expectations);
        for (var entry : file.maps("steps")) {
            var act = ACTS.stream().filter(entry::has).findFirst();
            if (act.isEmpty()) {
                plan.read(entry).ifPresent(step -> acts.add(new Act.Take(step)));
            } else {
                read(act.get(), entry.map(act.get()), calls);
            }
            entry.done();
        }
        if (dialled.isEmpty()) {
            file.problems().add(file.placeOf("steps"), "nobody dials here. Add a step \"- dial: { from: …, to: … }\".");
        }
        deployment.ifPresent(this::requireNamedIsCalled);
        var expect = expectations.ofCall(file);
        return deployment.flatMap(estate -> dialled.map(call -> new CallScenario(
                name,
                title,
                why,
                rules.profile().id(),
                estate,
                new MatrixCall(
                        title,
                        call.direction(),
                        call.from(),
                        call.to(),
                        expect,
                        call.patience(),
                        callee,
                        answerAfter,
                        Duration.ZERO,
                        ""),
                acts)));
    }

    private void read(String act, YamlMap map, CallReader calls) {
        switch (act) {
            case "dial" -> dial(map, calls);
            case "hang-up" -> {
                if (dialled.isEmpty()) {
                    map.problems().add(map.place(), "nobody has dialled yet, so there is nothing to hang up.");
                }
                var party = map.has("party") ? Optional.of(calls.party(map, "party")) : Optional.<String>empty();
                acts.add(new Act.HangUp(party, map.duration("after", Duration.ZERO)));
            }
            case "answer" -> calleeDoes(Telephone.Manner.ANSWERS, map, calls);
            case "busy" -> calleeDoes(Telephone.Manner.BUSY, map, calls);
            default -> calleeDoes(Telephone.Manner.RINGS, map, calls);
        }
        map.done();
    }

    private void dial(YamlMap map, CallReader calls) {
        if (dialled.isPresent()) {
            map.problems().add(map.place(), "somebody dials twice. A scenario has one call; a rehearsal has many.");
        }
        var from = calls.party(map, "from");
        var to = map.text("to");
        dialled = Optional.of(
                new Dialled(from, to, calls.direction(map, from, to), map.duration("patience", MatrixCall.PATIENCE)));
        acts.add(new Act.Dial());
    }

    private void requireNamedIsCalled(Deployment estate) {
        if (named.isEmpty() || dialled.isEmpty()) {
            return;
        }
        var written = named.get();
        Called.party(estate, dialled.get().from(), dialled.get().to())
                .filter(called -> !called.equalsIgnoreCase(written.party()))
                .ifPresent(called -> file.problems()
                        .add(written.place(), "it is %s that is called here, not \"%s\".", called, written.party()));
    }

    /** What the called telephone does is set before anybody dials, so that it does not matter how fast the call gets there. */
    private void calleeDoes(Telephone.Manner manner, YamlMap map, CallReader calls) {
        if (map.has("user") == map.has("number")) {
            map.problems().add(map.place(), "say either \"user\" or \"number\": who does it?");
        } else {
            var key = map.has("user") ? "user" : "number";
            named = Optional.of(new Named(calls.party(map, key), map.placeOf(key)));
        }
        callee = Optional.of(manner);
        answerAfter = map.duration("after", Duration.ZERO);
    }
}
