package org.cutover.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.cutover.identity.CertificateAuthority;
import org.cutover.identity.Identity;
import org.cutover.identity.TlsVersion;
import org.cutover.identity.Trust;
import org.cutover.journal.Journal;
import org.cutover.journal.JournalEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is let in, and who is not, and for which reason: never by the words of a TLS library. */
abstract class TlsContract {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Hop POOL = Hop.parse("127.0.1.10:5061/tls");
    private static final Hop MEDIATION = Hop.parse("127.0.1.20:5070/tls");

    private World world;
    private Journal journal;
    private TestNode pool;
    private TestNode mediation;
    private CertificateAuthority authority;
    private Held certificates;

    abstract World newWorld();

    /** Who holds what, as the test says. */
    private static final class Held implements Certificates {
        private final Trust trust;
        private final Map<String, Identity> identities = new HashMap<>();
        private final Map<String, Set<String>> names = new HashMap<>();
        private final Map<String, Set<TlsVersion>> versions = new HashMap<>();
        private final Set<Hop> open = new HashSet<>();

        Held(Trust trust) {
            this.trust = trust;
        }

        @Override
        public Optional<Identity> of(String host) {
            return Optional.ofNullable(identities.get(host));
        }

        @Override
        public Trust trustedAt(String host) {
            return trust;
        }

        @Override
        public Set<String> namesAt(String host) {
            return names.getOrDefault(host, Set.of());
        }

        @Override
        public boolean mutualAt(Hop listening) {
            return !open.contains(listening);
        }

        @Override
        public Set<TlsVersion> versions(String host, String peer) {
            return versions.getOrDefault(host, TlsVersion.current());
        }
    }

    @BeforeEach
    void beginWorld() {
        world = newWorld();
        journal = new Journal(world);
        authority = CertificateAuthority.named("Contoso", world.calendar());
        certificates = new Held(authority.trust());
        world.certificates(certificates);
        certificates.names.put(POOL.host(), Set.of("fe1.contoso.com", "pool.contoso.com"));
        certificates.names.put(MEDIATION.host(), Set.of("med.contoso.com"));
        certificates.identities.put(POOL.host(), authority.issue(List.of("fe1.contoso.com")));
        certificates.identities.put(MEDIATION.host(), authority.issue(List.of("med.contoso.com")));
        pool = new TestNode(world, "pool", journal);
        mediation = new TestNode(world, "mediation", journal);
        pool.node.listen(POOL);
        mediation.node.listen(MEDIATION);
        mediation.onRequest = TestNode.answering(200);
        pool.onRequest = TestNode.answering(200);
    }

    @AfterEach
    void endWorld() {
        pool.node.close();
        mediation.node.close();
        world.close();
    }

    @Test
    void whoShowsWhatIsExpectedIsLetIn() throws TimeoutException {
        world.await(pool.options(POOL, MEDIATION).response(200), SOON);

        assertThat(refusals()).isEmpty();
        assertThat(mediation.requests.get(0).peer()).isEqualTo(new Peer("pool", POOL.host()));
    }

    @Test
    void oneOfSeveralNamesIsEnough() throws TimeoutException {
        certificates.identities.put(POOL.host(), authority.issue(List.of("other.contoso.com", "POOL.contoso.com")));

        world.await(pool.options(POOL, MEDIATION).response(200), SOON);
    }

    @Test
    void aServerOfAnotherNameIsRefusedByTheCaller() throws TimeoutException {
        certificates.identities.put(MEDIATION.host(), authority.issue(List.of("other.contoso.com")));

        var call = pool.options(POOL, MEDIATION);

        assertThat(world.await(call.unreachable(), SOON))
                .isEqualTo("no connection to 127.0.1.20:5070: the certificate is for another name: it is for"
                        + " other.contoso.com, not for med.contoso.com");
        assertThat(refusals()).contains("pool refuses mediation: wrong-name");
        assertThat(mediation.requests).isEmpty();
    }

    @Test
    void aCallerOfAnotherNameIsRefusedByTheServer() throws TimeoutException {
        certificates.identities.put(POOL.host(), authority.issue(List.of("other.contoso.com")));
        theCallerIsRefused("wrong-name");
    }

    @Test
    void anExpiredCertificateIsRefused() throws TimeoutException {
        certificates.identities.put(POOL.host(), valid(-20, -10));
        theCallerIsRefused("expired");
    }

    @Test
    void aCertificateThatIsNotYetValidIsRefused() throws TimeoutException {
        certificates.identities.put(POOL.host(), valid(10, 20));
        theCallerIsRefused("not-yet-valid");
    }

