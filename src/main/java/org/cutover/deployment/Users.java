package org.cutover.deployment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cutover.routing.LineDirectory;

/** The users of an estate, found by name and by line. */
public final class Users implements LineDirectory {

    public static final Users NONE = new Users(List.of());

    private final Map<String, User> byName = new LinkedHashMap<>();
    private final Map<String, List<String>> byLine = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if two users have one name */
    public Users(Collection<User> users) {
        for (var user : users) {
            if (byName.putIfAbsent(key(user.name()), user) != null) {
                throw new IllegalArgumentException("two users are called %s.".formatted(user.name()));
            }
            if (!user.line().isEmpty()) {
                byLine.computeIfAbsent(user.line(), line -> new ArrayList<>()).add(user.name());
            }
        }
    }

    public Optional<User> find(String name) {
        return Optional.ofNullable(byName.get(key(name)));
    }

    @Override
    public List<String> usersWith(String number) {
        return List.copyOf(byLine.getOrDefault(number, List.of()));
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
        var keys = names.stream().map(Users::key).toList();
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
