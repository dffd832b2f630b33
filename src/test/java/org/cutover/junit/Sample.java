package org.cutover.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/**
 * A class of tests that is run by a test, as somebody's build would.
 *
 * @param results where its failures leave their folders
 */
record Sample(EngineExecutionResults run, Path results) {

    static Sample of(Class<?> tests, Path results) {
        return new Sample(
                EngineTestKit.engine("junit-jupiter")
                        .selectors(selectClass(tests))
                        .configurationParameter("cutover.results", results.toString())
                        .execute(),
                results);
    }

    /** What its failed tests threw, in the order of their end. */
    List<Throwable> thrown() {
        return run.testEvents().failed().stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream())
                .toList();
    }

    /** Of the only test that failed. */
    Throwable onlyThrown() {
        var all = thrown();
        if (all.size() != 1) {
            throw new AssertionError("%d tests failed, not one: %s".formatted(all.size(), all));
        }
        return all.get(0);
    }

    List<String> names() {
        return run.allEvents().finished().stream()
                .map(Event::getTestDescriptor)
                .filter(one -> one.isTest())
                .map(one -> one.getDisplayName())
                .toList();
    }

    /** What is in the folder of results, all the way down. */
    List<String> left() throws IOException {
        if (!Files.exists(results)) {
            return List.of();
        }
        try (var files = Files.walk(results)) {
            return files.filter(file -> !file.equals(results))
                    .map(file -> results.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
