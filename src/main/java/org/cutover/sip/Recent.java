package org.cutover.sip;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a node keeps in mind of requests that have had their final response: each for the same time, and as little as is needed to know
 * it again. They are forgotten in the order they came, so that one timer serves all of them. Touched on the node's loop only.
 */
final class Recent<V> {

    private record Kept(String key, Instant until) {}

    private final Loop loop;
    private final Duration time;
    private final Consumer<V> forgotten;
    private final Map<String, V> values = new HashMap<>();
    private final Deque<Kept> inOrder = new ArrayDeque<>();
    private boolean over;

    /** @param time how long each is kept */
    Recent(Loop loop, Duration time) {
        this(loop, time, value -> {});
    }

    /** @param forgotten is given each when its time is over */
    Recent(Loop loop, Duration time, Consumer<V> forgotten) {
        this.loop = loop;
        this.time = time;
        this.forgotten = forgotten;
    }

    /** Keeps a value; in place of another one that is kept, which is forgotten, for what is left of its time. */
    void put(String key, V value) {
        if (over) {
            return;
        }
        var before = values.put(key, value);
        if (before != null) {
            forgotten.accept(before);
        } else {
            inOrder.add(new Kept(key, loop.now().plus(time)));
            if (inOrder.size() == 1) {
                loop.schedule(time, this::forgetOld);
            }
        }
    }

    /** Keeps another value for what is still kept, no longer than the first would be. */
    void replace(String key, V value) {
        values.replace(key, value);
    }

    Optional<V> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    int size() {
        return values.size();
    }

    /** Keeps nothing any more. */
    void end() {
        over = true;
        values.clear();
        inOrder.clear();
    }

    private void forgetOld() {
        var now = loop.now();
        while (!inOrder.isEmpty() && !inOrder.element().until().isAfter(now)) {
            forgotten.accept(values.remove(inOrder.remove().key()));
        }
        if (!inOrder.isEmpty()) {
            loop.schedule(Duration.between(now, inOrder.element().until()), this::forgetOld);
        }
    }
}
