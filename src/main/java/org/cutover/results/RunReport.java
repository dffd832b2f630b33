package org.cutover.results;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.cutover.call.CallOutcome;

/**
 * What became of a run, as {@code report.json} has it; its schema is {@code schema/report.json}. Plain data, so that it outlives
 * the program that wrote it.
 *
 * <p>Text that a file may lack is empty here, and null in the file.
 *
 * @param version of the format: {@link ReportJson#VERSION}, or that of the file it was read from
 * @param program version of the program that wrote it
 * @param java version of the Java that it ran on
 * @param rehearsal title
 * @param why what the scenario shows
 * @param domain the estate's own; names in it may be shown without it
 * @param disagreement what the documents disagree about, where the profile is not strict
 * @param extent how much of the rehearsal was run
 * @param verdict {@code passed}, {@code failed}, {@code undecided}; {@link #NOT_JUDGED} of a run that left no report
 * @param calls the call matrix; of a scenario without a plan its calls in order
 * @param acts what was done in a scenario without a plan, in order; none for a rehearsal
 */
public record RunReport(
        int version,
        String program,
        String java,
        @JsonUnwrapped Subject subject,
        @JsonUnwrapped Reading reading,
        Extent extent,
        String verdict,
        double simulatedSeconds,
        List<Dialled> calls,
        List<Act> acts,
        List<Stage> stages) {

    /** Of a run, or a call, of which the journal alone is left: it does not say what was expected. */
    public static final String NOT_JUDGED = "not judged";

    /** What was run. */
    public record Subject(String rehearsal, String why, String domain) {
        public Subject {
            rehearsal = orEmpty(rehearsal);
            why = orEmpty(why);
            domain = orEmpty(domain);
        }
    }

    /** How the documents were read where they contradict each other. */
    public record Reading(String profile, String disagreement) {
        public Reading {
            profile = orEmpty(profile);
            disagreement = orEmpty(disagreement);
        }
    }

    /**
     * A call of the matrix.
     *
     * @param direction {@code outbound}, {@code inbound}, {@code internal}
     * @param expected how it is to end, where a stage says nothing else
     * @param spans id of the step across which it stands; empty for a call that is placed after every step
     */
    public record Dialled(String name, String from, String to, String direction, String expected, String spans) {
        public Dialled {
            name = orEmpty(name);
            from = orEmpty(from);
            to = orEmpty(to);
            direction = orEmpty(direction);
            expected = orEmpty(expected);
            spans = orEmpty(spans);
        }
    }

    /**
     * Something that was done in a scenario without a plan.
     *
     * @param kind {@code dial}, {@code happen}, {@code wait}, {@code hang-up}, {@code step}
     * @param text in a few words
     */
    public record Act(String kind, String text) {
        public Act {
            kind = orEmpty(kind);
            text = orEmpty(text);
        }
    }

    /**
     * A step, and the calls placed after it.
     *
     * @param step its id; {@code as it is} before any
     * @param complaint what was not as expected of the step itself; empty where it was
     * @param refused why the step was not carried out; empty if it was
     * @param refusedBy ids of the rules that refused it
     * @param forced ids of rules that forbid the step, which was carried out all the same
     * @param touched users whose settings the step changed, and their numbers
     * @param report what the product reports of the step, a line for each object
     * @param findings what is broken or not documented in the estate now in force
     */
    public record Stage(
            @JsonUnwrapped Step done,
            String verdict,
            String complaint,
            String refused,
            List<String> refusedBy,
            List<String> forced,
            List<String> touched,
            List<String> report,
            List<String> findings,
            List<Wait> waits,
            List<Call> calls) {

        public Stage {
            done = done == null ? new Step(0, "", "", Work.NONE) : done;
            verdict = orEmpty(verdict);
            complaint = orEmpty(complaint);
            refused = orEmpty(refused);
            refusedBy = orEmpty(refusedBy);
            forced = orEmpty(forced);
            touched = orEmpty(touched);
            report = orEmpty(report);
            findings = orEmpty(findings);
            waits = orEmpty(waits);
            calls = orEmpty(calls);
        }

        public int number() {
            return done.number();
        }

        /** Id of the step. */
        public String step() {
            return done.step();
        }

        public Work work() {
            return done.work();
        }

        public String title() {
            return done.title();
        }
    }

    /**
     * What was done.
     *
     * @param number 0 for the estate as it is, then 1 for the first step
     * @param step id; {@code as it is} before any
     * @param title in a short sentence
     * @param work what it is in the products; {@link Work#NONE} before any step, and where a report does not say
     */
    public record Step(int number, String step, String title, Work work) {
        public Step {
            step = orEmpty(step);
            title = orEmpty(title);
            work = work == null ? Work.NONE : work;
        }
    }

    /**
     * What someone does in the products to carry out a step.
     *
     * @param tool where
     * @param how the menus, or the cmdlet with its parameters
     * @param pending whether the edit is left unpublished or uncommitted
     * @param undo how it is undone; where it cannot be, why
     * @param undoable false from the point of no return on
     * @param undoes numbers of the stages whose steps it undoes, the last first; none but of a roll-back
     */
    public record Work(String tool, String how, boolean pending, String undo, boolean undoable, List<Integer> undoes) {

        public static final Work NONE = new Work("", "", false, "", true, List.of());

        public Work {
            tool = orEmpty(tool);
            how = orEmpty(how);
            undo = orEmpty(undo);
            undoes = orEmpty(undoes);
        }

        public boolean isNone() {
            return equals(NONE);
        }
    }

    /**
     * A time in which nobody did anything.
     *
     * @param seconds how long, in simulated time
     * @param after the number of the last entry of the journal before it
     * @param until the number of the last entry of the journal in it
     * @param complaint what was not as expected; empty where it was
     */
    public record Wait(double seconds, long after, long until, String complaint) {
        public Wait {
            complaint = orEmpty(complaint);
        }
    }

    /**
     * How a call went, held against what was expected.
     *
     * @param callId Call-ID of its first leg, or its circuit: the journal has the rest under it
     * @param expected how it was to end, in a few words
     * @param expectedWay the way it was to take, in a few words; empty where it does not matter
     * @param complaints what was not as expected, a sentence part each
     * @param asAnnounced it failed, as it was announced that it would, although calls of this kind are to complete
     */
    public record Call(
            String name,
            String callId,
            @JsonUnwrapped Seen seen,
            String expected,
            String expectedWay,
            String verdict,
            List<String> complaints,
            boolean asAnnounced) {

        public Call {
            name = orEmpty(name);
            callId = orEmpty(callId);
            seen = seen == null ? Seen.NOTHING : seen;
            expected = orEmpty(expected);
            expectedWay = orEmpty(expectedWay);
            verdict = orEmpty(verdict);
            complaints = orEmpty(complaints);
        }

        public boolean isCompleted() {
            return seen.outcome().equals("completed");
        }

        /** A rule refused it: by whatever it was on its way, nobody there carried it. */
        public boolean isRefused() {
            return seen.outcome().equals("refused");
        }

        /** Nobody here could place it: nothing was seen of it, and it neither passes nor fails. */
        public boolean isNotPlaced() {
            return seen.outcome().equals(CallOutcome.NotPlaced.WORD);
        }

        /** What its verdict means, in a few words. */
        public String judged() {
            if (isNotPlaced()) {
                return "could not be placed, neither passes nor fails";
            }
            return switch (verdict) {
                case "passed" -> "as expected";
                case "failed" -> "not as expected";
                case "undecided" -> "as expected, but no source says that it would be";
                default -> RunReport.NOT_JUDGED;
            };
        }
    }

    /**
     * What the journal says of a call.
     *
     * @param outcome one word: {@code completed}, {@code busy} …
     * @param ended the same in a sentence without its full stop; the one word where a report of version 1 has no more
     * @param status final SIP status; 0 if there was none
     * @param rule the rule that refused it; empty if none did
     * @param citation what that rule says, and where it is stated
     * @param undocumented ids of rules that answer "unknown" for a pair it crossed
     * @param linksRefused why connections for it were refused, a word each
     * @param why where and why it failed, or why it went this way
     */
    public record Seen(
            String outcome,
            String ended,
            int status,
            @JsonUnwrapped Taken way,
            String rule,
            Citation citation,
            List<String> undocumented,
            List<String> linksRefused,
            String why) {

        static final Seen NOTHING = new Seen("", "", 0, Taken.NONE, "", Citation.NONE, List.of(), List.of(), "");

        public Seen {
            outcome = orEmpty(outcome);
            ended = orEmpty(ended).isEmpty() ? outcome : ended;
            way = way == null ? Taken.NONE : way;
            rule = orEmpty(rule);
            citation = citation == null ? Citation.NONE : citation;
            undocumented = orEmpty(undocumented);
            linksRefused = orEmpty(linksRefused);
            why = orEmpty(why);
        }
    }

    /** By what a call went, or tried to go last; what it did not go by is empty. */
    public record Taken(String route, String trunk, String mediationServer, String gateway) {

        static final Taken NONE = new Taken("", "", "", "");

        public Taken {
            route = orEmpty(route);
            trunk = orEmpty(trunk);
            mediationServer = orEmpty(mediationServer);
            gateway = orEmpty(gateway);
        }
    }

    /**
     * A rule as it was cited.
     *
     * @param says what it says of this pair
     * @param source where it is stated
     * @param confidence {@code stated}, {@code implied}, {@code conflicting}, {@code assumed}
     */
    public record Citation(String says, String source, String confidence) {

        static final Citation NONE = new Citation("", "", "");

        public Citation {
            says = orEmpty(says);
            source = orEmpty(source);
            confidence = orEmpty(confidence);
        }

        public boolean isNone() {
            return equals(NONE);
        }
    }

    public RunReport {
        program = orEmpty(program);
        java = orEmpty(java);
        subject = subject == null ? new Subject("", "", "") : subject;
        reading = reading == null ? new Reading("strict", "") : reading;
        extent = extent == null ? Extent.UNKNOWN : extent;
        verdict = orEmpty(verdict);
        calls = orEmpty(calls);
        acts = orEmpty(acts);
        stages = orEmpty(stages);
    }

    /** What is broken or not documented in the estate before any step. */
    public List<String> foundBefore() {
        return stages.isEmpty() || stages.get(0).number() != 0
                ? List.of()
                : stages.get(0).findings();
    }

    public String title() {
        return subject.rehearsal();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
