package org.cutover.pattern;

import java.util.List;

/**
 * One plain form of number: fixed places, then perhaps a run of any of certain characters, then fixed places again.
 *
 * <p>{@code ^9(\d{3})(\d{4})$} is one form of eight places, {@code ^\+1(425|206)} is two, {@code ^(\d+)#$} one with a run.
 *
 * @param anchored whether it begins where the number begins; otherwise it may begin anywhere
 * @param before the places before the run
 * @param run what the run is of
 * @param longestRun 0 if there is none
 * @param after the places after the run
 * @param open whether anything may follow; then there is no run, and nothing after it
 */
record Form(boolean anchored, List<CharSet> before, CharSet run, int longestRun, List<CharSet> after, boolean open) {

    Form {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    int minLength() {
        return before.size() + after.size();
    }

    int maxLength() {
        return open || !anchored ? Node.UNBOUNDED : (int) Math.min(Node.UNBOUNDED, (long) minLength() + longestRun);
    }

    boolean admits(String number) {
        var last = anchored ? 0 : number.length() - minLength();
        for (var from = 0; from <= last; from++) {
            if (admits(number, from)) {
                return true;
            }
        }
        return false;
    }

    private boolean admits(String number, int from) {
        var spare = number.length() - from - minLength();
        if (spare < 0 || !open && spare > longestRun) {
            return false;
        }
        var runFrom = from + before.size();
        return all(before, number, from)
                && (open || isRun(number, runFrom, runFrom + spare) && all(after, number, runFrom + spare));
    }

    private static boolean all(List<CharSet> places, String number, int from) {
        for (var at = 0; at < places.size(); at++) {
            if (!places.get(at).contains(number.charAt(from + at))) {
                return false;
            }
        }
        return true;
    }

    private boolean isRun(String number, int from, int to) {
        for (var at = from; at < to; at++) {
            if (!run.contains(number.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    /** Whether any of these characters may stand in a place; true if that cannot be told. */
    boolean admits(CharSet characters, int place) {
        if (!anchored) {
            return true;
        }
        if (place < before.size()) {
            return before.get(place).meets(characters);
        }
        if (open || run.meets(characters)) {
            return true;
        }
        for (var set : after) {
            if (set.meets(characters)) {
                return true;
            }
        }
        return false;
    }
}
