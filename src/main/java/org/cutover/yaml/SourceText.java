package org.cutover.yaml;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The text of a file, and the way to the files beside it: on disk, or among those shipped with the program.
 *
 * @param name how messages name the file
 * @param folder where its neighbours are
 */
public record SourceText(String name, String text, Folder folder) {

    /** A folder that files are looked up in. */
    @FunctionalInterface
    public interface Folder {
        /** The file at a path relative to this folder; empty if there is none. */
        Optional<SourceText> find(String relative);

        /** The path of a file that is no text, whether or not there is one; empty if this folder is none on disk. */
        default Optional<Path> path(String relative) {
            return Optional.empty();
        }
    }

    /** The folder of a file on disk. */
    private record FolderOf(Path file) implements Folder {
        @Override
        public Optional<SourceText> find(String relative) {
            var neighbour = file.resolveSibling(relative);
            return neighbour.toFile().isFile() ? Optional.of(ofFile(neighbour)) : Optional.empty();
        }

        @Override
        public Optional<Path> path(String relative) {
            return Optional.of(file.resolveSibling(relative));
        }
    }

    /**
     * A file on disk.
     *
     * @throws InvalidFileException if it is missing or no text
     */
    public static SourceText ofFile(Path file) {
        return new SourceText(file.toString(), YamlFile.text(file), new FolderOf(file));
    }

    /** A file shipped with the program, such as {@code simulator/deployments/contoso/before.yaml}. */
    public static Optional<SourceText> shipped(String path) {
        var folder = path.substring(0, path.lastIndexOf('/') + 1);
        return Shipped.find(path).map(text -> new SourceText(path, text, relative -> shipped(folder + relative)));
    }

    /** The file's mapping. */
    public YamlMap yaml(Problems problems) {
        return YamlFile.parse(text, name, problems);
    }
}
