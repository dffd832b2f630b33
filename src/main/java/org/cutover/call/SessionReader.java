package org.cutover.call;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cutover.call.SessionDescription.Direction;
import org.cutover.call.SessionDescription.Encryption;
import org.cutover.call.SessionDescription.Format;
import org.cutover.call.SessionDescription.MediaLines;
import org.cutover.call.SessionDescription.Origin;

/** Takes the lines of a session description whose syntax is right, one by one. */
final class SessionReader {

    /** Types that mean the same without rtpmap (RFC 3551 section 6). */
    private static final List<Format> STATIC = List.of(
            SessionDescription.PCMU,
            new Format(3, "GSM/8000"),
            new Format(4, "G723/8000"),
            SessionDescription.PCMA,
            new Format(9, "G722/8000"),
            SessionDescription.COMFORT_NOISE,
            new Format(18, "G729/8000"));

    private static final Pattern BLANKS = Pattern.compile(" +");

    private static final Map<String, Direction> DIRECTIONS =
            Stream.of(Direction.values()).collect(Collectors.toUnmodifiableMap(Direction::word, known -> known));

    private static final List<String> PROFILES = List.of("RTP/AVP", "RTP/SAVP");

    private final List<String> declined = new ArrayList<>();
    private final Map<Integer, String> names = new LinkedHashMap<>();
    private final List<String> crypto = new ArrayList<>();
    private Origin origin = Origin.FIRST;
    private String sessionAddress = "";
    private String audioAddress = "";
    private Direction sessionDirection = Direction.SENDRECV;
    private Direction audioDirection;
    private String[] audio;
    private int audioAt;
    private boolean inMedia;
    private boolean inAudio;

    void read(String line) {
        var value = line.substring(2).strip();
        switch (line.charAt(0)) {
            case 'o' -> origin(value.split(" "));
            case 'c' -> address(value.split(" ")[2].split("/")[0]);
            case 'm' -> media(value);
            case 'a' -> attribute(value);
            default -> {
                // Nothing that signalling depends on.
            }
        }
    }

    private void origin(String[] fields) {
        origin = new Origin(fields[1], version(fields[2]));
    }

    /** RFC 8866 section 5.2 suggests NTP time, which fits; what does not is cut, and still differs from the one before. */
    private static long version(String digits) {
        return Long.parseLong(digits.length() > 18 ? digits.substring(digits.length() - 18) : digits);
    }

    private void address(String address) {
        if (!inMedia) {
            sessionAddress = address;
        } else if (inAudio) {
            audioAddress = address;
        }
    }

    private void media(String value) {
        inMedia = true;
        var fields = BLANKS.split(value);
        inAudio = audio == null && fields[0].equals("audio") && PROFILES.contains(fields[2]) && port(fields) > 0;
        if (inAudio) {
            audio = fields;
            audioAt = declined.size();
        } else {
            declined.add(value);
        }
    }

    private static int port(String[] fields) {
        return Integer.parseInt(fields[1].split("/")[0]);
    }

    private void attribute(String value) {
        var direction = Optional.ofNullable(DIRECTIONS.get(value));
        if (direction.isPresent() && !inMedia) {
            sessionDirection = direction.get();
        } else if (inAudio) {
            direction.ifPresent(found -> audioDirection = found);
            if (value.startsWith("rtpmap:")) {
                var parts = BLANKS.split(value.substring("rtpmap:".length()), 2);
                // One channel is what there is if none are named.
                var name = parts[1].endsWith("/1") ? parts[1].substring(0, parts[1].length() - 2) : parts[1];
                names.put(Integer.parseInt(parts[0]), name);
            } else if (value.startsWith("crypto:")) {
                crypto.add(value.substring("crypto:".length()).strip());
            }
        }
    }

    /** Empty if there is no audio. */
    Optional<SessionDescription> session() {
        if (audio == null) {
            return Optional.empty();
        }
        return Optional.of(new SessionDescription(
                origin,
                mediaAddress(),
                port(audio),
                encryption(),
                direction(),
                formats(),
                new MediaLines(declined, audioAt)));
    }

    private String mediaAddress() {
        return audioAddress.isEmpty() ? sessionAddress : audioAddress;
    }

    /** Before RFC 3264 an address of noughts put the other end on hold (RFC 2543 appendix B.5): it is not to send. */
    private Direction direction() {
        var said = audioDirection == null ? sessionDirection : audioDirection;
        if (!mediaAddress().equals("0.0.0.0")) {
            return said;
        }
        return said == Direction.SENDRECV || said == Direction.SENDONLY ? Direction.SENDONLY : Direction.INACTIVE;
    }

    private Encryption encryption() {
        var mode = audio[2].equals("RTP/SAVP")
                ? Encryption.Mode.REQUIRED
                : crypto.isEmpty() ? Encryption.Mode.NONE : Encryption.Mode.OPTIONAL;
        return new Encryption(mode, crypto);
    }

    /** Those that have a name; what a number of 96 and more without rtpmap means nobody can know. */
    private List<Format> formats() {
        var formats = new ArrayList<Format>();
        for (var field : List.of(audio).subList(3, audio.length)) {
            if (SessionSyntax.isNumber(field) && field.length() <= 3) {
                format(Integer.parseInt(field)).ifPresent(formats::add);
            }
        }
        return formats;
    }

    private Optional<Format> format(int type) {
        var name = names.get(type);
        if (name != null) {
            return Optional.of(new Format(type, name));
        }
        for (var known : STATIC) {
            if (known.type() == type) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }
}
