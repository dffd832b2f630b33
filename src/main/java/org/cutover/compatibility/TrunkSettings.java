package org.cutover.compatibility;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cutover.topology.Release;
import org.cutover.yaml.InvalidFileException;
import org.cutover.yaml.Problems;
import org.cutover.yaml.Shipped;
import org.cutover.yaml.YamlMap;

/** What can be set on trunks, as {@code simulator/settings/trunk-configuration.yaml} has it. */
public final class TrunkSettings {

    private static final String FOLDER = "simulator/settings";

    private static TrunkSettings shipped;

    private final Map<String, Setting> settings;

    /**
     * One setting.
     *
     * @param name the key in a deployment
     * @param parameter the product's name for it
     * @param usual what holds where nobody says anything; empty for an empty list or text
     * @param releases ids of the releases that have it
     * @param says what it does
     */
    public record Setting(
            String name,
            String parameter,
            String usual,
            Set<String> releases,
            Effect effect,
            String says,
            String source,
            Confidence confidence) {}

    /** Where a setting is seen here. */
    public enum Effect {
        SIGNALLING,
        /** It is about media, and none flows here. */
        MEDIA,
        /** It is read, and what it does is not simulated. */
        NOTHING
    }

    private TrunkSettings(Map<String, Setting> settings) {
        this.settings = settings;
    }

    /**
     * The settings that come with the program; read once.
     *
     * @throws InvalidFileException if their file has been spoilt
     */
    public static synchronized TrunkSettings shipped() {
        if (shipped == null) {
            shipped = read(Releases.shipped(), Shipped.texts(FOLDER, ".yaml"));
        }
        return shipped;
    }

    /**
     * Reads settings.
     *
     * @param texts the text of each file by the name that faults shall give it
     * @throws InvalidFileException with every fault of every file
     */
    static TrunkSettings read(Releases releases, Map<String, String> texts) {
        var problems = new Problems();
        var settings = new LinkedHashMap<String, Setting>();
        FactReader.readEach(texts, problems, (name, file) -> {
            for (var map : file.maps("settings")) {
                var setting = setting(map, releases);
                if (settings.putIfAbsent(setting.name(), setting) != null) {
                    problems.add(
                            map.placeOf("setting"), "setting \"%s\" stands here already. Keep one.", setting.name());
                }
                map.done();
            }
        });
        problems.throwIfAny();
        return new TrunkSettings(settings);
    }

    private static Setting setting(YamlMap map, Releases releases) {
        map.texts("releases").stream()
                .filter(id -> releases.find(id.text()).isEmpty())
                .forEach(id -> map.problems().addUnknown(id.place(), "release", id.text(), releases.ids()));
        var usual = map.text("default");
        return new Setting(
                map.text("setting"),
                map.text("parameter"),
                usual.equals("none") ? "" : usual,
                Set.copyOf(map.words("releases")),
                FactReader.oneOf(map, "effect", Effect.values()),
                map.text("says"),
                map.text("source"),
                FactReader.confidence(map));
    }

    /** In the order of the file. */
    public List<Setting> all() {
        return List.copyOf(settings.values());
    }

    public Optional<Setting> find(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    /** The names of the settings that a release does not have. */
    public Set<String> lackingIn(Release release) {
        return settings.values().stream()
                .filter(setting -> !setting.releases().contains(release.id()))
                .map(Setting::name)
                .collect(Collectors.toSet());
    }
}
