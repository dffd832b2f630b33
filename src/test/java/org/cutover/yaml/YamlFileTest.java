package org.cutover.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlFileTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''           | f.yaml: the file is empty.
            '# nothing'  | f.yaml: the file is empty.
            just text    | f.yaml:1:1: a mapping is expected here: lines of the form "key: value".
            - a list     | f.yaml:1:1: a mapping is expected here: lines of the form "key: value".
            'a: [1, 2'   | f.yaml:1:9: a comma is missing before this, or the bracket [ before it is not closed.
            'a: {b: 1'   | f.yaml:1:9: a comma is missing before this, or the brace { before it is not closed.
            'a: *nobody' | f.yaml:1:4: this is not YAML: found undefined alias nobody.
            """)
    void whatIsNoMappingIsNoFileOfOurs(String text, String fault) {
        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> YamlFile.parse(text, "f.yaml", new Problems()))
                .withMessage(fault);
    }

    @Test
    void whatBreaksTheLayoutIsSaidInWordsForPeople() {
        assertThat(fault("a: 1\n  b: 2\n"))
                .isEqualTo(
                        "f.yaml:2:4: a colon is not expected here: the line is indented too far, or a text with a colon in"
                                + " it needs quotes.");
        assertThat(fault("a:\n  b: 1\n    c: 2\n")).startsWith("f.yaml:3:6: a colon is not expected here");
        assertThat(fault("a:\n  - b: {}\n   c: 1\n"))
                .isEqualTo(
                        "f.yaml:3:4: this line is indented too far. Lines that belong together begin in one column.");
        assertThat(fault("a:\n  b: {}\n  - c\n")).startsWith("f.yaml:3:3: this line does not fit the ones before.");
        assertThat(fault("a:\n\tb: 1\n")).startsWith("f.yaml:2:1: a tab stands here.");
        assertThat(fault("a: 'b\n")).startsWith("f.yaml:2:1: the file ends within a text in quotes.");
        assertThat(fault("a: 1\nb\nc: 2\n")).contains("a key without its colon stands here.");
    }

    private static String fault(String text) {
        return catchThrowableOfType(InvalidFileException.class, () -> YamlFile.parse(text, "f.yaml", new Problems()))
                .getMessage();
    }

    @Test
    void aFileOfBracketsIsAFault() {
        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> YamlFile.parse("a: " + "[".repeat(100_000), "f.yaml", new Problems()))
                .withMessage("f.yaml: this is nested too deeply; that is no file of ours.");
    }

    @Test
    void aFileIsReadFromDisk() throws IOException {
        var file = Files.writeString(folder.resolve("a.yaml"), "name: Zürich\n");

        assertThat(YamlFile.read(file, new Problems()).text("name")).isEqualTo("Zürich");
    }

    @Test
    void aFileThatCannotBeReadIsSaidByItsName() throws IOException {
        var missing = folder.resolve("missing.yaml");
        var latin = Files.write(folder.resolve("latin.yaml"), "name: Zürich".getBytes(StandardCharsets.ISO_8859_1));

        assertFault(missing, missing + ": there is no such file.");
        assertFault(folder, folder + ": this is a folder. Name a file in it.");
        assertFault(latin, latin + ": this is not UTF-8 text. Save the file as UTF-8.");
    }

    @Test
    void aFileFindsItsNeighbours() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "a: 1");
        Files.createDirectory(folder.resolve("deep"));
        Files.writeString(folder.resolve("deep/b.yaml"), "b: 2");

        var file = SourceText.ofFile(folder.resolve("a.yaml"));
        assertThat(file.folder().find("deep/b.yaml")).map(SourceText::text).hasValue("b: 2");
        assertThat(file.folder().find("deep/b.yaml").orElseThrow().folder().find("../a.yaml"))
                .map(SourceText::text)
                .hasValue("a: 1");
        assertThat(file.folder().find("deep")).isEmpty();
    }

    @Test
    void aShippedFileFindsItsNeighbours() {
        var before =
                SourceText.shipped("simulator/deployments/contoso/before.yaml").orElseThrow();

        assertThat(before.folder().find("before.yaml")).map(SourceText::name).hasValue(before.name());
        assertThat(before.folder().find("nothing.yaml")).isEmpty();
    }

    private static void assertFault(Path file, String fault) {
        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> YamlFile.text(file))
                .withMessage(fault);
    }
}
