package org.cutover.sip;

import java.util.Locale;

/**
 * What a node holds of a kind, and is to give back: dialogs, transactions, connections.
 *
 * @param by name of the node
 */
public record Held(String by, int count, Kind kind) {

    public enum Kind {
        DIALOGS,
        TRANSACTIONS,
        CONNECTIONS
    }

    @Override
    public String toString() {
        return "%s: %d %s".formatted(by, count, kind.name().toLowerCase(Locale.ROOT));
    }
}
