package org.cutover.endpoint;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.cutover.call.SessionDescription;
import org.cutover.call.SessionDescription.Direction;
import org.cutover.call.SessionDescription.Encryption;
import org.cutover.call.SessionDescription.Format;
import org.cutover.call.SessionDescription.MediaLines;
import org.cutover.call.SessionDescription.Origin;
import org.cutover.call.SessionText;

/** The audio of one end of one leg: what it offers and answers with, and what the other end last said. */
final class Audio {

    private static final List<String> SUITES = List.of("AES_CM_128_HMAC_SHA1_80", "AES_CM_128_HMAC_SHA1_32");

    private final String address;
    private final int port;
    private final List<Format> spoken;
    private final Encryption.Mode encryption;
    private final String key;
    private Direction wanted = Direction.SENDRECV;
    private Optional<SessionDescription> said = Optional.empty();
    private Optional<SessionDescription> heard = Optional.empty();

    /**
     * @param spoken formats in order of preference
     * @param encryption whether it insists on SRTP, can do it, or cannot
     * @param tokens makes tokens of 16 hex digits, for the key
     */
    Audio(String address, int port, List<Format> spoken, Encryption.Mode encryption, IntFunction<String> tokens) {
        this.address = address;
        this.port = port;
        this.spoken = spoken;
        this.encryption = encryption;
        this.key = encryption == Encryption.Mode.NONE ? "" : "inline:" + SrtpKey.of(tokens);
    }

    /** Which way this end wants media to flow from now on. */
    void wants(Direction direction) {
        wanted = direction;
    }

    List<Format> spoken() {
        return spoken;
    }

    /** Of some formats those that this end speaks; all that it speaks if there is no speech among them: it translates. */
    List<Format> among(List<Format> formats) {
        var common = SessionDescription.common(formats, spoken);
        return SessionDescription.speaks(common) ? common : spoken;
    }

    /** An offer as this end wants it now. */
    SessionDescription offer() {
        return offer(spoken, wanted);
    }

    /** An offer of these formats, that way. */
    SessionDescription offer(List<Format> formats, Direction direction) {
        var crypto = encryption == Encryption.Mode.NONE
                ? Encryption.NONE
                : new Encryption(encryption, List.of("1 " + SUITES.get(0) + " " + key));
        return say(new SessionDescription(origin(), address, port, crypto, direction, formats, MediaLines.AUDIO));
    }

    /** What it said last, again. */
    SessionDescription again() {
        return said.orElseGet(this::offer);
    }

    /** The answer to an offer, as this end wants it now; empty if there is none: 488. */
    Optional<SessionDescription> answer(SessionDescription offered) {
        return answer(offered, spoken, wanted);
    }

    /** The answer to an offer in these formats, if they have some in common, and that way as far as the offer allows. */
    Optional<SessionDescription> answer(SessionDescription offered, List<Format> formats, Direction direction) {
        heard = Optional.of(offered);
        var narrow = SessionDescription.common(offered.formats(), formats);
        var common = SessionDescription.speaks(narrow) ? narrow : SessionDescription.common(offered.formats(), spoken);
        var crypto = encryptionFor(offered.encryption());
        if (!SessionDescription.speaks(common) || crypto.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(say(new SessionDescription(
                origin(),
                address,
                port,
                crypto.get(),
                both(offered.direction().answered(), direction),
                common,
                offered.media())));
    }

    /** Why there is no answer to an offer. */
    String whyNot(SessionDescription offered) {
        var mode = offered.encryption().mode();
        if (!SessionText.agree(mode, encryption)) {
            return mode == Encryption.Mode.NONE
                    ? "it is not encrypted, and here SRTP is required"
                    : "it is encrypted, and here there is no SRTP";
        }
        return encryptionFor(offered.encryption()).isEmpty()
                ? "it has no keys for %s".formatted(String.join(" or ", SUITES))
                : "it has no coding of speech that is known here; here are %s".formatted(names(spoken));
    }

    private static String names(List<Format> formats) {
        return formats.stream()
                .filter(format -> SessionDescription.speaks(List.of(format)))
                .map(Format::name)
                .collect(Collectors.joining(", "));
    }

    /** Empty if they cannot agree. */
    private Optional<Encryption> encryptionFor(Encryption offered) {
        if (!SessionText.agree(offered.mode(), encryption)) {
            return Optional.empty();
        }
        if (offered.mode() == Encryption.Mode.NONE || encryption == Encryption.Mode.NONE) {
            return Optional.of(Encryption.NONE);
        }
        return offered.crypto().stream()
                .map(line -> line.split(" +"))
                .filter(parts -> parts.length > 2 && SUITES.contains(parts[1]))
                .findFirst()
                .map(parts -> new Encryption(offered.mode(), List.of(parts[0] + " " + parts[1] + " " + key)));
    }

    /** The other end has answered, or has offered what is answered elsewhere. */
    void hears(SessionDescription session) {
        heard = Optional.of(session);
    }

    Optional<SessionDescription> said() {
        return said;
    }

    Optional<SessionDescription> heard() {
        return heard;
    }

    /** Whether an offer is the one before again. */
    boolean isRepeated(SessionDescription offered) {
        return heard.filter(offered::equals).isPresent();
    }

    private static Direction both(Direction allowed, Direction wanted) {
        var sends = sends(allowed) && sends(wanted);
        var receives = receives(allowed) && receives(wanted);
        return sends
                ? receives ? Direction.SENDRECV : Direction.SENDONLY
                : receives ? Direction.RECVONLY : Direction.INACTIVE;
    }

    private static boolean sends(Direction direction) {
        return direction == Direction.SENDRECV || direction == Direction.SENDONLY;
    }

    private static boolean receives(Direction direction) {
        return direction == Direction.SENDRECV || direction == Direction.RECVONLY;
    }

    private Origin origin() {
        return said.map(SessionDescription::origin).orElseGet(() -> new Origin(Integer.toString(port), 0));
    }

    /** RFC 3264 section 8: the version goes up when something changes, and only then. */
    private SessionDescription say(SessionDescription session) {
        var changed = said.filter(before -> !before.saysTheSameAs(session)).isPresent();
        var now = changed ? session.with(session.origin().next()) : session;
        said = Optional.of(now);
        return now;
    }
}
