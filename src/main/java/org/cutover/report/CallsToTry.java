package org.cutover.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cutover.results.RunReport;
import org.cutover.results.RunReport.Call;
import org.cutover.results.RunReport.Dialled;
import org.cutover.results.RunReport.Stage;

/**
 * Which calls test a step after which every call goes as before: those of the users that it changes or of the numbers that it
 * names; if there is none, those that went by a route, trunk, Mediation Server or gateway that it names.
 */
final class CallsToTry {

    private static final int MOST = 4;
    private static final Pattern NUMBER = Pattern.compile("\\+\\d{4,}");

    private final RunReport report;
    private final Stage stage;
    private final String done;

    private CallsToTry(RunReport report, Stage stage) {
        this.report = report;
        this.stage = stage;
        this.done = (stage.title() + "\n" + stage.work().how()).toLowerCase(Locale.ROOT);
    }

    /** Calls that complete, at most four, one out and one in at the front; none where the matrix has none that tests the step. */
    static List<Call> of(RunReport report, Stage stage) {
        var calls = new CallsToTry(report, stage);
        var ofUsers = calls.where(calls::isOfATouchedParty);
        return ofUsers.isEmpty() ? calls.where(calls::wentByWhatIsNamed) : ofUsers;
    }

    private List<Call> where(Predicate<Call> tests) {
        var ranks = new HashMap<String, Integer>();
        var found = new TreeMap<Integer, List<Call>>();
        for (var call : stage.calls()) {
            if (call.isCompleted() && tests.test(call)) {
                var rank = ranks.merge(dialled(call).direction(), 1, Integer::sum);
                found.computeIfAbsent(rank, key -> new ArrayList<>()).add(call);
            }
        }
        // The first of each direction before the second of any.
        return found.values().stream().flatMap(List::stream).limit(MOST).toList();
    }

    private boolean isOfATouchedParty(Call call) {
        var one = dialled(call);
        var digits = one.to().replaceAll("[ .()-]", "");
        var users = stage.touched().stream()
                .anyMatch(touched -> touched.equalsIgnoreCase(one.from())
                        || touched.equalsIgnoreCase(one.to())
                        || touched.equals(digits)
                        // An extension, or a number dialled with its prefix: the last digits are the same.
                        || touched.startsWith("+")
                                && digits.length() >= 4
                                && !digits.startsWith("+")
                                && (touched.endsWith(digits.substring(digits.length() - 4))));
        return users || numbers().anyMatch(digits::startsWith);
    }

    private Stream<String> numbers() {
        return NUMBER.matcher(done).results().map(found -> found.group());
    }

    private boolean wentByWhatIsNamed(Call call) {
        var way = call.seen().way();
        return Stream.of(way.route(), way.trunk(), way.mediationServer(), way.gateway())
                .filter(name -> !name.isEmpty())
                .anyMatch(name -> names(name.toLowerCase(Locale.ROOT)));
    }

    /** As a whole name, not as a part of another. */
    private boolean names(String name) {
        return Pattern.compile("(?<![\\w.-])" + Pattern.quote(name) + "(?![\\w-]|\\.\\w)")
                .matcher(done)
                .find();
    }

    private Dialled dialled(Call call) {
        return report.calls().stream()
                .filter(one -> one.name().equals(call.name()))
                .findFirst()
                .orElse(new Dialled(call.name(), "", "", "", "", ""));
    }
}
