package org.cutover.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cutover.interop.Installed;
import org.cutover.results.RecordedRun;
import org.cutover.results.RunReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/** The pages as people meet them: opened from disk in Chromium, by mouse, by keyboard, and by those who do not see them. */
class PageInBrowserTest {

    /** The mistake as somebody makes it who does not know of it. */
    private static final String FAILING = """
            version: 1
            rehearsal: A phone route names the new Mediation Server too early
            deployment: { rehearsal: migration/ocs-2007-r2-to-lync-2013, after: move-pilot-users }
            calls:
              - { name: alice calls out, from: alice, to: 9 555 0123 }
            plan:
              - define-gateway:
                  force: true
                  gateway: w15-gw.contoso.com
                  certified-for: lync-2013
                  site: seattle
                  root-trunk: { mediation-server: lync-pool.contoso.com }
              - change-phone-route:
                  force: true
                  route: Seattle PSTN
                  mediation-servers: [lync-pool.contoso.com]
            """;

    private static final String STRANGE = """
            version: 1
            rehearsal: "מעבר של alice ל lync-pool %s"
            deployment: contoso/before
            calls:
              - { name: "שלום alice > (123) עולם", from: alice, to: 9 555 0188 }
              - { name: "<b>&</b> %s", from: alice, to: 9 555 0123 }
            plan:
              - manual: "לבדוק את lync-pool, %s"
            """.formatted("x".repeat(500), "y".repeat(500), "z".repeat(500));

    @TempDir
    private static Path folder;

    private static ChromeDriver browser;
    private static String shipped;
    private static String mistake;
    private static String failing;
    private static String strange;

    @BeforeAll
    static void start() throws IOException {
        Installed.program("chromium", "chromium");
        Installed.program("chromedriver", "chromium-driver");
        shipped = page("shipped", Runs.shipped("migration/ocs-2007-r2-to-lync-2013"));
        mistake = page("mistake", Runs.shipped("mistakes/o1-route-to-new-mediation-server-too-early"));
        failing = page("failing", Runs.of(FAILING));
        strange = page("strange", Runs.of(STRANGE));
        browser = Chromium.start();
        // What is not there yet is waited for.
        browser.manage().timeouts().implicitlyWait(Duration.ofSeconds(5)).scriptTimeout(Duration.ofMinutes(2));
    }

