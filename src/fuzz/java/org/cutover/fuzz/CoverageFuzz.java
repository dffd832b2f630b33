package org.cutover.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Fuzzing by coverage, with Jazzer: {@code mvn -Pfuzz -Dfuzz=sdp}, for a minute each. */
class CoverageFuzz {

    @FuzzTest(maxDuration = "1m")
    void stream(byte[] bytes) {
        Targets.STREAM.feed(bytes);
    }

    @FuzzTest(maxDuration = "1m")
    void entry(byte[] bytes) {
        Targets.ENTRY.feed(bytes);
    }

    @FuzzTest(maxDuration = "1m")
    void sdp(byte[] bytes) {
        Targets.SDP.feed(bytes);
    }

    @FuzzTest(maxDuration = "1m")
    void yaml(byte[] bytes) {
        Targets.YAML.feed(bytes);
    }

    @FuzzTest(maxDuration = "1m")
    void pattern(byte[] bytes) {
        Targets.PATTERN.feed(bytes);
    }
}
