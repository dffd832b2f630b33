package org.cutover.compatibility;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.cutover.yaml.InvalidFileException;
import org.cutover.yaml.Problems;
import org.cutover.yaml.YamlFile;
import org.cutover.yaml.YamlMap;

/** What release files and rule files have in common. */
final class FactReader {

    private FactReader() {}

    /** Reads each file in turn; one that is no YAML is noted like any other fault, and the rest is read as well. */
    static void readEach(Map<String, String> texts, Problems problems, BiConsumer<String, YamlMap> reader) {
        texts.forEach((name, text) -> {
            try {
                var file = YamlFile.parse(text, name, problems);
                file.requireVersion();
                reader.accept(name, file);
                file.done();
            } catch (InvalidFileException unusable) {
                unusable.problems().forEach(problem -> problems.add(problem.place(), "%s", problem.message()));
            }
        });
    }

    static Confidence confidence(YamlMap map) {
        map.text("confidence");
        return oneOf(map, "confidence", Confidence.values());
    }

    static Answer answer(YamlMap map) {
        map.text("answer");
        return oneOf(map, "answer", Answer.values());
    }

    /** The first one stands in for a word that names none. */
    static <E extends Enum<E>> E oneOf(YamlMap map, String key, E[] choices) {
        List<String> words = Stream.of(choices)
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .toList();
        return choices[words.indexOf(map.oneOf(key, words, words.get(0)))];
    }
}