    private static String page(String name, RecordedRun run) throws IOException {
        return Files.writeString(folder.resolve(name + ".html"), ReportPage.of(run))
                .toUri()
                .toString();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.quit();
        }
    }

    @AfterEach
    void nothingIsComplainedOfAndNothingIsFetched() {
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
        assertThat(browser.manage().logs().get(LogType.PERFORMANCE).getAll())
                .map(entry -> entry.getMessage())
                .filteredOn(message -> message.contains("\"Network.requestWillBeSent\""))
                .allMatch(message -> message.contains("\"url\":\"file://") || message.contains("\"url\":\"data:"));
    }

    @Test
    void aCellOpensItsCallByMouse() {
        browser.get(shipped);

        assertThat(browser.getTitle()).isEqualTo("OCS 2007 R2 to Lync Server 2013: Passed");
        assertThat(browser.findElements(By.cssSelector("table.stages tbody tr")))
                .hasSize(27);
        assertThat(browser.findElements(By.cssSelector(".strip li.changed"))).hasSize(3);
        cell(10, 1).click();

        assertThat(text("#call-title")).isEqualTo("alice calls out");
        assertThat(text("#call-stage")).startsWith("Stage 10, Add voice route W15PSTNRoute");
        assertThat(find("dialog .ladder").getSize().height).isGreaterThan(300);
        assertThat(text("dialog .trace")).contains("W15PSTNRoute");
        find("#before").click();
        assertThat(text("#call-stage")).startsWith("Stage 9, Publish the topology");
        assertThat(text("dialog .sheet")).contains("by ocs-med");
        find("#close").click();
        assertThat(find("dialog").isDisplayed()).isFalse();
    }

    @Test
    void aCellOpensItsCallByKeyboard() {
        browser.get(mistake);
        var cell = find("button.cell.changed");
        browser.executeScript("arguments[0].focus()", cell);

        browser.switchTo().activeElement().sendKeys(Keys.ENTER);

        assertThat(browser.switchTo().activeElement().getDomAttribute("id")).isEqualTo("call-title");
        assertThat(text("dialog .rule"))
                .contains("legacy-pool-new-mediation", "stated", "Migrate Mediation Server (JJ205173)");
        assertThat(find("dialog .ladder .refusal").getText()).contains("403 Forbidden, assumed");
        var message = find("dialog .messages summary");
        message.sendKeys(Keys.ENTER);
        assertThat(text("dialog .messages pre mark")).startsWith("INVITE sip:95550123");
        message.sendKeys(Keys.ESCAPE);
        assertThat(find("dialog").isDisplayed()).isFalse();
        assertThat(browser.switchTo().activeElement()).isEqualTo(cell);
    }

    @Test
    void aRunOfWhichNothingIsJudgedLooksAsCalmAsOthers() throws IOException {
        browser.get(page("not-judged", notJudged(Runs.shipped("calls/02-busy"))));

        assertThat(text(".top .verdict"))
                .isEqualTo("– Not judged 1 call was placed; what was expected of it is not known.");
        assertThat(find(".top h1").getCssValue("color")).isEqualTo(find("body").getCssValue("color"));
        assertThat(find(".top .says").getCssValue("font-weight")).isEqualTo("400");
    }

    private static RecordedRun notJudged(RecordedRun run) {
        var report = run.report();
        var open = new RunReport(
                report.version(),
                report.program(),
                report.java(),
                report.subject(),
                report.reading(),
                report.extent(),
                RunReport.NOT_JUDGED,
                report.simulatedSeconds(),
                report.calls(),
                report.acts(),
                report.stages());
        return new RecordedRun(open, run.world(), run.stages(), List.of());
    }

    @Test
    void thirteenCallsFitBesideEachOtherAt1400Pixels() {
        browser.manage().window().setSize(new Dimension(1400, 900));
        browser.get(shipped);

        assertThat((Boolean) browser.executeScript("const box = document.getElementById('table');"
                        + " return box.scrollWidth <= box.clientWidth + 1"
                        + " && getComputedStyle(box).overflowY === 'visible'"
                        + " && document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }

    @Test
    void aMessageRowShowsThatItOpensAndBarsMarkOnlyWhatIsWrong() {
        browser.get(shipped);
        browser.executeScript("arguments[0].click()", cell(0, 1));

        assertThat((String) browser.executeScript(
                        "return getComputedStyle(document.querySelector('.messages summary'), '::before').content"))
                .contains("▸");
        assertThat(find(".messages .line").getCssValue("border-left-width")).isEqualTo("0px");
    }

    @Test
    void arrowKeysGoFromCellToCell() {
        browser.get(shipped);
        browser.executeScript("arguments[0].focus()", find("#s1 summary"));

        browser.switchTo().activeElement().sendKeys(Keys.ARROW_RIGHT);
        assertThat(browser.switchTo().activeElement()).isEqualTo(cell(1, 1));
        browser.switchTo().activeElement().sendKeys(Keys.ARROW_DOWN);
        browser.switchTo().activeElement().sendKeys(Keys.ARROW_RIGHT);
        assertThat(browser.switchTo().activeElement()).isEqualTo(cell(2, 2));
        browser.switchTo().activeElement().sendKeys(Keys.ARROW_UP);
        browser.switchTo().activeElement().sendKeys(Keys.ARROW_LEFT);
        browser.switchTo().activeElement().sendKeys(Keys.ARROW_LEFT);
        assertThat(browser.switchTo().activeElement()).isEqualTo(find("#s1 summary"));
    }

    @Test
    void theFirstFailingCallAndItsReasonAreOneClickAway() {
        browser.get(failing);

        assertThat(text(".top")).contains("Failed", "not as expected");
        assertThat(text(".top .first"))
                .contains("stage 2, Change phone route Seattle PSTN", "alice calls out: refused by mediation@lync-fe1")
                .contains("an OCS 2007 R2 pool cannot communicate with a Lync Server 2013 Mediation Server");
        assertThat(find(".first .show").getRect().getY()).isLessThan(400);
        find(".first .show").click();

        assertThat(find("dialog").isDisplayed()).isTrue();
        assertThat(text("dialog .result")).contains("not as expected");
        assertThat(text("dialog .rule")).contains("legacy-pool-new-mediation");
        assertThat(find("dialog .ladder").isDisplayed()).isTrue();
    }

    @Test
    void anAccessibilityCheckerFindsNothing() throws IOException {
        browser.get(shipped);
        assertThat(violations()).isEmpty();

        browser.get(failing);
        find(".first .show").click();
        assertThat(violations()).isEmpty();

        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        try {
            browser.get(failing);
            assertThat(violations()).isEmpty();
            browser.get(mistake);
            browser.executeScript("document.querySelectorAll('.stages details').forEach(one => one.open = true)");
            assertThat(violations()).isEmpty();
            find("button.cell.changed").click();
            assertThat(violations()).isEmpty();
        } finally {
            browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
        }
    }

    @Test
    void onAPhoneThePageIsNoWiderThanTheScreen() {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 360, "height", 844, "deviceScaleFactor", 2, "mobile", true));
        try {
            for (var page : List.of(shipped, failing, strange)) {
                browser.get(page);
                assertThat(width("document.documentElement")).isEqualTo(360);
                browser.executeScript("document.querySelectorAll('.stages details').forEach(one => one.open = true)");
                assertThat(width("document.documentElement")).isEqualTo(360);
                find("button.cell").click();
                assertThat(width("document.querySelector('dialog .sheet')")).isLessThanOrEqualTo(360);
            }
        } finally {
            browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    @Test
    void aStageTellsItsStepAndHowToUndoIt() {
        browser.get(shipped);
        var stage = find("#s10 summary");
        assertThat(find("#s10 .work").isDisplayed()).isFalse();

        stage.sendKeys(Keys.ENTER);

        assertThat(text("#s10 .work"))
                .contains("Do, in: Lync Server Control Panel", "New-CsVoiceRoute", "W15PSTNRoute", "To undo:");
        cell(10, 1).click();
        assertThat(text("dialog .sheet")).contains("The step of this stage", "New-CsVoiceRoute", "To undo:");
    }

    @Test
    void onPaperAWideTableStandsInBandsOfCallsThatFit() throws IOException {
        var wide = page("wide", Runs.enlarged(Runs.shipped("migration/ocs-2007-r2-to-lync-2013"), 40, 12));
        // A4 landscape, without its margins.
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 1031, "height", 700, "deviceScaleFactor", 1, "mobile", false));
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        try {
            browser.get(wide);
            browser.executeScript("dispatchEvent(new Event('beforeprint'))");

            assertThat(find("#table").isDisplayed()).isFalse();
            assertThat(browser.findElements(By.cssSelector(".bands caption")))
                    .extracting(WebElement::getText)
                    .containsExactly("Calls A to J", "Calls K to T", "Calls U to AD", "Calls AE to AN");
            assertThat(browser.findElements(By.cssSelector(".bands td"))).hasSize(40 * 12);
            assertThat((Boolean) browser.executeScript("return [...document.querySelectorAll('.bands *')]"
                            + ".every(one => one.getBoundingClientRect().right <= 1031)"))
                    .isTrue();
            browser.executeScript("dispatchEvent(new Event('afterprint'))");
            assertThat(find("#table").isDisplayed()).isTrue();
        } finally {
            browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
            browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    @Test
    void aNameFromRightToLeftTurnsNothingAroundIt() {
        browser.get(strange);

        assertThat(text(".first .what")).endsWith("עולם: rejected by sea-gw: 404 Not Found, expected completed");
        // What follows the name in the sentence stands to the right of it.
        assertThat(find(".first .what strong").getRect().getX())
                .isEqualTo(find(".first .where").getRect().getX());
        find(".first .show").click();
        assertThat(find("#call-title").getDomAttribute("dir")).isEqualTo("auto");
        assertThat(find("#call-title").getCssValue("direction")).isEqualTo("rtl");
    }

    private static Long width(String element) {
        return (Long) browser.executeScript("return %s.scrollWidth".formatted(element));
    }

    private static WebElement cell(int stage, int call) {
        return find("#s%d td:nth-of-type(%d) button".formatted(stage, call));
    }

    private static WebElement find(String selector) {
        return browser.findElement(By.cssSelector(selector));
    }

    private static String text(String selector) {
        return find(selector).getText();
    }

    /** What axe-core finds, a line each: the rule, and the element. */
    private static List<?> violations() throws IOException {
        try (var script = PageInBrowserTest.class.getResourceAsStream("/axe.min.js")) {
            browser.executeScript(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        return (List<?>) browser.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run({ resultTypes: ['violations'] }).then(found => done(found.violations.flatMap(rule =>
                    rule.nodes.slice(0, 3).map(node => rule.id + ': ' + node.html.slice(0, 200) + ' ' + node.failureSummary))));
                """);
    }
}
