package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.cutover.compatibility.Compatibility;
import org.cutover.journal.JournalEvent;
import org.cutover.sip.Hop;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What telephones that are not ours ask of a Front End: RFC 3261 section 10. */
class RegistrarTest {

    private final Testbed testbed = Testbed.start(Contoso.before(), Compatibility.shipped(), Testbed.World.VIRTUAL);
    private RawPeer phone;
    private Hop frontEnd;
    private int requests;

    @BeforeEach
    void start() {
        var environment = testbed.environment();
        phone = new RawPeer(environment, "bob", new Hop(environment.addresses().of("bob"), 5061, "tls"));
        var pool = environment
                .deployment()
                .topology()
                .findPool("ocs-pool.contoso.com")
                .orElseThrow();
        frontEnd = environment
                .addresses()
                .hop(pool.serverOf("bob"), pool.release().ports().frontEnd());
    }

    @AfterEach
    void stop() {
        phone.node.close();
        testbed.close();
    }

    @Test
    void whoSendsNoContactIsToldWhichThereIs() {
        assertThat(register("").header("Contact")).isEmpty();

        register(phone.contact());

        assertThat(register("").header("Contact")).contains(phone.contact());
    }

    @Test
    void whoSignsOutIsThereNoMore() {
        register(phone.contact());

        assertThat(register(phone.contact() + ";expires=0").status()).isEqualTo(200);

        assertThat(register("").header("Contact")).isEmpty();
        assertThat(testbed.journal().entries())
                .anyMatch(entry -> entry.event() instanceof JournalEvent.StateChanged changed
                        && changed.state().equals("bob signed out"));
    }

    @Test
    void aStarMeansEveryContactThereIs() {
        register(phone.contact());

        assertThat(register("*").status()).isEqualTo(200);

        assertThat(register("").header("Contact")).isEmpty();
    }

    @Test
    void aContactThatLeadsNowhereIsRefused() {
        assertThat(register("<nothing>").status()).isEqualTo(400);
    }

    private SipResponse register(String contact) {
        var request = SipRequest.request("REGISTER", "sip:contoso.com")
                .set("From", "<sip:bob@contoso.com>;tag=1")
                .set("To", "<sip:bob@contoso.com>")
                .set("Call-ID", "registrations")
                .set("CSeq", ++requests + " REGISTER");
        if (!contact.isEmpty()) {
            request.set("Contact", contact);
        }
        if (contact.equals("*")) {
            request.set("Expires", "0");
        }
        phone.send(request, frontEnd);
        testbed.settle();
        return phone.responses.get(phone.responses.size() - 1);
    }
}
