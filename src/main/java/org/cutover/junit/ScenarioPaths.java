package org.cutover.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files that patterns name. */
final class ScenarioPaths {

    private ScenarioPaths() {}

    /**
     * In order, each once.
     *
     * @param patterns paths with {@code *}, and {@code **} for any folders or none
     * @throws IllegalArgumentException if one matches nothing
     */
    static List<Path> matching(List<String> patterns) {
        return patterns.stream()
                .flatMap(pattern -> matching(pattern).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Path> matching(String pattern) {
        var system = FileSystems.getDefault();
        // To Java two asterisks are one folder at least.
        var matchers = Stream.of(pattern, pattern.replace("**/", ""))
                .map(glob -> system.getPathMatcher("glob:" + glob))
                .toList();
        var found = all(begin(pattern)).stream()
                .filter(path -> matchers.stream().anyMatch(matcher -> matcher.matches(path)))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "No file matches \"%s\" in %s. Write it from there, like src/test/scenarios/**/*.yaml."
                            .formatted(pattern, Path.of("").toAbsolutePath()));
        }
        return found;
    }

    /** The folder before the first wildcard, or the file where there is none. */
    private static Path begin(String pattern) {
        var plain = pattern.replaceFirst("[*?\\[{].*", "");
        return Path.of(plain.equals(pattern) ? pattern : plain.substring(0, plain.lastIndexOf('/') + 1));
    }

    private static List<Path> all(Path begin) {
        var start = begin.toString().isEmpty() ? Path.of(".") : begin;
        if (!Files.exists(start)) {
            return List.of();
        }
        try (var files = Files.walk(start)) {
            return files.filter(Files::isRegularFile).map(Path::normalize).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
