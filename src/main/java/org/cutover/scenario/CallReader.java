package org.cutover.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cutover.endpoint.Telephone;
import org.cutover.topology.PstnNumber;
import org.cutover.yaml.Place;
import org.cutover.yaml.YamlMap;

/**
 * Reads who calls whom.
 *
 * @param called in the estate the calls are first placed in; empty if that could not be read
 */
record CallReader(Optional<Called> called, ExpectationReader expectations) {

    /** What the called telephone does, in the words of deployment files. */
    static final Map<String, Telephone.Manner> MANNERS = Map.of(
            "answers", Telephone.Manner.ANSWERS,
            "busy", Telephone.Manner.BUSY,
            "never-answers", Telephone.Manner.RINGS);

    List<MatrixCall> matrix(YamlMap file) {
        var calls = new ArrayList<MatrixCall>();
        var seen = new HashMap<String, Place>();
        for (var map : file.maps("calls")) {
            var call = call(map);
            var earlier = seen.putIfAbsent(call.name().toLowerCase(Locale.ROOT), map.placeOf("name"));
            if (earlier != null && !call.name().isEmpty()) {
                map.problems()
                        .add(
                                map.placeOf("name"),
                                "two calls are named \"%s\"; the first is on line %d. Name this one differently.",
                                call.name(),
                                earlier.line());
            }
            calls.add(call);
        }
        if (calls.isEmpty() && !file.has("calls")) {
            file.problems().add(file.place(), "\"calls\" is missing here: the calls to place after every step.");
        }
        return calls;
    }

    private MatrixCall call(YamlMap map) {
        var name = map.text("name");
        var from = party(map, "from");
        var to = map.text("to");
        var direction = direction(map, from, to);
        var callee = Optional.<Telephone.Manner>empty();
        if (map.has("callee")) {
            callee = Optional.of(
                    MANNERS.get(map.oneOf("callee", List.of("answers", "busy", "never-answers"), "answers")));
        }
        var call = new MatrixCall(
                name,
                direction,
                from,
                to,
                expectations.ofCall(map),
                map.duration("patience", MatrixCall.PATIENCE),
                callee,
                map.duration("answer-after", Duration.ZERO),
                map.duration("talk", Duration.ZERO),
                map.text("spans", ""));
        map.done();
        return call;
    }

    /** A user, or a number of the carrier. */
    String party(YamlMap map, String key) {
        return party(map, map.text(key), map.placeOf(key));
    }

    /** Those of a list. */
    List<String> parties(YamlMap map, String key) {
        return map.texts(key).stream()
                .map(text -> party(map, text.text(), text.place()))
                .toList();
    }

    private String party(YamlMap map, String party, Place place) {
        if (called.isEmpty() || party.isEmpty()) {
            return party;
        }
        var estate = called.get().routing().deployment();
        var slips = slipsIn(party);
        if (!slips.isEmpty() && estate.users().find(party).isEmpty()) {
            map.problems()
                    .add(
                            place,
                            "user \"%s\" is not defined. If a number is meant, \"%s\" in it is no digit.",
                            party,
                            slips);
        } else if (party.startsWith("+")) {
            if (estate.topology().carrier().find(party).isEmpty()) {
                map.problems()
                        .addUnknown(
                                place,
                                "carrier number",
                                party,
                                estate.topology().carrier().numbers().stream()
                                        .map(PstnNumber::number)
                                        .toList());
            }
        } else if (estate.users().find(party).isEmpty()) {
            map.problems().addUnknown(place, "user", party, estate.users().names());
        }
        return party;
    }

    /** The letters in what looks like a number with slips of the finger, such as O for zero; empty if it does not. */
    private static String slipsIn(String party) {
        var plain = party.replaceAll("[+ .()/-]", "");
        var letters = plain.replaceAll("[0-9]", "");
        var digits = plain.length() - letters.length();
        return digits >= 3 && letters.matches("[OoIlSB]{1,2}") ? letters : "";
    }

    /** A user. */
    String user(YamlMap map, String key) {
        var user = party(map, key);
        if (user.startsWith("+")) {
            map.problems()
                    .add(map.placeOf(key), "it is users who do this, and %s is a number of the public network.", user);
        }
        return user;
    }

    Direction direction(YamlMap map, String from, String to) {
        if (from.startsWith("+")) {
            if (!to.isEmpty() && !to.matches("\\+[0-9]+")) {
                map.problems().add(map.placeOf("to"), "the PSTN calls a number, such as +14255550101, not \"%s\".", to);
            }
            return Direction.INBOUND;
        }
        if (!Called.isDigits(to)) {
            if (!to.isEmpty() && called.isPresent()) {
                party(map, "to");
            }
            return Direction.INTERNAL;
        }
        return called.flatMap(estate -> estate.party(from, to))
                .filter(party -> !party.startsWith("+"))
                .map(user -> Direction.INTERNAL)
                .orElse(Direction.OUTBOUND);
    }
}
