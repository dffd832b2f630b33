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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
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

    @TempDir
    private static Path folder;

    private static ChromeDriver browser;
    private static String shipped;
    private static String mistake;
    private static String failing;

    @BeforeAll
    static void start() throws IOException {
        Installed.program("chromium", "chromium");
        Installed.program("chromedriver", "chromium-driver");
        shipped = page("shipped", Runs.shipped("migration/ocs-2007-r2-to-lync-2013"));
        mistake = page("mistake", Runs.shipped("mistakes/o1-route-to-new-mediation-server-too-early"));
        failing = page("failing", Runs.of(FAILING));
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
    void theFirstFailingCallAndItsReasonAreOneClickAway() {
        browser.get(failing);

        assertThat(text(".top")).contains("Failed", "not as expected");
        assertThat(text(".surprises li")).contains("alice calls out");
        find(".surprises .open").click();

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
        find(".surprises .open").click();
        assertThat(violations()).isEmpty();

        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        try {
            browser.get(mistake);
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
                Map.of("width", 390, "height", 844, "deviceScaleFactor", 2, "mobile", true));
        try {
            browser.get(shipped);
            assertThat((Long) browser.executeScript("return document.documentElement.scrollWidth"))
                    .isEqualTo(390);
            cell(0, 1).click();
            assertThat((Long) browser.executeScript("return document.querySelector('dialog .sheet').scrollWidth"))
                    .isLessThanOrEqualTo(390);
        } finally {
            browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        }
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
