package org.cutover.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.CallRouting;
import org.cutover.endpoint.Telephone;
import org.cutover.scenario.CallScenario.Act;
import org.cutover.scenario.CallScenario.Answering;
import org.cutover.yaml.Place;
import org.cutover.yaml.YamlMap;

/** Reads a call, or a few, told act by act. */
final class CallScenarioReader {

    private static final List<String> ACTS =
            List.of("dial", "answer", "busy", "never-answer", "hang-up", "hold", "resume", "transfer", "wait");
    private static final List<String> HOLDS = List.of("sendonly", "inactive");
    private static final List<String> HOLD_METHODS = List.of("invite", "update");
    private static final int MOST_CALLS = 100;
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);

    private final YamlMap file;
    private final DeploymentReference deployments;
    private final Releases releases;
    private final Compatibility rules;

    private final List<Draft> drafts = new ArrayList<>();
    private final Map<String, Answering> telephones = new LinkedHashMap<>();
    private final Map<String, Place> named = new LinkedHashMap<>();
    private final List<Reached> transferred = new ArrayList<>();

    /** Who calls, or has a call brought to, whom. */
    private record Reached(String from, String to) {}

    /** An act as read; how a call is called is known when all are. */
    private sealed interface Draft {
        record Ready(Act act) implements Draft {}

        /** @param expect empty if what the file expects counts */
        record Dialled(
                String from,
                Optional<String> as,
                String to,
                Direction direction,
                Duration patience,
                boolean withoutOffer,
                boolean withheld,
                String divertedBy,
                Optional<CallExpectation> expect)
                implements Draft {
            Act.Dial named(String name, CallExpectation otherwise) {
                var call = new MatrixCall(
                        name,
                        direction,
                        from,
                        to,
                        expect.orElse(otherwise),
                        patience,
                        Optional.empty(),
                        Duration.ZERO,
                        Duration.ZERO,
                        "");
                return new Act.Dial(call, as, withoutOffer, withheld, divertedBy);
            }
        }
    }

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
        var called = deployment.map(CallRouting::of).map(Called::new);
        var calls = new CallReader(called, expectations);
        for (var entry : file.maps("steps")) {
            var act = ACTS.stream().filter(entry::has).findFirst();
            var fault = FaultReader.KINDS.stream().filter(entry::has).findFirst();
            if (act.isPresent()) {
                read(act.get(), entry, plan.namesNow(), calls, expectations);
            } else if (fault.isPresent()) {
                add(new Act.Happen(new FaultReader(plan.namesNow()).read(fault.get(), entry)));
            } else {
                plan.read(entry).ifPresent(step -> add(new Act.Take(step)));
            }
            entry.done();
        }
        if (dialled().findAny().isEmpty()) {
            file.problems().add(file.placeOf("steps"), "nobody dials here. Add a step \"- dial: { from: …, to: … }\".");
        }
        called.ifPresent(this::requireNamedAreCalled);
        var acts = acts(title, expectations.ofCall(file));
        return deployment.map(
                estate -> new CallScenario(name, title, why, rules.profile().id(), estate, telephones, acts));
    }

    private void add(Act act) {
        drafts.add(new Draft.Ready(act));
    }

    private Stream<Draft.Dialled> dialled() {
        return drafts.stream().filter(Draft.Dialled.class::isInstance).map(Draft.Dialled.class::cast);
    }

    /** One call goes by the title of the scenario; several are numbered. */
    private List<Act> acts(String title, CallExpectation expect) {
        var only = dialled().count() == 1;
        var acts = new ArrayList<Act>();
        var number = 0;
        for (var draft : drafts) {
            if (draft instanceof Draft.Dialled call) {
                number++;
                acts.add(call.named(only ? title : "call " + number, expect));
            } else {
                acts.add(((Draft.Ready) draft).act());
            }
        }
        return acts;
    }

    private void read(String act, YamlMap entry, KnownNames names, CallReader calls, ExpectationReader expectations) {
        if (act.equals("wait")) {
            add(new Act.Wait(waiting(entry), expectedOfWait(entry, names)));
            return;
        }
        var map = entry.map(act);
        switch (act) {
            case "dial" -> dial(map, entry, calls, expectations);
            case "hang-up" -> {
                requireCall(map, "to hang up");
                add(hangUp(map, parties(map, calls), calls));
            }
            case "hold" -> {
                requireCall(map, "to put on hold");
                var silent = map.oneOf("with", HOLDS, HOLDS.get(0)).equals(HOLDS.get(1));
                hold(map, false, silent, calls);
            }
            case "resume" -> {
                requireCall(map, "to take back");
                hold(map, true, false, calls);
            }
            case "transfer" -> transfer(map, entry, calls);
            case "answer" -> calleeDoes(Telephone.Manner.ANSWERS, map, calls);
            case "busy" -> calleeDoes(Telephone.Manner.BUSY, map, calls);
            default -> calleeDoes(Telephone.Manner.RINGS, map, calls);
        }
        map.done();
    }

    private static Act.HangUp hangUp(YamlMap map, List<String> parties, CallReader calls) {
        var cause = map.integer("cause", 1, 127, 0);
        if (cause != 0 && (parties.isEmpty() || !parties.stream().allMatch(party -> party.startsWith("+")))) {
            map.problems()
                    .add(
                            map.placeOfKey("cause"),
                            "a cause is what the public network says. Name a party on it, such as party: +14255550123.");
        }
        var answers = map.has("answers") ? Optional.of(calls.party(map, "answers")) : Optional.<String>empty();
        return new Act.HangUp(parties, map.duration("after", Duration.ZERO), cause, answers);
    }

    private void transfer(YamlMap map, YamlMap entry, CallReader calls) {
        if (dialled().findAny().isEmpty()) {
            map.problems().add(map.place(), "nobody has dialled yet, so there is nothing to transfer.");
        }
        var party = calls.user(map, "party");
        var to = map.text("to");
        var attended = map.flag("attended", false);
        var after = map.duration("after", Duration.ZERO);
        var expected = entry.findMap("expect")
                .map(expect -> {
                    expect.text("status");
                    var status = expect.integer("status", 200, 699, 200);
                    expect.done();
                    return status;
                })
                .orElse(200);
        transferred.add(new Reached(party, to));
        add(new Act.Transfer(party, to, attended, after, expected));
    }

    private void requireCall(YamlMap map, String what) {
        if (dialled().findAny().isEmpty()) {
            map.problems().add(map.place(), "nobody has dialled yet, so there is nothing %s.", what);
        }
    }

    /** One party, or several at the same moment; none for the caller. */
    private static List<String> parties(YamlMap map, CallReader calls) {
        if (map.has("party") && map.has("parties")) {
            map.problems().add(map.placeOfKey("party"), "say either \"party\" or \"parties\".");
        }
        return map.has("party") ? List.of(calls.party(map, "party")) : calls.parties(map, "parties");
    }

    private void hold(YamlMap map, boolean resume, boolean silent, CallReader calls) {
        var parties = parties(map, calls);
        var byUpdate = map.oneOf("by", HOLD_METHODS, HOLD_METHODS.get(0)).equals(HOLD_METHODS.get(1));
        if ((silent || byUpdate) && parties.stream().anyMatch(party -> party.startsWith("+"))) {
            map.problems()
                    .add(
                            map.placeOfKey(silent ? "with" : "by"),
                            "a telephone on the public network leaves that to its gateway, which says sendonly by INVITE.");
        }
        add(new Act.Hold(parties, resume, new Telephone.Hold(silent, byUpdate), map.duration("after", Duration.ZERO)));
    }

    private static Duration waiting(YamlMap entry) {
        var time = entry.duration("wait", Duration.ZERO);
        if (time.isZero() || time.compareTo(LONGEST_WAIT) > 0) {
            entry.problems().add(entry.placeOf("wait"), "wait from 1ms to 24h. Say how long, such as 6m.");
        }
        return time;
    }

    private static Waited.Expectation expectedOfWait(YamlMap entry, KnownNames names) {
        return entry.findMap("expect")
                .map(map -> {
                    var events = map.texts("events").stream()
                            .flatMap(text -> map.problems().build(text.place(), () -> eventId(text.text())).stream())
                            .toList();
                    var down = map.texts("down").stream()
                            .map(text -> names.resolve(text, KnownNames.Kind.TRUNK, map.problems()))
                            .collect(Collectors.toSet());
                    var said = map.has("down");
                    map.done();
                    return new Waited.Expectation(events, said ? Optional.of(down) : Optional.empty());
                })
                .orElse(Waited.Expectation.NONE);
    }

    private static int eventId(String text) {
        if (!text.matches("[1-9][0-9]{0,4}")) {
            throw new IllegalArgumentException("\"%s\" is no id of an event. Write it like 25061.".formatted(text));
        }
        return Integer.parseInt(text);
    }

    private void dial(YamlMap map, YamlMap entry, CallReader calls, ExpectationReader expectations) {
        var from = calls.party(map, "from");
        var to = map.text("to");
        var expect = entry.has("expect") ? Optional.of(expectations.ofCall(entry)) : Optional.<CallExpectation>empty();
        var as = map.has("as") ? Optional.of(calls.party(map, "as")) : Optional.<String>empty();
        var withoutOffer = map.flag("without-offer", false);
        if (withoutOffer && from.startsWith("+")) {
            map.problems()
                    .add(
                            map.placeOfKey("without-offer"),
                            "a telephone on the public network offers nothing; its gateway does. Set \"delayed-offer\" there.");
        }
        var call = new Draft.Dialled(
                from,
                as,
                to,
                calls.direction(map, from, to),
                map.duration("patience", MatrixCall.PATIENCE),
                withoutOffer,
                map.flag("withheld", false),
                divertedBy(map, from),
                expect);
        var times = map.integer("times", 1, MOST_CALLS, 1);
        for (var i = 0; i < times; i++) {
            drafts.add(call);
        }
    }

    private static String divertedBy(YamlMap map, String from) {
        var number = map.text("diverted-by", "");
        if (!number.isEmpty() && !from.startsWith("+")) {
            map.problems()
                    .add(
                            map.placeOfKey("diverted-by"),
                            "it is the public network that sends its calls on. Calls to users are forwarded by \"forward-to\" of the user.");
        } else if (!number.isEmpty() && !number.matches("\\+[0-9]{1,15}")) {
            map.problems().add(map.placeOf("diverted-by"), "\"%s\" is no number with a plus.", number);
        }
        return number;
    }

    private void requireNamedAreCalled(Called estate) {
        var called = Stream.concat(dialled().map(call -> new Reached(call.from(), call.to())), transferred.stream())
                .map(call -> estate.reached(call.from(), call.to()))
                .toList();
        if (called.isEmpty() || called.stream().anyMatch(List::isEmpty)) {
            return;
        }
        var parties = called.stream().flatMap(List::stream).distinct().toList();
        named.forEach((party, place) -> {
            if (parties.stream().noneMatch(party::equalsIgnoreCase)) {
                file.problems()
                        .add(place, "it is %s whom this calls, not \"%s\".", String.join(" and ", parties), party);
            }
        });
    }

    /** What a telephone does is set before anybody dials, so that it does not matter how fast a call gets there. */
    private void calleeDoes(Telephone.Manner manner, YamlMap map, CallReader calls) {
        if (map.has("user") == map.has("number")) {
            map.problems().add(map.place(), "say either \"user\" or \"number\": who does it?");
            return;
        }
        var key = map.has("user") ? "user" : "number";
        var party = calls.party(map, key);
        named.put(party, map.placeOf(key));
        telephones.put(party, new Answering(manner, map.duration("after", Duration.ZERO)));
    }
}
