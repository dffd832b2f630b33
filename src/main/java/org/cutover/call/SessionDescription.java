package org.cutover.call;

import java.util.List;
import java.util.Locale;

/**
 * The audio that one end offers or answers with (RFC 8866, RFC 3264), as far as signalling needs it: no media flows here.
 *
 * <p>It is written as a Mediation Server writes it toward a gateway: {@code s=session}, {@code b=CT:1000}, RTCP on the next port,
 * {@code a=label:Audio}, packets of 20 ms. Of what others write, lines that are not of this record are dropped, and media other
 * than audio are declined (RFC 3264 section 6).
 *
 * @param origin who made it, and in which version
 * @param address where media is to be sent, IPv4 or IPv6
 * @param port 1 to 65535
 * @param encryption whether media is encrypted, and with which keys
 * @param direction which way media flows, as the one who wrote this sees it
 * @param formats payload formats in order of preference
 * @param media the media of the offer that this is or answers, in their order
 */
public record SessionDescription(
        Origin origin,
        String address,
        int port,
        Encryption encryption,
        Direction direction,
        List<Format> formats,
        MediaLines media) {

    /**
     * The {@code o=} line, without its address.
     *
     * @param id the same for the whole session
     * @param version higher by one with every change
     */
    public record Origin(String id, long version) {

        public static final Origin FIRST = new Origin("0", 0);

        public Origin next() {
            return new Origin(id, version + 1);
        }
    }

    /** Which way media flows (RFC 3264 section 5.1). */
    public enum Direction {
        SENDRECV,
        SENDONLY,
        RECVONLY,
        INACTIVE;

        /** As in an attribute. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What the other end answers who does not object (RFC 3264 section 6.1). */
        public Direction answered() {
            return this == SENDONLY ? RECVONLY : this == RECVONLY ? SENDONLY : this;
        }
    }

    /**
     * A payload format.
     *
     * @param type RTP payload type, 0 to 127
     * @param name as in rtpmap: {@code PCMU/8000}
     */
    public record Format(int type, String name) {

        /** Whether both are the same coding; types of 96 and more are given anew by every offer (RFC 3551 section 3). */
        public boolean isSameAs(Format other) {
            return name.equalsIgnoreCase(other.name);
        }
    }

    /**
     * SRTP by keys in the session description (RFC 4568).
     *
     * @param mode what the profile and the keys together say
     * @param crypto values of {@code a=crypto}, in order
     */
    public record Encryption(Mode mode, List<String> crypto) {

        /** What an end says of encryption. */
        public enum Mode {
            /** {@code RTP/AVP}, no keys. */
            NONE,
            /** {@code RTP/AVP} and keys: encrypted if the other end can do it. */
            OPTIONAL,
            /** {@code RTP/SAVP}. */
            REQUIRED
        }

        public static final Encryption NONE = new Encryption(Mode.NONE, List.of());

        public Encryption {
            crypto = List.copyOf(crypto);
        }

        String profile() {
            return mode == Mode.REQUIRED ? "RTP/SAVP" : "RTP/AVP";
        }
    }

    /**
     * The {@code m=} lines of an offer, for an answer has as many (RFC 3264 section 6).
     *
     * @param declined those that are no audio, or a second one: as offered, without {@code m=}
     * @param audioAt how many of them stand before the audio
     */
    public record MediaLines(List<String> declined, int audioAt) {

        public static final MediaLines AUDIO = new MediaLines(List.of(), 0);

        public MediaLines {
            declined = List.copyOf(declined);
        }
    }

    public static final Format PCMU = new Format(0, "PCMU/8000");
    public static final Format PCMA = new Format(8, "PCMA/8000");
    public static final Format COMFORT_NOISE = new Format(13, "CN/8000");
    public static final Format TELEPHONE_EVENT = new Format(101, "telephone-event/8000");
    private static final Format RTAUDIO_WIDEBAND = new Format(114, "x-msrta/16000");
    private static final Format RTAUDIO = new Format(115, "x-msrta/8000");

    public static final String CONTENT_TYPE = "application/sdp";

    /** What a client offers: RTAudio first, G.711 as well. */
    public static final List<Format> CLIENT =
            List.of(RTAUDIO_WIDEBAND, RTAUDIO, PCMU, PCMA, COMFORT_NOISE, TELEPHONE_EVENT);

    /** What passes between a Mediation Server and a gateway: G.711 only. */
    public static final List<Format> GATEWAY = List.of(PCMU, PCMA, COMFORT_NOISE, TELEPHONE_EVENT);

    public SessionDescription {
        formats = List.copyOf(formats);
    }

    /** Audio in the clear, both ways. */
    public SessionDescription(String address, int port, List<Format> formats) {
        this(Origin.FIRST, address, port, Encryption.NONE, Direction.SENDRECV, formats, MediaLines.AUDIO);
    }

    public SessionDescription with(Origin changed) {
        return new SessionDescription(changed, address, port, encryption, direction, formats, media);
    }

    public SessionDescription with(Encryption changed) {
        return new SessionDescription(origin, address, port, changed, direction, formats, media);
    }

    public SessionDescription with(Direction changed) {
        return new SessionDescription(origin, address, port, encryption, changed, formats, media);
    }

    public SessionDescription with(MediaLines changed) {
        return new SessionDescription(origin, address, port, encryption, direction, formats, changed);
    }

    /** Whether both say the same but for the version. */
    public boolean saysTheSameAs(SessionDescription other) {
        return with(Origin.FIRST).equals(other.with(Origin.FIRST));
    }

    public boolean has(Format format) {
        return formats.stream().anyMatch(format::isSameAs);
    }

    /** Whether there is a coding of speech among the formats; tones and noise are none. */
    public static boolean speaks(List<Format> formats) {
        return formats.stream()
                .anyMatch(format -> !format.isSameAs(COMFORT_NOISE) && !format.isSameAs(TELEPHONE_EVENT));
    }

    /** Those of {@code offered} that this end speaks too, in the order offered and under the types offered. */
    public static List<Format> common(List<Format> offered, List<Format> spoken) {
        return offered.stream()
                .filter(format -> spoken.stream().anyMatch(format::isSameAs))
                .toList();
    }

    /** As it stands in a message. */
    public String text() {
        var kind = address.indexOf(':') < 0 ? "IP4 " : "IP6 ";
        var text = new StringBuilder(512);
        line(text, "v=0");
        line(text, "o=- " + origin.id() + " " + origin.version() + " IN " + kind + address);
        line(text, "s=session");
        line(text, "c=IN " + kind + address);
        line(text, "b=CT:1000");
        line(text, "t=0 0");
        for (int i = 0; i <= media.declined().size(); i++) {
            if (i == media.audioAt()) {
                addAudio(text);
            }
            if (i < media.declined().size()) {
                line(text, declined(media.declined().get(i)));
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append("\r\n");
    }

    private void addAudio(StringBuilder text) {
        text.append("m=audio ").append(port).append(' ').append(encryption.profile());
        formats.forEach(format -> text.append(' ').append(format.type()));
        line(text, "");
        line(text, "a=rtcp:" + (port + 1));
        line(text, "a=label:Audio");
        encryption.crypto().forEach(crypto -> line(text, "a=crypto:" + crypto));
        if (encryption.mode() == Encryption.Mode.OPTIONAL) {
            line(text, "a=encryption:optional");
        }
        line(text, "a=" + direction.word());
        for (var format : formats) {
            line(text, "a=rtpmap:" + format.type() + " " + format.name());
            if (format.isSameAs(TELEPHONE_EVENT)) {
                line(text, "a=fmtp:" + format.type() + " 0-16");
            }
        }
        line(text, "a=ptime:20");
    }

    /** The same medium with port 0 (RFC 3264 section 6). */
    private static String declined(String offered) {
        return "m=" + offered.replaceFirst(" \\S+", " 0");
    }

    /** Reads what a peer sent, whatever it is. */
    public static SessionText read(String text) {
        return SessionText.read(text);
    }
}
