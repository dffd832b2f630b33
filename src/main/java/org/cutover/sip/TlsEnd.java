package org.cutover.sip;

import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.ImmediateExecutor;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import org.cutover.identity.CertificateNames;
import org.cutover.identity.Identity;
import org.cutover.identity.Refusal;
import org.cutover.identity.TlsVersion;
import org.cutover.identity.Trust;

/**
 * One end of the TLS on a connection: what it shows, what it asks of the other end, and why it refused.
 *
 * <p>Each connection has a context of its own. So no session is taken up again, and every certificate is looked at.
 */
final class TlsEnd {

    /** How long a handshake may last. A telephone call set up later than that is of no use to anyone. */
    private static final long HANDSHAKE_SECONDS = 10;

    static {
        allowOutdatedVersions();
    }

    private final World world;
    private final Trust trust;
    private final Set<String> expected;
    private final boolean callerMustShow;
    private final boolean nothingToShow;
    private final SSLEngine engine;
    private final List<TlsVersion> spoken;
    private Optional<Refusal> refusal = Optional.empty();
    private List<X509Certificate> shown = List.of();
    private String detail = "";

    private TlsEnd(World world, String host, String peer, boolean callerMustShow, boolean client) {
        this.world = world;
        var certificates = world.certificates();
        this.trust = certificates.trustedAt(host);
        this.expected = certificates.namesAt(peer);
        this.callerMustShow = callerMustShow;
        var identity = certificates.of(host);
        this.nothingToShow = identity.isEmpty() && !client;
        this.engine = engine(identity);
        engine.setUseClientMode(client);
        this.spoken = List.copyOf(new TreeSet<>(certificates.versions(host, peer)));
        engine.setEnabledProtocols(spoken.stream().map(TlsVersion::jdkName).toArray(String[]::new));
        if (!client) {
            // Who must show a certificate and does not is refused after the handshake, for a reason of our own.
            engine.setWantClientAuth(true);
        } else {
            nameServer();
        }
    }

    /** Whether an end of a connection to the hop speaks TLS. */
    static boolean isSpoken(World world, Hop hop, String host, String peer) {
        return world.secures(hop) && !world.certificates().versions(host, peer).isEmpty();
    }

    /** The end that connects. */
    static TlsEnd client(World world, Hop from, Hop to) {
        return new TlsEnd(world, from.host(), to.host(), false, true);
    }

    /**
     * The end that was connected to.
     *
     * @param caller the address of the other end in the model
     */
    static TlsEnd server(World world, Hop at, String caller) {
        var certificates = world.certificates();
        boolean must =
                certificates.mutualAt(at) || !certificates.namesAt(caller).isEmpty();
        return new TlsEnd(world, at.host(), caller, must, false);
    }

    /**
     * Java forbids the outdated versions for the whole program, and looks only once, when TLS is first used. Here each connection
     * says itself what it speaks, and an outdated version only with a device that has nothing else.
     */
    private static void allowOutdatedVersions() {
        var property = "jdk.tls.disabledAlgorithms";
        var outdated = Arrays.stream(TlsVersion.values())
                .filter(TlsVersion::isOutdated)
                .map(TlsVersion::jdkName)
                .toList();
        var disabled = Optional.ofNullable(java.security.Security.getProperty(property))
                .orElse("");
        java.security.Security.setProperty(
                property,
                Arrays.stream(disabled.split(","))
                        .map(String::strip)
                        .filter(name -> !outdated.contains(name))
                        .collect(Collectors.joining(", ")));
    }

    private SSLEngine engine(Optional<Identity> identity) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(
                    identity.map(known -> new KeyManager[] {new TlsIdentity(known)})
                            .orElseGet(() -> new KeyManager[0]),
                    new TrustManager[] {new TlsTrust(trust, this::check)},
                    null);
            return context.createSSLEngine();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java has no TLS.", missing);
        }
    }

    /** RFC 6066 section 3: real devices may hold a certificate for each of several names. */
    private void nameServer() {
        expected.stream()
                .filter(name -> name.matches("[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z]+"))
                .findFirst()
                .ifPresent(name -> {
                    var parameters = engine.getSSLParameters();
                    parameters.setServerNames(List.of(new SNIHostName(name)));
                    engine.setSSLParameters(parameters);
                });
    }

    SslHandler handler() {
        // Its tasks run where it runs: on the loop, so that a handshake takes no virtual time.
        var handler = new SslHandler(engine, ImmediateExecutor.INSTANCE);
        handler.setHandshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS);
        return handler;
    }

    /** Called within the handshake, with what the other end shows. */
    private void check(X509Certificate[] chain) throws CertificateException {
        shown = Arrays.asList(chain);
        refusal = trust.check(shown, world.calendar()).or(this::wrongName);
        if (refusal.isPresent()) {
            throw new CertificateException(refusal.get().says());
        }
    }

    private Optional<Refusal> wrongName() {
        var names = CertificateNames.of(shown.get(0));
        if (expected.isEmpty() || names.stream().anyMatch(expected::contains)) {
            return Optional.empty();
        }
        detail = "it is for %s, not for %s".formatted(String.join(" and ", names), String.join(" or ", expected));
        return Optional.of(Refusal.WRONG_NAME);
    }

    /** Why the other end is refused although the handshake went through; empty if it is not. */
    Optional<Refusal> refusal() {
        if (callerMustShow && shown.isEmpty()) {
            refusal = Optional.of(Refusal.NO_CLIENT_CERTIFICATE);
        }
        return refusal;
    }

    /** Why the handshake did not go through. */
    Refusal refusalFor(Throwable cause) {
        if (cause instanceof NotSslRecordException || cause.getCause() instanceof NotSslRecordException) {
            return Refusal.PLAIN_TEXT_TO_TLS;
        }
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (isOfVersions(cause) || isOfVersions(cause.getCause())) {
            detail = "here it is " + spoken.stream().map(TlsVersion::toString).collect(Collectors.joining(" or "));
            return Refusal.NO_COMMON_VERSION;
        }
        return nothingToShow ? Refusal.NO_CERTIFICATE : Refusal.HANDSHAKE_FAILED;
    }

    /**
     * Java has no type for it. It says "The client supported protocol versions […] are not accepted by server preferences", the
     * alert of the other end is "protocol_version" (RFC 8446 section 6.2), and for an end that may speak none of its own versions
     * it is "No appropriate protocol".
     */
    private static boolean isOfVersions(Throwable cause) {
        return cause instanceof SSLException
                && String.valueOf(cause.getMessage())
                        .matches("(?s).*(protocol versions?\\b|protocol_version|No appropriate protocol).*");
    }

    /** What there is to say beyond the reason; may be empty. */
    String detail() {
        return detail;
    }

    /** Who the other end has proved to be, where its address did not say. */
    Optional<String> provedName() {
        return expected.isEmpty() && !shown.isEmpty()
                ? CertificateNames.of(shown.get(0)).stream().findFirst()
                : Optional.empty();
    }
}
