package org.cutover.deployment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cutover.routing.LineDirectory;
import org.cutover.topology.LineUri;

/** The users of an estate, found by name and by line. */
public final class Users implements LineDirectory {

    public static final Users NONE = new Users(List.of());

    private final Map<String, User> byName = new LinkedHashMap<>();
    private final Map<String, List<String>> byLine = new LinkedHashMap<>();

    /** Whose lines have an extension, by the number before it. */
    private final Map<String, List<String>> byNumber = new HashMap<>();

    private final Map<String, List<User>> byPool = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** @throws IllegalArgumentException if two users have one name */
    public Users(Collection<User> users) {
        for (var user : users) {
            if (byName.putIfAbsent(key(user.name()), user) != null) {
                throw new IllegalArgumentException("two users are called %s.".formatted(user.name()));
            }
            byPool.computeIfAbsent(user.pool(), pool -> new ArrayList<>()).add(user);
            if (!user.line().isEmpty()) {
                add(byLine, user.line(), user);
                var number = LineUri.numberOf(user.line());
                if (!number.equals(user.line())) {
                    add(byNumber, number, user);
                }
            }
        }
        byLine.replaceAll((line, names) -> List.copyOf(names));
        byNumber.replaceAll((number, names) -> List.copyOf(names));
    }

    private static void add(Map<String, List<String>> index, String key, User user) {
        index.computeIfAbsent(key, any -> new ArrayList<>(1)).add(user.name());
    }

    public Optional<User> find(String name) {
        return Optional.ofNullable(byName.get(key(name)));
    }

    /**
     * A line is matched whole first, then by its number without the extension. The first is documented ("Branch-site
     * resiliency"); the second is assumed.
     */
    @Override
    public List<String> usersWith(String number) {
        var whole = byLine.get(number);
        return whole != null ? whole : byNumber.getOrDefault(number, List.of());
    }

    /** The lines that several users have, by mistake, and whose they are. */
    public Map<String, List<String>> sharedLines() {
        var shared = new LinkedHashMap<String, List<String>>();
        byLine.forEach((line, users) -> {
            if (users.size() > 1) {
                shared.put(line, users);
            }
        });
        return shared;
    }

    public Stream<User> stream() {
        return byName.values().stream();
    }

    public List<String> names() {
        return stream().map(User::name).toList();
    }

    public List<User> homedOn(String pool) {
        return Collections.unmodifiableList(byPool.getOrDefault(pool, List.of()));
    }

    /** These users, those named changed. */
    public Users changing(Collection<String> names, UnaryOperator<User> change) {
        var keys = names.stream().map(Users::key).collect(Collectors.toSet());
        return new Users(stream()
                .map(user -> keys.contains(key(user.name())) ? change.apply(user) : user)
                .toList());
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Users that && byName.equals(that.byName);
    }

    @Override
    public int hashCode() {
        return byName.hashCode();
    }
}
