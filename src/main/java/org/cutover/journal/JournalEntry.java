package org.cutover.journal;

import java.time.Instant;

/**
 * One thing that happened, its place in the order, and when.
 *
 * @param number its place in the journal, from 1; a message is always recorded as sent before it is recorded as received
 * @param at virtual or wall-clock time, by the world the run lives in
 * @param event what happened
 */
public record JournalEntry(long number, Instant at, JournalEvent event) {}
