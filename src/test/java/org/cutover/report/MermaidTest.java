package org.cutover.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.cutover.interop.Installed;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.journal.JournalEvent.Direction;
import org.cutover.page.Chromium;
import org.cutover.page.Runs;
import org.cutover.scenario.ScenarioFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;

/** Ladders for Mermaid, read and drawn by Mermaid itself. */
class MermaidTest {

    /** Between them they have every kind of row. */
    private static final List<String> TELLING = List.of("calls/", "mediation/", "gateway/", "tls/", "mistakes/");

    @TempDir
    private static Path folder;

    private static ChromeDriver browser;

    @BeforeAll
    static void start() throws IOException {
        Installed.program("chromium", "chromium");
        Installed.program("chromedriver", "chromium-driver");
        browser = Chromium.start();
        browser.manage().timeouts().scriptTimeout(Duration.ofMinutes(1));
        Files.writeString(folder.resolve("mermaid.js"), script());
        var page = Files.writeString(
                folder.resolve("page.html"), "<!DOCTYPE html><meta charset=utf-8><script src=mermaid.js></script>");
        browser.get(page.toUri().toString());
        browser.executeScript("mermaid.initialize({ startOnLoad: false })");
    }

    private static String script() throws IOException {
        var about = new Properties();
        try (var properties =
                MermaidTest.class.getResourceAsStream("/META-INF/maven/org.webjars.npm/mermaid/pom.properties")) {
            about.load(properties);
        }
        try (var script = MermaidTest.class.getResourceAsStream(
                "/META-INF/resources/webjars/mermaid/%s/dist/mermaid.min.js".formatted(about.getProperty("version")))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    void everyLadderOfTheShippedScenariosIsASequenceDiagram() {
        var texts = new LinkedHashMap<String, String>();
        ScenarioFile.names().stream()
                .filter(name -> TELLING.stream().anyMatch(name::startsWith))
                .forEach(name -> Runs.shipped(name)
                        .stages()
                        .forEach(stage -> stage.calls()
                                .forEach(call -> texts.putIfAbsent(
                                        LadderMermaid.of(call.entries()),
                                        name + ", " + call.report().name()))));

        assertThat(texts).hasSizeGreaterThan(100);
        assertThat(refused(new ArrayList<>(texts.keySet())))
                .map(one -> texts.get(one.get(0)) + ": " + one.get(1) + "\n" + one.get(0))
                .isEmpty();
    }

    @Test
    void whatPeersWriteIsDrawnAsTheyWroteIt() {
        var phrases = Stream.of(
                        "end",
                        "a; b #1 #35;",
                        "<b>bold</b> & \"so\"",
                        "alt x: y -> z",
                        "%% no comment %%{init: {}}%%",
                        "{ loop } [par] (rect)",
                        "שלום",
                        "x".repeat(500),
                        "\\n `code` $$x$$ <br/> &lt;")
                .toList();
        var entries = new ArrayList<JournalEntry>();
        phrases.forEach(phrase -> entries.add(refusal(entries.size() + 1, phrase)));

        var text = LadderMermaid.of(entries);

        assertThat(refused(List.of(text))).as(text).isEmpty();
        assertThat(drawn(text)).contains(phrases.stream().map("486 "::concat).toArray(String[]::new));
    }

    private static JournalEntry refusal(int number, String phrase) {
        return new JournalEntry(
                number,
                Instant.EPOCH,
                new JournalEvent.Message(
                        Direction.SENT,
                        "end",
                        number % 2 == 0 ? "loop; #1" : "<gw> & \"co\"",
                        "127.0.1.1:1",
                        "127.0.1.2:2",
                        "tcp",
                        "c",
                        "INVITE",
                        486,
                        "SIP/2.0 486 %s\r\nCSeq: %d INVITE\r\n\r\n".formatted(phrase, number),
                        null));
    }

    /** Those that Mermaid does not take, each with what it says. */
    @SuppressWarnings("unchecked")
    private static List<List<String>> refused(List<String> texts) {
        return (List<List<String>>) browser.executeAsyncScript("""
                const [texts, done] = arguments;
                (async () => {
                    const refused = [];
                    for (const text of texts) {
                        try {
                            await mermaid.parse(text);
                        } catch (no) {
                            refused.push([text, String(no.message || no)]);
                        }
                    }
                    return refused;
                })().then(done, no => done([['', String(no)]]));
                """, texts);
    }

    /** The texts of a drawing. */
    @SuppressWarnings("unchecked")
    private static List<String> drawn(String text) {
        return (List<String>) browser.executeAsyncScript("""
                const [text, done] = arguments;
                mermaid.render('drawing', text).then(({ svg }) => {
                    const page = new DOMParser().parseFromString(svg, 'text/html');
                    done([...page.querySelectorAll('text')].map(one => one.textContent));
                }, no => done([String(no)]));
                """, text);
    }
}
