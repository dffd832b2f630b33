package org.cutover.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cutover.compatibility.CauseTables;
import org.cutover.deployment.AbilitiesReader;
import org.cutover.deployment.RefusalReader;
import org.cutover.deployment.SessionsReader;
import org.cutover.endpoint.GatewayManner;
import org.cutover.identity.CertificateState;
import org.cutover.identity.TlsVersion;
import org.cutover.topology.GatewaySettings.OptionsAnswer;
import org.cutover.yaml.YamlMap;
import org.cutover.yaml.YamlText;

/** Reads what goes wrong, and is put right, in the course of a scenario. */
final class FaultReader {

    /** The keys of an entry that is a fault. */
    static final List<String> KINDS = List.of(
            "stop",
            "restart",
            "hang",
            "lose",
            "drain",
            "undrain",
            "mark-down",
            "mark-up",
            "certificate",
            "tls",
            "gateway");

    private static final List<String> OPTIONS =
            Stream.of(OptionsAnswer.values()).map(OptionsAnswer::word).toList();

    private final KnownNames names;

    /** @param names of the estate, as far as the steps read so far have brought it */
    FaultReader(KnownNames names) {
        this.names = names;
    }

    Fault read(String kind, YamlMap entry) {
        return switch (kind) {
            case "stop" -> new Fault.Stop(name(entry, kind, KnownNames.Kind.SERVER));
            case "restart" -> new Fault.Restart(name(entry, kind, KnownNames.Kind.SERVER));
            case "hang" -> new Fault.Hang(name(entry, kind, KnownNames.Kind.SERVER));
            case "lose" -> lose(entry.map(kind));
            case "drain" -> new Fault.Drain(name(entry, kind, KnownNames.Kind.MEMBER));
            case "undrain" -> new Fault.Undrain(name(entry, kind, KnownNames.Kind.MEMBER));
            case "mark-down" -> new Fault.MarkDown(name(entry, kind, KnownNames.Kind.TRUNK));
            case "mark-up" -> new Fault.MarkUp(name(entry, kind, KnownNames.Kind.TRUNK));
            case "certificate" -> certificate(entry.map(kind));
            case "tls" -> tls(entry.map(kind));
            default -> gateway(entry.map(kind));
        };
    }

    private String name(YamlMap map, String key, KnownNames.Kind kind) {
        var name = map.text(key);
        return name.isEmpty() ? name : names.resolve(new YamlText(name, map.placeOf(key)), kind, map.problems());
    }

    private Fault lose(YamlMap map) {
        var server = name(map, "at", KnownNames.Kind.SERVER);
        if (!map.has("requests")) {
            map.problems()
                    .add(
                            map.place(),
                            "which requests are lost? Write requests: ACK, several, or [] for none any more.");
        }
        var methods = map.texts("requests").stream()
                .peek(text -> {
                    if (!text.text().matches("[A-Z]{3,12}")) {
                        map.problems()
                                .add(text.place(), "\"%s\" is no method. Write one such as ACK or PRACK.", text.text());
                    }
                })
                .map(YamlText::text)
                .toList();
        map.done();
        return new Fault.Lose(server, methods);
    }

    private Fault certificate(YamlMap map) {
        var machine = name(map, "of", KnownNames.Kind.SERVER);
        var words = CertificateState.words();
        if (!map.has("is")) {
            map.problems()
                    .add(map.place(), "\"is\" is missing here: what is it? Write one of %s.", String.join(", ", words));
        }
        var state = CertificateState.of(map.oneOf("is", words, words.get(0)));
        map.done();
        return new Fault.CertificateIs(machine, state);
    }

    private Fault tls(YamlMap map) {
        var machine = name(map, "of", KnownNames.Kind.SERVER);
        var spoken = map.texts("speaks");
        if (spoken.isEmpty()) {
            map.problems()
                    .add(
                            map.place(),
                            "what does it speak? Write speaks: [1.0, 1.1] or other versions, speaks: plain-text, or speaks: as-before.");
        }
        var versions = EnumSet.noneOf(TlsVersion.class);
        var asBefore = spoken.size() == 1 && spoken.get(0).text().equals("as-before");
        var plainText = spoken.size() == 1 && spoken.get(0).text().equals("plain-text");
        if (!asBefore && !plainText) {
            spoken.forEach(text -> map.problems()
                    .build(text.place(), () -> TlsVersion.of(text.text()))
                    .ifPresent(versions::add));
        }
        map.done();
        return new Fault.SpeaksTls(machine, asBefore ? Optional.empty() : Optional.of(versions));
    }

    private Fault gateway(YamlMap map) {
        var name = name(map, "name", KnownNames.Kind.GATEWAY);
        var manner = manner(map);
        map.done();
        return new Fault.GatewayDoes(name, manner);
    }

    private GatewayManner manner(YamlMap map) {
        var said = new ArrayList<GatewayManner>();
        RefusalReader.read(map).map(GatewayManner.Refuses::new).ifPresent(said::add);
        if (map.has("refuses") && map.has("clears-with")) {
            said.add(GatewayManner.USUAL);
        }
        if (map.has("first-ringing-after")) {
            said.add(new GatewayManner.RingsAfter(map.duration("first-ringing-after", Duration.ZERO)));
        }
        if (map.has("answers-options")) {
            said.add(new GatewayManner.AnswersOptions(
                    OptionsAnswer.of(map.oneOf("answers-options", OPTIONS, OPTIONS.get(0)))));
        }
        if (map.has("channels")) {
            said.add(new GatewayManner.HasChannels(map.integer("channels", 0, 9999, 0)));
        }
        if (AbilitiesReader.KEYS.stream().anyMatch(map::has)) {
            map.problems()
                    .build(map.place(), () -> new GatewayManner.Able(AbilitiesReader.read(map)))
                    .ifPresent(said::add);
        }
        if (SessionsReader.KEYS.stream().anyMatch(map::has)) {
            said.add(new GatewayManner.HasSessions(SessionsReader.read(map)));
        }
        if (map.has("slow")) {
            said.add(new GatewayManner.Slow(map.duration("slow", Duration.ZERO)));
        }
        if (map.has("accepts-only-from")) {
            said.add(new GatewayManner.TakesOnlyFrom(name(map, "accepts-only-from", KnownNames.Kind.MEMBER)));
        }
        if (map.has("hairpins")) {
            said.add(new GatewayManner.SendsBack(map.words("hairpins")));
        }
        CauseTables.shipped()
                .read(map, "cause-table")
                .map(GatewayManner.GoesByTable::new)
                .ifPresent(said::add);
        if (map.flag("silent", false)) {
            said.add(GatewayManner.SILENT);
        }
        if (map.flag("puts-through", false)) {
            said.add(GatewayManner.USUAL);
        }
        var faulty = map.has("refuses") || map.has("cause-table");
        if (said.size() > 1 || said.isEmpty() && !faulty) {
            map.problems()
                    .add(
                            map.place(),
                            "say one thing that the gateway does: refuses: { status: 503 }, clears-with: 34, channels: 0, first-ringing-after: 11s,"
                                    + " answers-options: no, what it cannot do (such as takes-srtp: false), its sessions (such as early-media: true),"
                                    + " slow: 2s, accepts-only-from: SERVER, silent: true, or puts-through: true.");
        }
        return said.isEmpty() ? GatewayManner.USUAL : said.get(0);
    }
}
