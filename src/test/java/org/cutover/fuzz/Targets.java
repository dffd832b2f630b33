package org.cutover.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.cutover.call.SessionDescription;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.DeploymentFile;
import org.cutover.pattern.NumberPattern;
import org.cutover.pattern.Translation;
import org.cutover.scenario.ScenarioFile;
import org.cutover.sip.WireTargets;
import org.cutover.yaml.InvalidFileException;
import org.cutover.yaml.SourceText;

/** What reads input of strangers, each given any bytes: it says no in its own words, or goes on. */
public enum Targets {
    STREAM {
        @Override
        public void feed(byte[] bytes) {
            WireTargets.stream(bytes);
        }
    },
    ENTRY {
        @Override
        public void feed(byte[] bytes) {
            WireTargets.entry(bytes);
        }
    },
    SDP {
        @Override
        public void feed(byte[] bytes) {
            SessionDescription.read(text(bytes)).session().ifPresent(read -> {
                // One whose formats are all unknown is left with none, and is for nobody to write.
                if (!read.formats().isEmpty()
                        && SessionDescription.read(read.text()).session().isEmpty()) {
                    throw new AssertionError("what was read and written cannot be read: " + read.text());
                }
            });
        }
    },
    YAML {
        @Override
        public void feed(byte[] bytes) {
            var source = new SourceText("fuzzed.yaml", text(bytes), name -> Optional.empty());
            try {
                DeploymentFile.read(source, Releases.shipped());
            } catch (InvalidFileException said) {
                said.getMessage();
            }
            try {
                ScenarioFile.shipped().read(source);
            } catch (InvalidFileException said) {
                said.getMessage();
            }
        }
    },
    /** A pattern, a translation and a number, a line each. */
    PATTERN {
        @Override
        public void feed(byte[] bytes) {
            var lines = text(bytes).split("\n", 3);
            try {
                var pattern = NumberPattern.of(lines[0]);
                var number = lines.length > 2 ? lines[2] : "+14255550123";
                pattern.test(number);
                Translation.of(pattern, lines.length > 1 ? lines[1] : "$1");
            } catch (IllegalArgumentException said) {
                said.getMessage();
            }
        }
    };

    /** Throws what the part should have said in its own words. */
    public abstract void feed(byte[] bytes);

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
