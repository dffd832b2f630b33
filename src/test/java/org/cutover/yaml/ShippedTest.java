package org.cutover.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Says for the whole Java process where the working copy is, so no other test runs beside it. */
@Isolated
class ShippedTest {

    @TempDir
    Path folder;

    @Test
    void filesAreFoundBesideTheClasses() {
        assertThat(Shipped.find("simulator/releases/lync-2013.yaml"))
                .hasValueSatisfying(text -> assertThat(text).contains("id: lync-2013"));
        assertThat(Shipped.list("simulator/releases", ".yaml"))
                .contains(
                        "simulator/releases/lync-2010.yaml",
                        "simulator/releases/lync-2013.yaml",
                        "simulator/releases/ocs-2007-r2.yaml");
    }

    @Test
    void filesAreFoundInAJar() throws IOException {
        var shipped = new Shipped(Optional.empty(), jar());

        assertThat(shipped.paths("simulator", ".yaml")).containsExactly("simulator/a.yaml", "simulator/deep/er/b.yaml");
        assertThat(shipped.text("simulator/deep/er/b.yaml")).hasValue("b, from the jar");
        assertThat(shipped.files("simulator/deep", ".yaml"))
                .containsExactlyEntriesOf(Map.of("simulator/deep/er/b.yaml", "b, from the jar"));
    }

    @Test
    void theWorkingCopyGoesBeforeTheJar() throws IOException {
        write("home/simulator/a.yaml", "a, edited");
        var shipped = new Shipped(Optional.of(folder.resolve("home")), jar());

        assertThat(shipped.text("simulator/a.yaml")).hasValue("a, edited");
    }

    @Test
    void whatWasDeletedInTheWorkingCopyDoesNotComeBackFromTheJar() throws IOException {
        write("home/simulator/a.yaml", "a, edited");
        var shipped = new Shipped(Optional.of(folder.resolve("home")), jar());

        assertThat(shipped.paths("simulator", ".yaml")).containsExactly("simulator/a.yaml");
        assertThat(shipped.text("simulator/deep/er/b.yaml")).isEmpty();
    }

    @Test
    void aWorkingCopyWithoutScenariosLeavesThoseToTheJar() throws IOException {
        write("home/simulator/a.yaml", "a, edited");
        var shipped = new Shipped(Optional.of(folder.resolve("home")), jar());

        assertThat(shipped.text("scenarios/c.yaml")).hasValue("c, from the jar");
    }

    @Test
    void aFolderThatIsNoWorkingCopyIsPassedOver() throws IOException {
        var shipped = new Shipped(Optional.of(folder.resolve("nothing-here")), jar());

        assertThat(shipped.text("simulator/a.yaml")).hasValue("a, from the jar");
    }

    @Test
    void theWorkingCopyIsNamedByCutoverHome() throws IOException {
        write("home/scenarios/mine.yaml", "mine");
        System.setProperty(Shipped.HOME, folder.resolve("home").toString());
        try {
            assertThat(Shipped.list("scenarios", ".yaml")).containsExactly("scenarios/mine.yaml");
            assertThat(Shipped.find("scenarios/mine.yaml")).hasValue("mine");
        } finally {
            System.clearProperty(Shipped.HOME);
        }
    }

    @Test
    void whatIsNotThereIsEmpty() throws IOException {
        var shipped = new Shipped(Optional.empty(), jar());

        assertThat(shipped.text("simulator/missing.yaml")).isEmpty();
        assertThat(shipped.text("simulator/deep")).as("a folder").isEmpty();
        assertThat(shipped.paths("simulator/missing", ".yaml")).isEmpty();
    }

    @Test
    void nothingElseIsShipped() throws IOException {
        write("home/simulator/a.yaml", "a");
        write("home/secret.yaml", "not ours");
        var shipped = new Shipped(Optional.of(folder.resolve("home")), jar());

        assertThat(shipped.text("secret.yaml")).isEmpty();
        assertThat(shipped.text("simulator/../secret.yaml")).isEmpty();
        assertThat(shipped.paths("", ".yaml")).isEmpty();
    }

    private void write(String path, String text) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Path jar() throws IOException {
        var file = folder.resolve("cutover.jar");
        try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
            add(jar, "simulator/", "");
            add(jar, "simulator/a.yaml", "a, from the jar");
            add(jar, "simulator/deep/er/b.yaml", "b, from the jar");
            add(jar, "simulator/deep/er/b.ladder", "no yaml");
            add(jar, "scenarios/c.yaml", "c, from the jar");
        }
        return file;
    }

    private static void add(JarOutputStream jar, String name, String text) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(text.getBytes(StandardCharsets.UTF_8));
        jar.closeEntry();
    }
}