    @Test
    void theCertificateOfAnotherAuthorityIsRefused() throws TimeoutException {
        var other = CertificateAuthority.named("Fabrikam", world.calendar());
        certificates.identities.put(POOL.host(), other.issue(List.of("fe1.contoso.com")));
        theCallerIsRefused("unknown-issuer");
    }

    @Test
    void aServerThatCallsWithoutCertificateIsRefused() throws TimeoutException {
        certificates.identities.remove(POOL.host());
        theCallerIsRefused("no-client-certificate");
    }

    @Test
    void aTelephoneNeedsNoCertificateWhereNoneIsAskedOfIt() throws TimeoutException {
        var phone = new TestNode(world, "alice", journal);
        var at = Hop.parse("127.0.1.30:5061/tls");
        certificates.open.add(POOL);

        world.await(phone.options(at, POOL).response(200), SOON);
        assertThat(refusals()).isEmpty();

        // To a server that takes only servers, it comes in vain.
        var call = phone.options(at, MEDIATION);
        world.await(call.unreachable(), SOON);
        assertThat(refusals()).contains("mediation refuses alice: no-client-certificate");
        phone.node.close();
    }

    @Test
    void aServerMustShowItsCertificateEvenWhereTelephonesNeedNone() throws TimeoutException {
        certificates.open.add(MEDIATION);
        certificates.identities.remove(POOL.host());
        theCallerIsRefused("no-client-certificate");
    }

    @Test
    void aListenerWithoutCertificateSaysSo() throws TimeoutException {
        certificates.identities.remove(MEDIATION.host());
        theCallerIsRefused("no-certificate");
    }

    @Test
    void plainTextToAPortForTlsIsRefused() throws TimeoutException {
        var stranger = new Stranger(world, MEDIATION, bytes -> {}, false);
        world.await(stranger.ready(), SOON);
        stranger.send("OPTIONS sip:med.contoso.com SIP/2.0\r\nContent-Length: 0\r\n\r\n".getBytes());

        world.await(stranger.closed(), SOON);
        world.settle();
        assertThat(refusals()).singleElement().asString().endsWith(": plain-text-to-tls");
        assertThat(mediation.requests).isEmpty();
    }

    @Test
    void tlsToAPortForPlainTextIsRefused() throws TimeoutException {
        var plain = Hop.parse("127.0.1.20:5068/tcp");
        mediation.node.listen(plain);
        var stranger = new Stranger(world, plain, bytes -> {}, true);

        world.await(stranger.closed(), SOON);
        world.settle();
        assertThat(refusals()).singleElement().asString().endsWith(": tls-to-plain-text");
    }

    @Test
    void withoutAVersionInCommonThereIsNoConnection() throws TimeoutException {
        certificates.versions.put(POOL.host(), Set.of(TlsVersion.TLS_1_2));
        certificates.versions.put(MEDIATION.host(), Set.of(TlsVersion.TLS_1_3));
        theCallerIsRefused("no-common-version");
    }

    @Test
    void eachVersionIsSpoken() throws TimeoutException {
        for (var version : TlsVersion.values()) {
            certificates.versions.put(POOL.host(), Set.of(version));
            certificates.versions.put(MEDIATION.host(), Set.of(version));
            var caller = new TestNode(world, "caller", journal);
            world.await(caller.options(POOL, MEDIATION).response(200), SOON);
            caller.node.close();
        }
        assertThat(refusals()).isEmpty();
    }

    private void theCallerIsRefused(String reason) throws TimeoutException {
        var before = world.instant();
        var call = pool.options(POOL, MEDIATION);

        assertThat(world.await(call.unreachable(), SOON)).isNotEmpty();
        if (world.isVirtual()) {
            assertThat(world.instant()).as("no time passes").isEqualTo(before);
        }
        world.await(mediation.waitUntil(() -> refusals().contains("mediation refuses pool: " + reason)), SOON);
        assertThat(mediation.requests).isEmpty();
    }

    private Identity valid(long fromDay, long toDay) {
        Instant now = world.calendar();
        return authority.issue(
                List.of("fe1.contoso.com"), now.plus(Duration.ofDays(fromDay)), now.plus(Duration.ofDays(toDay)));
    }

    private List<String> refusals() {
        return journal.entries().stream()
                .map(entry -> entry.event())
                .filter(JournalEvent.LinkRefused.class::isInstance)
                .map(JournalEvent.LinkRefused.class::cast)
                .map(refused -> refused.endpoint() + " refuses " + refused.peer() + ": " + refused.reason())
                .toList();
    }
}
