package org.cutover.endpoint;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.cutover.deployment.Deployment;
import org.cutover.topology.PstnNumber;
import org.cutover.yaml.Unknown;

/** The telephones of an estate: those of its users, which sign in when they are first used, and those on the public network. */
final class Phones {

    private static final Duration SIGN_IN = Duration.ofSeconds(40);

    private final Environment environment;
    private final CarrierEndpoint carrier;
    /** Whoever ends the program is on a thread of its own. */
    private final Map<String, PhoneEndpoint> byUser = Collections.synchronizedMap(new LinkedHashMap<>());

    private volatile boolean leaving;

    Phones(Environment environment, CarrierEndpoint carrier) {
        this.environment = environment;
        this.carrier = carrier;
    }

    private Deployment deployment() {
        return environment.deployment();
    }

    /**
     * A user's phone, signed in.
     *
     * @throws IllegalArgumentException if there is no such user, or a real phone in its place
     * @throws CannotListenException if the phone's port is taken, in a live world
     */
    Telephone user(String name) {
        return new AwakeningTelephone(this, phone(name));
    }

    /** @throws IllegalArgumentException if the carrier knows no such number */
    Telephone number(String number) {
        var numbers = deployment().topology().carrier().numbers();
        var known = deployment()
                .topology()
                .carrier()
                .find(number)
                .orElseThrow(() -> new IllegalArgumentException(Unknown.message(
                        "number of the carrier",
                        number,
                        numbers.stream().map(PstnNumber::number).toList())));
        var found = new CompletableFuture<Telephone>();
        carrier.loop().execute(() -> found.complete(carrier.telephone(known)));
        return new AwakeningTelephone(this, await(found, Duration.ofSeconds(1)).orElseThrow());
    }

    private PhoneEndpoint phone(String name) {
        var user = deployment()
                .users()
                .find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        Unknown.message("user", name, deployment().users().names())));
        var device = environment.addresses().placement().deviceFor(user.name());
        if (device.isPresent()) {
            throw new IllegalArgumentException("The phone of %s is a real device, and does as it likes."
                    .formatted(device.get().describe()));
        }
        var phone =
                Servers.started(() -> byUser.computeIfAbsent(user.name(), key -> new PhoneEndpoint(environment, key)));
        if (leaving) {
            phone.leave();
        } else if (phone.signIn().isDue()) {
            await(phone.signIn().begin(), SIGN_IN);
        }
        return phone;
    }

    /** A user transfers the call that stands on the user's phone; as {@link Testbed#transfer} has it. */
    PlacedTransfer transfer(String user, String to, boolean attended) {
        awaken(user, to);
        var status = new CompletableFuture<Integer>();
        phone(user).transfer(to, attended, status);
        return bound -> await(status, bound).orElse(0);
    }

    /** Signs in whoever calls, and whoever a call to {@code to} would reach, so that there is a phone to ring. */
    void awaken(String caller, String to) {
        var users = deployment().users();
        var placement = environment.addresses().placement();
        users.find(caller).ifPresent(user -> phone(user.name()));
        Callees.of(environment.routing(), caller, to).stream()
                .filter(party -> users.find(party).isPresent())
                .filter(party -> placement.rings(deployment(), party))
                .forEach(this::phone);
    }

    /** A Front End server has stopped: who was signed in to it is no longer, and a call that came by it is lost. */
    void lost(String server) {
        byUser.values().forEach(phone -> phone.lost(server));
    }

    private <T> Optional<T> await(CompletableFuture<T> event, Duration bound) {
        try {
            return Optional.ofNullable(environment.world().await(event, bound));
        } catch (TimeoutException never) {
            return Optional.empty();
        }
    }

    /** All hang up, and have no calls from now on. */
    void leave() {
        leaving = true;
        carrier.leave();
        List<PhoneEndpoint> all;
        synchronized (byUser) {
            all = List.copyOf(byUser.values());
        }
        all.forEach(PhoneEndpoint::leave);
    }

    void close() {
        byUser.values().forEach(PhoneEndpoint::close);
    }
}
