package org.cutover.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cutover.endpoint.ListeningPoint;
import org.cutover.endpoint.Testbed;
import org.cutover.report.Grid;
import org.cutover.report.ShortNames;

/** What listens where in an estate that runs, what is real, and a warning where others than this machine can reach it. */
final class ListeningTable {

    private final Testbed testbed;
    private final PrintWriter warnings;

    ListeningTable(Testbed testbed, PrintWriter warnings) {
        this.testbed = testbed;
        this.warnings = warnings;
    }

    void print(PrintWriter terminal) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("endpoint", "role", "release", "listens on", "for"));
        for (var point : testbed.listening()) {
            rows.add(shown(
                    point.node(),
                    point.role(),
                    point.release(),
                    point.address() + ":" + point.listener(),
                    point.peers()));
        }
        var deployment = testbed.deployment();
        terminal.println(deployment.name());
        terminal.println();
        Grid.lines(rows, "  ").forEach(terminal::println);
        for (var device : testbed.placement().devices()) {
            terminal.println(ShortNames.in(device.describe() + " is a real device.", deployment));
        }
        terminal.println();
        var outside = testbed.listening().stream()
                .filter(point -> !point.address().startsWith("127."))
                .toList();
        if (!outside.isEmpty()) {
            warnings.println(outside(outside));
        }
    }

    private List<String> shown(String... cells) {
        return Stream.of(cells)
                .map(cell -> ShortNames.in(cell, testbed.deployment()))
                .toList();
    }

    private String outside(List<ListeningPoint> points) {
        var names = points.stream()
                .map(point -> "%s on %s:%s".formatted(point.node(), point.address(), point.listener()))
                .toList();
        return "Others than this machine can reach %s. Whoever can send packets there can place calls."
                .formatted(String.join(", ", names));
    }
}
