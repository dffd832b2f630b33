package org.cutover.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlMapTest {

    private final Problems problems = new Problems();

    @Test
    void valuesAreReadAsTheyAreWritten() {
        var map = parse("""
                number: +14255550123
                count: 7
                on: true
                wait: 1500ms
                long: 2 h
                kind: small
                one: a
                several: [a, b]
                inner: { key: value }
                list:
                  - { key: 1 }
                  - { key: 2 }
                """);

        assertThat(map.text("number")).isEqualTo("+14255550123");
        assertThat(map.integer("count", 1, 9, 5)).isEqualTo(7);
        assertThat(map.integer("missing", 1, 9, 5)).isEqualTo(5);
        assertThat(map.flag("on", false)).isTrue();
        assertThat(map.flag("missing", true)).isTrue();
        assertThat(map.duration("wait", Duration.ZERO)).isEqualTo(Duration.ofMillis(1500));
        assertThat(map.duration("long", Duration.ZERO)).isEqualTo(Duration.ofHours(2));
        assertThat(map.oneOf("kind", List.of("small", "large"), "large")).isEqualTo("small");
        assertThat(map.words("one")).containsExactly("a");
        assertThat(map.words("several")).containsExactly("a", "b");
        assertThat(map.words("missing")).isEmpty();
        assertThat(map.map("inner").text("key")).isEqualTo("value");
        assertThat(map.maps("list")).extracting(one -> one.text("key")).containsExactly("1", "2");
        assertThat(map.findText("missing")).isEmpty();
        map.done();
        problems.throwIfAny();
    }

    @Test
    void aPlaceIsThatOfTheValueOrOfTheKey() {
        var map = parse("a: 1\nkey:   value\n");

        assertThat(map.placeOf("key")).hasToString("f.yaml:2:8");
        assertThat(map.placeOfKey("key")).hasToString("f.yaml:2:1");
        assertThat(map.placeOf("missing")).isEqualTo(map.place()).hasToString("f.yaml:1:1");
    }

    @Test
    void faultsAreGatheredAndTheReadingGoesOn() {
        var map = parse("""
                count: ten
                large: 10
                on: yes
                wait: soon
                kind: huge
                blank: ''
                list: a
                inner: [a]
                text: { a: b }
                count: 2
                colour: red
                """);

        assertThat(map.integer("count", 1, 9, 5)).isEqualTo(1);
        map.integer("large", 1, 9, 5);
        map.flag("on", false);
        assertThat(map.duration("wait", Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(3));
        assertThat(map.oneOf("kind", List.of("small", "large"), "large")).isEqualTo("small");
        assertThat(map.text("blank")).isEmpty();
        assertThat(map.maps("list")).isEmpty();
        assertThat(map.map("inner").text("what-is-not-there-lacks-nothing")).isEmpty();
        map.text("text");
        map.text("missing");
        map.done();

        assertThat(faults()).isEqualTo("""
                f.yaml:1:1: "missing" is missing here.
                f.yaml:1:8: "count" must be a whole number from 1 to 9, not "ten".
                f.yaml:2:8: "large" must be a whole number from 1 to 9, not "10".
                f.yaml:3:5: "on" must be true or false, not "yes".
                f.yaml:4:7: "wait" must be a time such as 500ms, 2s or 5m, not "soon".
                f.yaml:5:7: "kind" must be one of small, large, not "huge".
                f.yaml:6:8: "blank" is empty. Write a value, or leave the key out.
                f.yaml:7:7: "list" must be a list: lines that begin with "- ".
                f.yaml:8:8: "inner" takes a mapping here: lines of the form "key: value".
                f.yaml:9:7: "text" takes plain text here, not a list or a mapping.
                f.yaml:10:1: key "count" stands here twice; the first is on line 1. Keep one.
                f.yaml:11:1: unknown key "colour". Known here: blank, count, inner, kind, large, list, missing, on, text, wait.""");
    }

    @Test
    void askingWhetherAKeyIsThereIsKnowingIt() {
        var map = parse("a: 1\nb: 2\n");

        assertThat(map.has("a")).isTrue();
        map.done();
        assertThat(faults()).isEqualTo("f.yaml:2:1: unknown key \"b\". Did you mean \"a\"?");
    }

    @Test
    void ofAValueThatRefusesItselfTheReasonIsNotedOnce() {
        var place = new Place("f.yaml", 3, 1);

        assertThat(problems.build(place, () -> "fine")).hasValue("fine");
        assertThat(problems.build(place, () -> {
                    throw new IllegalArgumentException("100% wrong.");
                }))
                .isEmpty();
        assertThat(problems.build(place, () -> {
                    problems.add(place, "a part is wrong.");
                    throw new IllegalArgumentException("so the whole is wrong.");
                }))
                .isEmpty();
        assertThat(faults()).isEqualTo("f.yaml:3:1: 100% wrong.\nf.yaml:3:1: a part is wrong.");
    }

    @Test
    void whatCommandsATerminalOrTurnsTheReadingIsAFault() {
        var map = parse("""
                esc: "\\e[31mred"
                turned: "a \\u202E b"
                hebrew: "שלום, \\u200E(1)"
                lines: "a\\n\\tb"
                """);
        for (var key : map.keys()) {
            map.text(key);
            map.text(key);
        }

        assertThat(faults()).isEqualTo("""
                f.yaml:1:6: "esc" holds a character that nobody sees, U+001B. Take it out.
                f.yaml:2:9: "turned" holds a character that nobody sees, U+202E. Take it out.""");
    }

    @Test
    void whatRefersToNothingIsToldWhatWouldDo() {
        var place = Place.wholeOf("f.yaml");
        problems.addUnknown(place, "pool", "ocs-pol", List.of("lync-pool", "ocs-pool"));
        problems.addUnknown(place, "pool", "nothing like it", List.of("lync-pool", "ocs-pool"));
        problems.addUnknown(place, "pool", "ocs-pool", List.of());

        assertThat(faults()).isEqualTo("""
                f.yaml: pool "ocs-pol" is not defined. Did you mean "ocs-pool"?
                f.yaml: pool "nothing like it" is not defined. Use one of: lync-pool, ocs-pool.
                f.yaml: pool "ocs-pool" is not defined. None is defined.""");
    }

    @ParameterizedTest
    @CsvSource({"pol, pool", "releas, release", "lync-213, lync-2013", "x, ''", "colour, ''", "po, ''"})
    void theNearestNameIsASlipOfThePenAway(String written, String nearest) {
        assertThat(Nearest.to(written, List.of("pool", "release", "lync-2010", "lync-2013"))
                        .orElse(""))
                .isEqualTo(nearest);
    }

    private YamlMap parse(String text) {
        return YamlFile.parse(text, "f.yaml", problems);
    }

    private String faults() {
        return catchThrowableOfType(InvalidFileException.class, problems::throwIfAny)
                .getMessage();
    }
}
