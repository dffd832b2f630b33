package org.cutover.call;

import java.util.List;
import java.util.stream.Stream;
import org.cutover.routing.TrunkConfiguration.Carried;

/**
 * Which header fields cross a Mediation Server, from the leg of the pool to that of the gateway and back. A back-to-back user agent
 * makes its own messages: what stands in no row, and what a row does not let pass, stays on its leg. For people the table stands in
 * {@code src/docs/header-mapping.md}.
 */
public final class HeaderMapping {

    /** In which direction. */
    public enum Way {
        TO_GATEWAY,
        TO_POOL
    }

    /** In which messages. */
    public enum Of {
        INVITE,
        /** A final response of 300 or more to an INVITE. */
        REFUSAL,
        /** BYE and CANCEL. */
        END
    }

    /** What becomes of a header field. */
    public enum Fate {
        /** It is on the other leg as it came. */
        CARRIED("carried"),
        /** As it came, where the trunk configuration says {@code forward-pai}. */
        BY_PAI("by forward-pai"),
        /** As it came, where the trunk configuration says {@code forward-call-history}. */
        BY_CALL_HISTORY("by forward-call-history"),
        /** As it came, where the trunk configuration says {@code forward-location}. */
        BY_LOCATION("by forward-location"),
        /** The other leg has one that is made from it. */
        MAPPED("mapped"),
        /** Each leg has its own, which has nothing to do with that of the other. */
        OWN("own"),
        /** It stays on its leg. */
        DROPPED("dropped");

        private final String word;

        Fate(String word) {
            this.word = word;
        }

        /** How documents have it. */
        public String word() {
            return word;
        }

        private boolean passes(Carried carried) {
            return switch (this) {
                case CARRIED -> true;
                case BY_PAI -> carried.pai();
                case BY_CALL_HISTORY -> carried.callHistory();
                case BY_LOCATION -> carried.location();
                case MAPPED, OWN, DROPPED -> false;
            };
        }
    }

    /**
     * What becomes of one header field.
     *
     * @param why with the section of an RFC or the product's document that says so; what none says is marked as assumed
     */
    public record Row(Of of, String header, Fate toGateway, Fate toPool, String why) {

        Fate on(Way way) {
            return way == Way.TO_GATEWAY ? toGateway : toPool;
        }
    }

    private static final List<Row> ROWS =
            Stream.of(invite(), refusal(), end()).flatMap(List::stream).toList();

    /** What a refusal carries over in both directions. */
    public static final List<String> OF_REFUSAL = carried(Of.REFUSAL, Way.TO_POOL, Carried.DEFAULT);

    private HeaderMapping() {}

    private static List<Row> invite() {
        return List.of(
                row("Call-ID, CSeq, Via, Contact, tags", Fate.OWN, Fate.OWN, "RFC 3261 section 6: two dialogs"),
                row("Route, Record-Route", Fate.OWN, Fate.OWN, "RFC 3261 section 12.1: they belong to a dialog"),
                row("User-Agent", Fate.OWN, Fate.OWN, "RFC 3261 section 20.41: whose message it is"),
                row("Allow, Supported, Require", Fate.OWN, Fate.OWN, "RFC 3261 section 20.32: what each end can do"),
                row("Session-Expires, Min-SE", Fate.OWN, Fate.OWN, "RFC 4028; EnableSessionTimer: a timer each leg"),
                row(
                        "Request-URI, To",
                        Fate.MAPPED,
                        Fate.MAPPED,
                        "the called number by the rules of the trunk or dial plan"),
                row(
                        "From",
                        Fate.MAPPED,
                        Fate.MAPPED,
                        "the calling number likewise; anonymous where Privacy asks for it"),
                row(
                        "Max-Forwards",
                        Fate.MAPPED,
                        Fate.MAPPED,
                        "RFC 7332 section 4: one less, so that a circle ends with 483"),
                row("Privacy", Fate.CARRIED, Fate.CARRIED, "RFC 3323 section 5: the request holds on the next leg too"),
                row(
                        "P-Asserted-Identity",
                        Fate.BY_PAI,
                        Fate.BY_PAI,
                        "ForwardPAI; RFC 3325 section 5: whom is believed"),
                row("History-Info", Fate.BY_CALL_HISTORY, Fate.BY_CALL_HISTORY, "ForwardCallHistory; RFC 7044"),
                row(
                        "Diversion",
                        Fate.BY_CALL_HISTORY,
                        Fate.BY_CALL_HISTORY,
                        "RFC 5806; that it goes as History-Info does is assumed"),
                row("Priority", Fate.CARRIED, Fate.DROPPED, "RFC 3261 section 20.26; of emergency calls (assumed)"),
                row(
                        "Geolocation, Geolocation-Routing",
                        Fate.BY_LOCATION,
                        Fate.DROPPED,
                        "EnablePIDFLOSupport; RFC 6442: header and body belong together"),
                row(
                        "Referred-By, Replaces",
                        Fate.DROPPED,
                        Fate.MAPPED,
                        "RFC 3891, 3892: of a transfer that was asked for"),
                row("ms-*", Fate.DROPPED, Fate.DROPPED, "between servers of one estate alone"),
                row("any other", Fate.DROPPED, Fate.DROPPED, "RFC 3261 section 6: nobody here knows what it asks for"));
    }

    private static List<Row> refusal() {
        return List.of(
                new Row(Of.REFUSAL, "Reason", Fate.CARRIED, Fate.CARRIED, "RFC 6432: the Q.850 cause"),
                new Row(Of.REFUSAL, "Cutover-Rule", Fate.CARRIED, Fate.CARRIED, "ours: the rule that refused the call"),
                new Row(
                        Of.REFUSAL,
                        "ms-diagnostics",
                        Fate.MAPPED,
                        Fate.OWN,
                        "a trace has the pool's own before that of the Mediation Server"),
                new Row(Of.REFUSAL, "Retry-After, Warning", Fate.DROPPED, Fate.DROPPED, "assumed"),
                new Row(Of.REFUSAL, "any other", Fate.DROPPED, Fate.DROPPED, "as above"));
    }

    private static List<Row> end() {
        return List.of(
                new Row(Of.END, "Reason", Fate.CARRIED, Fate.CARRIED, "RFC 3326: why the call ends, Q.850 or SIP"),
                new Row(Of.END, "any other", Fate.DROPPED, Fate.DROPPED, "as above"));
    }

    private static Row row(String header, Fate toGateway, Fate toPool, String why) {
        return new Row(Of.INVITE, header, toGateway, toPool, why);
    }

    /** The whole table. */
    public static List<Row> rows() {
        return ROWS;
    }

    /**
     * The header fields that are on the other leg as they came.
     *
     * @param carried what the trunk configuration says
     */
    public static List<String> carried(Of of, Way way, Carried carried) {
        return ROWS.stream()
                .filter(row -> row.of() == of && row.on(way).passes(carried))
                .flatMap(row -> Stream.of(row.header().split(", ")))
                .toList();
    }
}
