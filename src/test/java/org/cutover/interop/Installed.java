package org.cutover.interop;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Other programs that tests need. Where one is missing the test is skipped; in CI, which installs them, it fails. */
public final class Installed {

    private Installed() {}

    /**
     * The program, or the end of the test.
     *
     * @param debian the package of Debian that has it
     */
    public static String program(String name, String debian) {
        var path = System.getenv().getOrDefault("PATH", "");
        if (Arrays.stream(path.split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)))) {
            return name;
        }
        var why = "%s is not installed; Debian has it in the package %s.".formatted(name, debian);
        return "true".equals(System.getenv("CI")) ? fail(why) : abort(why);
    }
}
