package org.cutover.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The files that come with the program: {@code simulator/…} and {@code scenarios/…}.
 *
 * <p>A working copy goes before the program's own copy: where the folder that the system property {@code cutover.home}
 * names has {@code simulator} or {@code scenarios}, all of it is taken from there, so that an edit counts at once, and a
 * deleted file does not come back. The program's own copy is where its classes are: a folder, or a jar.
 */
public final class Shipped {

    /** The system property that names the working copy. */
    public static final String HOME = "cutover.home";

    private static final List<String> ROOTS = List.of("simulator", "scenarios");

    private final Optional<Path> home;
    private final Path own;

    /**
     * @param home the working copy, if there is one
     * @param own the folder or jar that has the program's own copy
     */
    Shipped(Optional<Path> home, Path own) {
        this.home = home;
        this.own = own;
    }

    private static Shipped here() {
        var home = Optional.ofNullable(System.getProperty(HOME)).filter(text -> !text.isBlank());
        try {
            // Not the whole class path: searching it opens every library, which takes longer than reading the files.
            var source = Shipped.class.getProtectionDomain().getCodeSource();
            return new Shipped(home.map(Path::of), Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException unusable) {
            throw new IllegalStateException("the program cannot tell where its classes are", unusable);
        }
    }

    /**
     * The text of a shipped file.
     *
     * @param path with forward slashes, such as {@code simulator/releases/lync-2013.yaml}
     * @throws InvalidFileException if it is no text
     */
    public static Optional<String> find(String path) {
        return here().text(path);
    }

    /** The paths of the shipped files in a folder and below whose names end so, sorted. */
    public static List<String> list(String folder, String suffix) {
        return here().paths(folder, suffix);
    }

    /** The texts of the files of {@link #list}, by their paths and in the same order. */
    public static Map<String, String> texts(String folder, String suffix) {
        return here().files(folder, suffix);
    }

    Optional<String> text(String path) {
        return Optional.ofNullable(files(path, "").get(path));
    }

    List<String> paths(String folder, String suffix) {
        var root = rootOf(folder);
        if (root.isEmpty()) {
            return List.of();
        }
        if (Files.isDirectory(root.get())) {
            return List.copyOf(below(root.get(), folder, suffix).keySet());
        }
        return List.copyOf(inJar(folder, suffix, (jar, entry) -> "").keySet());
    }

    /** The texts of the files at or below a path, sorted by path. */
    Map<String, String> files(String path, String suffix) {
        var root = rootOf(path);
        if (root.isEmpty()) {
            return Map.of();
        }
        if (!Files.isDirectory(root.get())) {
            return Collections.unmodifiableMap(inJar(
                    path,
                    suffix,
                    (jar, entry) -> new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8)));
        }
        var texts = new LinkedHashMap<String, String>();
        below(root.get(), path, suffix).forEach((name, file) -> texts.put(name, YamlFile.text(file)));
        return Collections.unmodifiableMap(texts);
    }

    /** The folder or jar that has this path; empty if the path is none of ours. */
    private Optional<Path> rootOf(String path) {
        var parts = List.of(path.split("/"));
        if (!ROOTS.contains(parts.get(0)) || parts.contains("..")) {
            return Optional.empty();
        }
        return Optional.of(home.filter(folder -> Files.isDirectory(folder.resolve(parts.get(0))))
                .orElse(own));
    }

    private static Map<String, Path> below(Path root, String path, String suffix) {
        var found = new TreeMap<String, Path>();
        var start = root.resolve(path);
        if (!Files.exists(start)) {
            return found;
        }
        try (var files = Files.walk(start)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                var name = root.relativize(file).toString().replace('\\', '/');
                if (name.endsWith(suffix)) {
                    found.put(name, file);
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the folder " + start + " cannot be listed", unreadable);
        }
        return found;
    }

    /** What is wanted of an entry. */
    private interface EntryReader {
        String read(ZipFile jar, ZipEntry entry) throws IOException;
    }

    private Map<String, String> inJar(String path, String suffix, EntryReader reader) {
        var found = new TreeMap<String, String>();
        try (var jar = new ZipFile(own.toFile())) {
            for (var entry : Collections.list(jar.entries())) {
                var name = entry.getName();
                var wanted = name.equals(path) || name.startsWith(path + "/");
                if (wanted && !entry.isDirectory() && name.endsWith(suffix)) {
                    found.put(name, reader.read(jar, entry));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the program's own file " + own + " cannot be read", unreadable);
        }
        return found;
    }
}
