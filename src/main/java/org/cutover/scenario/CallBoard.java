package org.cutover.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cutover.call.CallOutcome;
import org.cutover.deployment.Deployment;
import org.cutover.journal.Journal;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.journal.JournalEvent.Direction;

/**
 * The calls of an estate that is used by hand, seen in its journal as they come and go. It may run for days: the journal forgets what
 * is long past, and of calls that are over so does the board.
 */
public final class CallBoard {

    /** Legs that are over. What is repeated of them late is no new call. */
    private static final int MOST_REMEMBERED = 1_000;

    /** Entries of a call that stands, beside those that the journal keeps in any case. */
    private static final int MOST_OF_A_CALL = 2_000;

    /** Characters of who calls or is called: of a line that is read. */
    private static final int LONGEST_NAME = 64;

    private final Journal journal;
    private final Deployment estate;
    private final int kept;
    private final Map<String, Standing> standing = new LinkedHashMap<>();
    private final Set<String> legs = new LinkedHashSet<>();
    private final Map<Integer, Standing> byNumber = new LinkedHashMap<>();
    private final List<News> news = new ArrayList<>();
    /** So often a call that is over is looked at before it counts as lost. */
    private static final int LOOKS = 20;

    private int read;
    private int forgotten;
    private int count;

    /** A call under way, and what is known of it so far. */
    private static final class Standing {
        private final Call call;
        private final String caller;
        private List<JournalEntry> begun = List.of();
        private int journalFrom;
        private boolean rings;
        private Optional<Instant> answered = Optional.empty();
        private Optional<Instant> over = Optional.empty();
        private int looks;

        Standing(Call call, String caller, int journalFrom) {
            this.call = call;
            this.caller = caller;
            this.journalFrom = journalFrom;
        }
    }

    /**
     * Who calls whom.
     *
     * @param number its place among the calls, from 1
     * @param at when it began
     */
    public record Call(int number, Instant at, String from, String to, String callId) {}

    /**
     * A call that is over.
     *
     * @param talk from its answer to its end; zero if it was not answered
     */
    public record Ended(Call call, CallRecord record, Duration talk) {}

    /**
     * A call that is not over has come further.
     *
     * @param answered else the caller hears that it rings
     */
    public record News(Call call, Instant at, boolean answered) {}

    /** @param kept how many entries the journal keeps at least; it has never more than twice as many */
    public CallBoard(Journal journal, Deployment estate, int kept) {
        this.journal = journal;
        this.estate = estate;
        this.kept = kept;
    }

    /** Reads on in the journal: the calls that were over when this was last called, and have settled since. */
    public List<Ended> readOn() {
        var settled =
                standing.values().stream().filter(call -> call.over.isPresent()).toList();
        news.clear();
        for (var entry : journal.after(read)) {
            // Not one more: under a flood the journal may have forgotten some that were not read.
            read = (int) entry.number();
            happened(entry);
        }
        var ended = settled.stream()
                .map(this::endedIfSettled)
                .flatMap(Optional::stream)
                .toList();
        ended.forEach(call -> standing.remove(call.call().callId()));
        if (read - forgotten > 2 * kept) {
            forget(read - kept);
        }
        return ended;
    }

    /** Lets the journal forget its first entries, but for those of calls that stand. */
    private void forget(int count) {
        for (var call : standing.values()) {
            // A leg may turn out late to be one of the call: all is looked at, also what is kept in any case.
            call.begun = entries(call).stream()
                    .filter(entry -> entry.number() <= count)
                    .limit(MOST_OF_A_CALL)
                    .toList();
            call.journalFrom = Math.max(call.journalFrom, count);
        }
        byNumber.values().removeIf(call -> call.journalFrom < count);
        journal.forget(count);
        forgotten = count;
    }

    /** What was new of calls, in their order, when {@link #readOn} was last called. */
    public List<News> news() {
        return List.copyOf(news);
    }

    /** The calls under way. */
    public List<Call> calls() {
        return standing.values().stream()
                .filter(call -> call.over.isEmpty())
                .map(call -> call.call)
                .toList();
    }

    /** A call whose BYE has gone its way on one leg is lost on the others, or they have not heard yet: it is looked at again. */
    private Optional<Ended> endedIfSettled(Standing seen) {
        var ended = ended(seen);
        boolean lost = ended.record().outcome() instanceof CallOutcome.Dropped;
        return lost && ++seen.looks < LOOKS ? Optional.empty() : Optional.of(ended);
    }

    private Ended ended(Standing seen) {
        var record = CallRecord.of(entries(seen), seen.call.callId(), estate);
        var talk = seen.answered
                .map(answered -> Duration.between(answered, seen.over.orElse(answered)))
                .orElse(Duration.ZERO);
        return new Ended(seen.call, record, talk);
    }

