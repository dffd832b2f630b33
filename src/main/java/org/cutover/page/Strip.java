package org.cutover.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cutover.results.RecordedRun;

/**
 * How many calls used which Mediation Server, stage by stage. A call that failed counts where it was tried last; one that a rule refused
 * counts nowhere, for nobody carried it.
 *
 * @param servers in the order in which calls came to them
 * @param most calls of one stage
 */
public record Strip(List<Server> servers, List<Stage> stages, int most) {

    private static final int COLOURS = 6;

    /**
     * A Mediation Server.
     *
     * @param colour 0 to 5; the same in every report that has the same servers
     * @param story when it is first or last used, in a few words; empty if it is used throughout
     */
    public record Server(int colour, String name, String story) {}

    /**
     * @param uses one for each server, in their order, those without a call left out
     * @param changed whether the calls are spread otherwise than at the stage before
     */
    public record Stage(int number, String title, List<Use> uses, boolean changed) {

        public String said() {
            return uses.isEmpty()
                    ? "no call by a Mediation Server"
                    : String.join(
                            ", ",
                            uses.stream()
                                    .map(use -> use.calls() + " by " + use.name())
                                    .toList());
        }
    }

    /** @param colour that of the server */
    public record Use(int colour, String name, int calls) {}

    static Strip of(RecordedRun run, Names names) {
        var counts = new ArrayList<Map<String, Integer>>();
        var servers = new LinkedHashMap<String, Integer>();
        for (var stage : run.stages()) {
            var count = new LinkedHashMap<String, Integer>();
            for (var call : stage.calls()) {
                var server = call.report().seen().way().mediationServer();
                if (!server.isEmpty() && !call.report().isRefused()) {
                    servers.putIfAbsent(server, servers.size());
                    count.merge(server, 1, Integer::sum);
                }
            }
            counts.add(count);
        }
        var colours = colours(servers.keySet());
        var stages = new ArrayList<Stage>();
        for (var i = 0; i < counts.size(); i++) {
            var count = counts.get(i);
            var uses = servers.keySet().stream()
                    .filter(count::containsKey)
                    .map(server -> new Use(colours.get(server), names.name(server), count.get(server)))
                    .toList();
            var stage = run.stages().get(i).report();
            // Where a step was refused no call is placed.
            var changed = i > 0 && !count.isEmpty() && !counts.get(i - 1).equals(count);
            stages.add(new Stage(stage.number(), names.name(stage.title()), uses, changed));
        }
        var most = counts.stream()
                .mapToInt(count ->
                        count.values().stream().mapToInt(Integer::intValue).sum())
                .max()
                .orElse(0);
        return new Strip(
                servers.keySet().stream()
                        .map(server ->
                                new Server(colours.get(server), names.name(server), story(server, counts, stages)))
                        .toList(),
                stages,
                most);
    }

    /** By name, not by the order in which calls came to them: two reports are looked at side by side. */
    private static Map<String, Integer> colours(Set<String> servers) {
        var colours = new TreeMap<String, Integer>();
        for (var server : new TreeSet<>(servers)) {
            var colour = Math.floorMod(server.hashCode(), COLOURS);
            while (colours.size() < COLOURS && colours.containsValue(colour)) {
                colour = (colour + 1) % COLOURS;
            }
            colours.put(server, colour);
        }
        return colours;
    }

    private static String story(String server, List<Map<String, Integer>> counts, List<Stage> stages) {
        var first = -1;
        var last = -1;
        var end = -1;
        for (var i = 0; i < counts.size(); i++) {
            if (counts.get(i).containsKey(server)) {
                first = first < 0 ? i : first;
                last = i;
            }
            end = counts.get(i).isEmpty() ? end : i;
        }
        var parts = new ArrayList<String>();
        if (first > 0) {
            parts.add("first used at stage %d, %s"
                    .formatted(stages.get(first).number(), stages.get(first).title()));
        }
        if (last < end) {
            parts.add("last used at stage %d; not from stage %d on, %s"
                    .formatted(
                            stages.get(last).number(),
                            stages.get(last + 1).number(),
                            stages.get(last + 1).title()));
        }
        return String.join("; ", parts);
    }
}
