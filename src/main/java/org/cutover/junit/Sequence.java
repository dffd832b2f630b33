package org.cutover.junit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Holds messages that were sent to those that a test names in order, and remembers which were named. */
final class Sequence {

    private final EndpointNames names;
    private final Set<Integer> named = new HashSet<>();
    private int from;

    Sequence(EndpointNames names) {
        this.names = names;
    }

    /** @throws IllegalArgumentException if none is named, or one is written otherwise */
    static List<MessagePattern> of(String[] messages, Function<String, MessagePattern> reading) {
        if (messages.length == 0) {
            throw new IllegalArgumentException("Say which messages were sent in order.");
        }
        return Arrays.stream(messages).map(reading).toList();
    }

    String expectation(List<MessagePattern> expected) {
        return "these messages, in this order:"
                + expected.stream().map(one -> "%n          %s".formatted(one)).collect(Collectors.joining());
    }

    /** @param over whether nothing more will be sent, as far as the caller can tell */
    Sight look(List<MessagePattern> expected, List<SentMessage> sent, boolean over) {
        var found = found(expected, sent);
        if (found.size() == expected.size()) {
            return Sight.HOLDS;
        }
        var missing = expected.get(found.size());
        return Sight.otherwise(
                over,
                found.isEmpty()
                        ? "there is no %s".formatted(missing)
                        : "there is no %s behind %s".formatted(missing, expected.get(found.size() - 1)));
    }

    /** These have been seen: what is expected next stands behind them. */
    void passed(List<MessagePattern> expected, List<SentMessage> sent) {
        var found = found(expected, sent);
        named.addAll(found);
        from = found.isEmpty() ? from : found.get(found.size() - 1) + 1;
    }

    /** The places of the expected messages, as far as they are there in order. */
    private List<Integer> found(List<MessagePattern> expected, List<SentMessage> sent) {
        var found = new ArrayList<Integer>();
        var at = from;
        for (var one : expected) {
            while (at < sent.size() && !one.matches(sent.get(at), names)) {
                at++;
            }
            if (at == sent.size()) {
                return found;
            }
            found.add(at++);
        }
        return found;
    }

    /** What was sent and not named. */
    Sight rest(List<SentMessage> sent) {
        var rest = IntStream.range(0, sent.size())
                .filter(index -> !named.contains(index))
                .mapToObj(sent::get)
                .toList();
        return rest.isEmpty()
                ? Sight.HOLDS
                : Sight.never("there is also"
                        + rest.stream()
                                .map(one -> "%n          %s".formatted(one))
                                .collect(Collectors.joining()));
    }
}
