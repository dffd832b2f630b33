package org.cutover.deployment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

    /** @throws IllegalArgumentException if two users have one name */
    public Users(Collection<User> users) {
        for (var user : users) {
            if (byName.putIfAbsent(key(user.name()), user) != null) {
                throw new IllegalArgumentException("two users are called %s.".formatted(user.name()));
            }
            if (!user.line().isEmpty()) {
                byLine.computeIfAbsent(user.line(), line -> new ArrayList<>(1)).add(user.name());
                var line = LineUri.parse(user.line());
                if (!line.extension().isEmpty()) {
                    byNumber.computeIfAbsent(line.number(), number -> new ArrayList<>(1))
                            .add(user.name());
                }
            }
        }
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
        return List.copyOf(whole != null ? whole : byNumber.getOrDefault(number, List.of()));
    }

    /** The lines that several users have, by mistake, and whose they are. */
    public Map<String, List<String>> sharedLines() {
        var shared = new LinkedHashMap<String, List<String>>();
        byLine.forEach((line, users) -> {
            if (users.size() > 1) {
                shared.put(line, List.copyOf(users));
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
        return stream().filter(user -> user.pool().equalsIgnoreCase(pool)).toList();
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
