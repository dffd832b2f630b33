package org.cutover.yaml;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is wrong with text that is no YAML, in words of the one who writes it and not of the one who wrote the parser. */
final class BrokenYaml {

    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put(
                "expected <block end>, but found '<block mapping start>'",
                "this line is indented too far. Lines that belong together begin in one column.");
        WORDS.put(
                "expected <block end>, but found",
                "this line does not fit the ones before. Lines that belong together begin in one column, and entries of a"
                        + " list with a hyphen.");
        WORDS.put(
                "mapping values are not allowed here",
                "a colon is not expected here: the line is indented too far, or a text with a colon in it needs quotes.");
        WORDS.put("found character '\\t", "a tab stands here. Indent with spaces.");
        WORDS.put("found unexpected end of stream", "the file ends within a text in quotes. Close the quotes.");
        WORDS.put("could not find expected ':'", "a key without its colon stands here. Write \"key: value\".");
        WORDS.put("expected ',' or '}'", "a comma is missing before this, or the brace { before it is not closed.");
        WORDS.put("expected ',' or ']'", "a comma is missing before this, or the bracket [ before it is not closed.");
    }

    private BrokenYaml() {}

    /** @param problem what the parser says */
    static String words(String problem) {
        return WORDS.entrySet().stream()
                .filter(known -> problem.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("this is not YAML: " + problem + ".");
    }
}
