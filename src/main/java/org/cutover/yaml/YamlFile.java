package org.cutover.yaml;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** A YAML 1.2 file whose top level is a mapping. */
public final class YamlFile {

    /** The version of every file format of ours; a file of another version is refused. */
    public static final int VERSION = 1;

    private static final int LARGEST_FILE = 64 * 1024 * 1024;

    private YamlFile() {}

    /**
     * Reads a file from disk.
     *
     * @throws InvalidFileException if it is missing, a directory, no text, or no YAML
     */
    public static YamlMap read(Path file, Problems problems) {
        return parse(text(file), file.toString(), problems);
    }

    /**
     * The text of a file from disk.
     *
     * @throws InvalidFileException if it is missing, a directory, too large, or not UTF-8 text
     */
    public static String text(Path file) {
        if (Files.isDirectory(file)) {
            throw fault(Place.wholeOf(file.toString()), "this is a folder. Name a file in it.");
        }
        if (!Files.exists(file)) {
            throw fault(Place.wholeOf(file.toString()), "there is no such file.");
        }
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw fault(Place.wholeOf(file.toString()), "the file is larger than 64 MiB; that is no file of ours.");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw fault(Place.wholeOf(file.toString()), "this is not UTF-8 text. Save the file as UTF-8.");
        } catch (IOException unreadable) {
            throw fault(Place.wholeOf(file.toString()), "the file cannot be read: " + unreadable.getMessage() + ".");
        }
    }

    /**
     * Parses text.
     *
     * @param name how faults name the file
     * @throws InvalidFileException if it is no YAML, or its top level is no mapping
     */
    public static YamlMap parse(String text, String name, Problems problems) {
        var settings = LoadSettings.builder()
                .setLabel(name)
                .setMaxAliasesForCollections(50)
                .setCodePointLimit(LARGEST_FILE)
                .build();
        try {
            var node = new Compose(settings).composeString(text);
            if (node.isEmpty()) {
                throw fault(Place.wholeOf(name), "the file is empty.");
            }
            if (!(node.get() instanceof MappingNode mapping)) {
                throw fault(new Place(name, 1, 1), "a mapping is expected here: lines of the form \"key: value\".");
            }
            return new YamlMap(mapping, name, problems);
        } catch (MarkedYamlEngineException broken) {
            var place = broken.getProblemMark()
                    .map(mark -> new Place(name, mark.getLine() + 1, mark.getColumn() + 1))
                    .orElse(Place.wholeOf(name));
            throw fault(place, BrokenYaml.words(broken.getProblem()));
        } catch (StackOverflowError tooDeep) {
            // The engine descends by calling itself, and bounds the depth only where it builds objects.
            throw fault(Place.wholeOf(name), "this is nested too deeply; that is no file of ours.");
        } catch (YamlEngineException broken) {
            throw fault(
                    Place.wholeOf(name),
                    "this is not YAML: "
                            + broken.getMessage().lines().findFirst().orElse("it cannot be parsed") + ".");
        }
    }

    private static InvalidFileException fault(Place place, String message) {
        return new InvalidFileException(List.of(new Problem(place, message)));
    }
}
