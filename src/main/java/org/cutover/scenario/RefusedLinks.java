package org.cutover.scenario;

import java.util.List;
import java.util.stream.Stream;
import org.cutover.identity.Refusal;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent.LinkRefused;

/** The connections that were refused for a call. */
public final class RefusedLinks {

    private RefusedLinks() {}

    /**
     * Each with the reason of the end that has one: that the TLS was broken off is all that the other end knows of it, and is left
     * out where it is known why.
     *
     * @param call the entries of one call
     */
    public static List<LinkRefused> of(List<JournalEntry> call) {
        return among(call.stream()
                .map(JournalEntry::event)
                .filter(LinkRefused.class::isInstance)
                .map(LinkRefused.class::cast));
    }

    /** @param call all that were refused for it, at either end */
    static List<LinkRefused> among(Stream<LinkRefused> call) {
        var all = call.distinct().toList();
        return all.stream()
                .filter(one -> all.stream().noneMatch(other -> isOtherEnd(one, other) && saysMore(other, one, all)))
                .toList();
    }

    /** What both ends say is said once, by the first. */
    private static boolean saysMore(LinkRefused other, LinkRefused one, List<LinkRefused> all) {
        return isVague(one)
                ? !isVague(other)
                : one.reason().equals(other.reason()) && all.indexOf(other) < all.indexOf(one);
    }

    private static boolean isVague(LinkRefused refused) {
        return refused.reason().equals(Refusal.HANDSHAKE_FAILED.word());
    }

    private static boolean isOtherEnd(LinkRefused one, LinkRefused other) {
        return one.endpoint().equals(other.peer()) && one.peer().equals(other.endpoint());
    }

    /** In a sentence: {@code ocs-fe1.contoso.com refuses ocs-med.contoso.com: the certificate has expired}. */
    static String describe(LinkRefused refused) {
        return "%s refuses %s: %s".formatted(refused.endpoint(), refused.peer(), refused.why());
    }
}