    private void happened(JournalEntry entry) {
        if (entry.event() instanceof JournalEvent.Joined joined) {
            join(joined);
        } else if (entry.event() instanceof JournalEvent.Message message) {
            message(entry, message);
        } else if (entry.event() instanceof JournalEvent.Circuit circuit) {
            circuit(entry, circuit);
        }
    }

    /** What is joined to a call is no call of its own, also where that is known late. */
    private void join(JournalEvent.Joined joined) {
        if (legs.contains(joined.callId())) {
            standing.remove(joined.otherCallId());
            remember(joined.otherCallId());
        } else {
            remember(joined.callId());
        }
    }

    private void remember(String leg) {
        legs.add(leg);
        if (legs.size() > MOST_REMEMBERED) {
            var eldest = legs.iterator();
            while (legs.size() > MOST_REMEMBERED / 2 && eldest.hasNext()) {
                if (!standing.containsKey(eldest.next())) {
                    eldest.remove();
                }
            }
        }
    }

    private void message(JournalEntry entry, JournalEvent.Message message) {
        var sent = message.direction() == Direction.SENT;
        var call = standing.get(message.callId());
        if (message.method().equals("INVITE") && message.status() == 0 && !legs.contains(message.callId())) {
            var to = SipText.header(message.text(), "To").orElse("");
            if (!to.contains("tag=")) {
                begin(
                        entry,
                        message.callId(),
                        sent ? message.endpoint() : message.peer(),
                        caller(message),
                        called(message));
            }
        } else if (call != null && message.method().equals("BYE") && message.status() >= 200) {
            over(call, entry.at());
        } else if (call != null
                && message.method().equals("INVITE")
                && message.status() >= 180
                && call.caller.equals(sent ? message.peer() : message.endpoint())) {
            if (message.status() < 200) {
                ringing(call, entry.at());
            } else if (message.status() >= 300) {
                // A 2xx before it stands in a dialog: this is of a re-INVITE.
                if (call.answered.isEmpty()) {
                    over(call, entry.at());
                }
            } else {
                answered(call, entry.at());
            }
        }
    }

    /** 18x; one that only says that the call is queued or goes on is taken for it too. */
    private void ringing(Standing call, Instant at) {
        if (!call.rings && call.answered.isEmpty()) {
            call.rings = true;
            news.add(new News(call.call, at, false));
        }
    }

    private void answered(Standing call, Instant at) {
        if (call.answered.isEmpty()) {
            call.answered = Optional.of(at);
            news.add(new News(call.call, at, true));
        }
    }

    private void circuit(JournalEntry entry, JournalEvent.Circuit circuit) {
        var call = standing.get(circuit.circuit());
        if (circuit.message().equals("SETUP") && !legs.contains(circuit.circuit())) {
            begin(entry, circuit.circuit(), circuit.endpoint(), circuit.endpoint(), user(circuit.detail()));
        } else if (call != null && circuit.message().equals("ALERTING")) {
            ringing(call, entry.at());
        } else if (call != null && circuit.message().equals("CONNECT")) {
            answered(call, entry.at());
        } else if (call != null && List.of("DISCONNECT", "RELEASE").contains(circuit.message())) {
            over(call, entry.at());
        }
    }

    private void begin(JournalEntry entry, String callId, String caller, String from, String to) {
        remember(callId);
        var call = new Call(++count, entry.at(), from, to, callId);
        var seen = new Standing(call, caller, read - 1);
        standing.put(callId, seen);
        byNumber.put(count, seen);
    }

    private static void over(Standing call, Instant at) {
        if (call.over.isEmpty()) {
            call.over = Optional.of(at);
        }
    }

    private static String called(JournalEvent.Message invite) {
        var line = invite.text().lines().findFirst().orElse("").split(" ");
        return user(line.length > 1 ? line[1] : "");
    }

    private static String caller(JournalEvent.Message invite) {
        return user(SipText.header(invite.text(), "From").orElse(""));
    }

    /** The user part of a URI, without its parameters. */
    private static String user(String uri) {
        var user = Visible.text(uri.replaceFirst("^.*?\\b(sips?|tel):", "")
                .replaceFirst("[@;>].*$", "")
                .replace("%23", "#"));
        return user.length() <= LONGEST_NAME ? user : user.substring(0, LONGEST_NAME) + "…";
    }

    /** The call that began last. */
    public Optional<Call> last() {
        return find(Integer.toString(count));
    }

    /** The call of a number: one that is not over, or not long. */
    public Optional<Call> find(String number) {
        return byNumber.values().stream()
                .map(seen -> seen.call)
                .filter(call -> Integer.toString(call.number()).equals(number))
                .findFirst();
    }

    /** What the journal has of a call. */
    public List<JournalEntry> entries(Call call) {
        return Optional.ofNullable(byNumber.get(call.number()))
                .map(this::entries)
                .orElseGet(List::of);
    }

    private List<JournalEntry> entries(Standing seen) {
        var all = new ArrayList<>(seen.begun);
        all.addAll(journal.after(seen.journalFrom));
        return CallEntries.of(all, seen.call.callId());
    }
}
