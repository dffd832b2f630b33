package org.cutover.page;

import java.io.File;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium without a screen, and nothing but what is installed: neither it nor its driver asks for anything outside. */
public final class Chromium {

    /** It says that it has no bindings of its own for this version of the protocol, which nothing here uses. */
    private static final Logger BINDINGS = Logger.getLogger("org.openqa.selenium.devtools");

    private Chromium() {}

    /** It keeps what pages write to the console, and what they request. */
    public static ChromeDriver start() {
        BINDINGS.setLevel(Level.SEVERE);
        var logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        logging.enable(LogType.PERFORMANCE, Level.ALL);
        var options = new ChromeOptions();
        options.setBinary(onPath("chromium"));
        options.setCapability(ChromeOptions.LOGGING_PREFS, logging);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--window-size=1280,900");
        return new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(onPath("chromedriver"))
                        .usingAnyFreePort()
                        .build(),
                options);
    }

    private static File onPath(String program) {
        for (var folder : System.getenv("PATH").split(File.pathSeparator)) {
            var file = Path.of(folder, program).toFile();
            if (file.canExecute()) {
                return file;
            }
        }
        throw new IllegalStateException(program + " is not installed.");
    }
}
