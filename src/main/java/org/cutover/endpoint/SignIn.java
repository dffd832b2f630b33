package org.cutover.endpoint;

import java.util.concurrent.CompletableFuture;
import org.cutover.deployment.User;
import org.cutover.sip.ClientExchange;
import org.cutover.sip.Hop;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipResponse;
import org.cutover.topology.FrontEndPool;

/** How a user's phone stands with the pool that homes the user. */
final class SignIn {

    private final Environment environment;
    private final UserAgent agent;
    private final String name;
    private final Hop local;
    private final String contact;

    /** The Front End server; empty for none. */
    private volatile String signedInTo = "";

    private long registrations;

    SignIn(Environment environment, UserAgent agent, String name, Hop local, String contact) {
        this.environment = environment;
        this.agent = agent;
        this.name = name;
        this.local = local;
        this.contact = contact;
    }

    private User user() {
        return environment
                .deployment()
                .users()
                .find(name)
                .orElseThrow(() -> new IllegalArgumentException("There is no user %s any more.".formatted(name)));
    }

    /** Whether it has to sign in before it can be used: the first time, and after its user has moved or its server drains. */
    boolean isDue() {
        var pool = environment.deployment().poolOf(user());
        return pool.isEmpty() || !signedInTo.equals(environment.serverOf(pool.get(), name));
    }

    /**
     * A Front End server has stopped, and with it what it knew of those signed in to it.
     *
     * @return whether this phone was one of them
     */
    boolean lost(String server) {
        var there = signedInTo.equals(server);
        if (there) {
            signedInTo = "";
        }
        return there;
    }

    /**
     * Signs in to the pool that homes the user (RFC 3261 section 10.2).
     *
     * @return the status of the REGISTER; 0 if nobody answered
     */
    CompletableFuture<Integer> begin() {
        var done = new CompletableFuture<Integer>();
        agent.loop().execute(() -> register(done));
        return done;
    }

    private void register(CompletableFuture<Integer> done) {
        var pool = environment.deployment().poolOf(user());
        if (pool.isEmpty()) {
            done.complete(0);
            return;
        }
        agent.announces(pool.get().release().signatures().client());
        var address = "<sip:" + name + "@" + environment.deployment().domain() + ">";
        var request = SipRequest.request(
                        "REGISTER", "sip:" + environment.deployment().domain())
                .set("From", address + ";tag=" + agent.node().newTag())
                .set("To", address)
                .set("Call-ID", agent.node().newCallId())
                .set("CSeq", ++registrations + " REGISTER")
                .set("Contact", contact)
                .set("Expires", "7200");
        var server = environment.serverOf(pool.get(), name);
        agent.node().send(agent.request(request).build(), local, at(pool.get(), server), new ClientExchange.Listener() {
            @Override
            public void onResponse(SipResponse response) {
                if (response.status() >= 200) {
                    if (response.status() < 300) {
                        signedInTo = server;
                    }
                    done.complete(response.status());
                }
            }

            @Override
            public void onTimeout() {
                done.complete(0);
            }

            @Override
            public void onUnreachable(String why) {
                done.complete(0);
            }
        });
    }

    /** The server of a pool where the user signs in. */
    Hop serverOf(FrontEndPool pool) {
        return at(pool, environment.serverOf(pool, name));
    }

    private Hop at(FrontEndPool pool, String server) {
        return environment.addresses().hop(server, pool.release().ports().frontEnd());
    }
}
