package org.cutover.yaml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of a YAML file, asked for its keys by name.
 *
 * <p>What is missing or of the wrong kind is noted in {@link Problems}, and a harmless stand-in is returned so that the
 * reading can go on. {@link #done} notes every key nobody asked for.
 */
public final class YamlMap {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}) ?(ms|s|m|h)");

    private final Problems problems;
    private final Place place;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Set<String> asked = new TreeSet<>();
    /** Where such a character was told of. */
    private final Set<Place> unseen = new HashSet<>();

    private record Value(Place key, Node node) {}

    YamlMap(MappingNode mapping, String file, Problems problems) {
        this.problems = problems;
        this.place = placeOf(mapping, file);
        for (var tuple : mapping.getValue()) {
            var keyPlace = placeOf(tuple.getKeyNode(), file);
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(keyPlace, "a key must be plain text.");
                continue;
            }
            var earlier = values.putIfAbsent(key.getValue(), new Value(keyPlace, tuple.getValueNode()));
            if (earlier != null) {
                problems.add(
                        keyPlace,
                        "key \"%s\" stands here twice; the first is on line %d. Keep one.",
                        key.getValue(),
                        earlier.key().line());
            }
        }
    }

    public Place place() {
        return place;
    }

    public Problems problems() {
        return problems;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Whether the key is there; asking counts as knowing the key. */
    public boolean has(String key) {
        asked.add(key);
        return values.containsKey(key);
    }

    /** The keys, in the order of the file. */
    public List<String> keys() {
        return List.copyOf(values.keySet());
    }

    /** Where the key's value stands, or the mapping itself if the key is not there. */
    public Place placeOf(String key) {
        var value = values.get(key);
        return value == null ? place : placeOf(value.node(), place.file());
    }

    /** Where a text stands as a value, here or further down; the first place of several. */
    public Optional<Place> placeOfText(String text) {
        return values.values().stream()
                .flatMap(value -> placesOf(text, value.node()))
                .findFirst();
    }

    private Stream<Place> placesOf(String text, Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().equalsIgnoreCase(text) ? Stream.of(placeOf(scalar, place.file())) : Stream.empty();
        } else if (node instanceof SequenceNode list) {
            return list.getValue().stream().flatMap(item -> placesOf(text, item));
        } else if (node instanceof MappingNode map) {
            return map.getValue().stream().flatMap(tuple -> placesOf(text, tuple.getValueNode()));
        }
        return Stream.empty();
    }

    /** Where the key itself stands. */
    public Place placeOfKey(String key) {
        var value = values.get(key);
        return value == null ? place : value.key();
    }

    /** A required text that is not blank. */
    public String text(String key) {
        return findText(key).orElseGet(() -> {
            missing(key);
            return "";
        });
    }

    public String text(String key, String otherwise) {
        return findText(key).orElse(otherwise);
    }

    /** A text, if the key is there; blank text is a fault. */
    public Optional<String> findText(String key) {
        return find(key).flatMap(node -> scalar(key, node)).flatMap(text -> {
            if (text.text().isBlank()) {
                problems.add(text.place(), "\"%s\" is empty. Write a value, or leave the key out.", key);
                return Optional.empty();
            }
            return Optional.of(text.text());
        });
    }

    /** A whole number from {@code least} to {@code most}. */
    public int integer(String key, int least, int most, int otherwise) {
        return findText(key).map(text -> integer(key, text, least, most)).orElse(otherwise);
    }

    private int integer(String key, String text, int least, int most) {
        try {
            var number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // said below, in the same words
        }
        problems.add(placeOf(key), "\"%s\" must be a whole number from %d to %d, not \"%s\".", key, least, most, text);
        return least;
    }

    public boolean flag(String key, boolean otherwise) {
        var text = findText(key);
        if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
            problems.add(placeOf(key), "\"%s\" must be true or false, not \"%s\".", key, text.get());
        }
        return text.map(Boolean::parseBoolean).orElse(otherwise);
    }

    /** A length of time: {@code 500ms}, {@code 2s}, {@code 5m}, {@code 1h}. */
    public Duration duration(String key, Duration otherwise) {
        return findText(key)
                .map(text -> {
                    var matcher = DURATION.matcher(text);
                    if (!matcher.matches()) {
                        problems.add(
                                placeOf(key), "\"%s\" must be a time such as 500ms, 2s or 5m, not \"%s\".", key, text);
                        return otherwise;
                    }
                    var amount = Long.parseLong(matcher.group(1));
                    return switch (matcher.group(2)) {
                        case "ms" -> Duration.ofMillis(amount);
                        case "s" -> Duration.ofSeconds(amount);
                        case "m" -> Duration.ofMinutes(amount);
                        default -> Duration.ofHours(amount);
                    };
                })
                .orElse(otherwise);
    }

    /** One of the texts listed; the first stands in for a faulty one. */
    public String oneOf(String key, List<String> choices, String otherwise) {
        var text = findText(key);
        if (text.isPresent() && !choices.contains(text.get())) {
            problems.add(
                    placeOf(key), "\"%s\" must be one of %s, not \"%s\".", key, String.join(", ", choices), text.get());
            return choices.get(0);
        }
        return text.orElse(otherwise);
    }

    /** A required mapping. */
    public YamlMap map(String key) {
        return findMap(key).orElseGet(() -> {
            if (!values.containsKey(key)) {
                missing(key);
            }
            return empty();
        });
    }

    public Optional<YamlMap> findMap(String key) {
        return find(key).flatMap(node -> asMap(key, node));
    }

    /** The mappings listed under a key; none if the key is not there. */
    public List<YamlMap> maps(String key) {
        var maps = new ArrayList<YamlMap>();
        for (var node : items(key)) {
            asMap(key, node).ifPresent(maps::add);
        }
        return maps;
    }

    /** The texts listed under a key, a single text counting as a list of one; none if the key is not there. */
    public List<YamlText> texts(String key) {
        var node = find(key);
        if (node.isPresent() && node.get() instanceof ScalarNode) {
            return findText(key)
                    .map(text -> List.of(new YamlText(text, placeOf(key))))
                    .orElse(List.of());
        }
        var texts = new ArrayList<YamlText>();
        for (var item : items(key)) {
            scalar(key, item).ifPresent(texts::add);
        }
        return texts;
    }

    /** Like {@link #texts}, without the places. */
    public List<String> words(String key) {
        return texts(key).stream().map(YamlText::text).toList();
    }

    /** Whether the key's value is a mapping, a list, or neither. */
    public boolean isMap(String key) {
        return find(key).filter(MappingNode.class::isInstance).isPresent();
    }

    public boolean isList(String key) {
        return find(key).filter(SequenceNode.class::isInstance).isPresent();
    }

    /** Notes every key that nobody asked for. */
    public void done() {
        values.forEach((key, value) -> {
            if (!asked.contains(key)) {
                var remedy = Nearest.to(key, asked)
                        .map(nearest -> "Did you mean \"" + nearest + "\"?")
                        .orElse("Known here: " + String.join(", ", asked) + ".");
                problems.addUnknownKey(value.key(), key, remedy);
            }
        });
    }

    /** Reads the {@code version} key, which every file carries. */
    public void requireVersion() {
        var version = text("version");
        if (!version.isEmpty() && !version.equals(Integer.toString(YamlFile.VERSION))) {
            problems.add(
                    placeOf("version"),
                    "this program reads version %d of its files, not \"%s\".",
                    YamlFile.VERSION,
                    version);
        }
    }

    private Optional<Node> find(String key) {
        asked.add(key);
        return Optional.ofNullable(values.get(key)).map(Value::node);
    }

    private List<Node> items(String key) {
        var node = find(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problems.add(placeOf(key), "\"%s\" must be a list: lines that begin with \"- \".", key);
        return List.of();
    }

    private Optional<YamlText> scalar(String key, Node node) {
        if (node instanceof ScalarNode scalar) {
            var where = placeOf(node, place.file());
            Unseen.in(scalar.getValue())
                    .filter(character -> unseen.add(where))
                    .ifPresent(character -> problems.add(
                            where, "\"%s\" holds a character that nobody sees, %s. Take it out.", key, character));
            return Optional.of(new YamlText(Unseen.without(scalar.getValue()), where));
        }
        problems.add(placeOf(node, place.file()), "\"%s\" takes plain text here, not a list or a mapping.", key);
        return Optional.empty();
    }

    private Optional<YamlMap> asMap(String key, Node node) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new YamlMap(mapping, place.file(), problems));
        }
        problems.add(
                placeOf(node, place.file()), "\"%s\" takes a mapping here: lines of the form \"key: value\".", key);
        return Optional.empty();
    }

    /** Stands in for a mapping that is not there; what it lacks is not said again. */
    private YamlMap empty() {
        return new YamlMap(new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK), place.file(), new Problems());
    }

    private void missing(String key) {
        if (!values.containsKey(key)) {
            problems.add(place, "\"%s\" is missing here.", key);
        }
    }

    private static Place placeOf(Node node, String file) {
        return node.getStartMark()
                .map(mark -> new Place(file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(Place.wholeOf(file));
    }
}
