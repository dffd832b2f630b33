package org.cutover.deployment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cutover.topology.GatewaySessions;
import org.cutover.topology.Reliability;
import org.cutover.yaml.YamlMap;

/** Reads how a gateway deals with sessions: as it is set up, or from some time on. */
public final class SessionsReader {

    /** The keys of a mapping that speak of it. */
    public static final List<String> KEYS = List.of(
            "early-media",
            "early-dialogs",
            "reliable-provisionals",
            "delayed-offer",
            "session-timer",
            "least-session-timer",
            "comfort-noise",
            "requires-srtp",
            "early-update",
            "overtaken-ringing");

    private SessionsReader() {}

    /** What is not said is as usual. */
    public static GatewaySessions read(YamlMap map) {
        var usual = GatewaySessions.USUAL;
        return new GatewaySessions(
                map.flag("early-media", false),
                map.integer("early-dialogs", 1, 99, 1),
                reliability(map, usual.reliability()),
                map.flag("delayed-offer", false),
                map.has("session-timer") ? Optional.of(seconds(map, "session-timer", usual)) : Optional.empty(),
                seconds(map, "least-session-timer", usual),
                map.flag("comfort-noise", true),
                map.flag("requires-srtp", false),
                map.flag("early-update", false),
                map.flag("overtaken-ringing", false));
    }

    /** How an end deals with provisional responses that are to be acknowledged. */
    static Reliability reliability(YamlMap map, Reliability usual) {
        var words = Stream.of(Reliability.values()).map(Reliability::word).toList();
        return Reliability.values()[words.indexOf(map.oneOf("reliable-provisionals", words, usual.word()))];
    }

    /** Session-Expires and Min-SE are in whole seconds. */
    private static Duration seconds(YamlMap map, String key, GatewaySessions usual) {
        var time = map.duration(key, usual.leastTimer());
        if (time.toSeconds() < 1 || time.getNano() != 0) {
            map.problems().add(map.placeOf(key), "a session timer is in whole seconds, such as 30m.");
        }
        return time;
    }
}
