package org.cutover.call;

import java.util.ArrayList;
import java.util.List;

/**
 * The audio that one end offers or answers with (RFC 8866), as far as signalling needs it: no media flows here.
 *
 * @param address where media is to be sent
 * @param port 1 to 65535
 * @param formats payload formats in order of preference
 */
public record SessionDescription(String address, int port, List<Format> formats) {

    /**
     * A payload format.
     *
     * @param type RTP payload type, 0 to 127
     * @param name as in rtpmap: {@code PCMU/8000}
     */
    public record Format(int type, String name) {}

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

    /** Those of {@code offered} that this end speaks too, in the order offered. */
    public static List<Format> common(List<Format> offered, List<Format> spoken) {
        return offered.stream().filter(spoken::contains).toList();
    }

    /** As it stands in a message. */
    public String text() {
        var types = new StringBuilder();
        var maps = new StringBuilder();
        for (var format : formats) {
            types.append(' ').append(format.type());
            maps.append("a=rtpmap:")
                    .append(format.type())
                    .append(' ')
                    .append(format.name())
                    .append("\r\n");
            if (format.equals(TELEPHONE_EVENT)) {
                maps.append("a=fmtp:").append(format.type()).append(" 0-16\r\n");
            }
        }
        return "v=0\r\no=- 0 0 IN IP4 %1$s\r\ns=session\r\nc=IN IP4 %1$s\r\nt=0 0\r\nm=audio %2$d RTP/AVP%3$s\r\n%4$s"
                .formatted(address, port, types, maps);
    }

    /** Reads what {@link #text} writes; lines it does not know are passed over. */
    public static SessionDescription parse(String text) {
        var address = "";
        var port = 0;
        var formats = new ArrayList<Format>();
        for (var line : text.split("\r?\n")) {
            if (line.startsWith("c=IN IP4 ")) {
                address = line.substring(9).strip();
            } else if (line.startsWith("m=audio ")) {
                port = Integer.parseInt(line.split(" ")[1]);
            } else if (line.startsWith("a=rtpmap:")) {
                var parts = line.substring(9).split(" ", 2);
                formats.add(new Format(Integer.parseInt(parts[0]), parts[1].strip()));
            }
        }
        return new SessionDescription(address, port, formats);
    }
}
