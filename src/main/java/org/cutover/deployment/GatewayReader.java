package org.cutover.deployment;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cutover.compatibility.CauseTables;
import org.cutover.topology.GatewaySettings;
import org.cutover.topology.GatewaySettings.OptionsAnswer;
import org.cutover.topology.Listener;
import org.cutover.topology.MediationServer;
import org.cutover.topology.Named;
import org.cutover.topology.NextHop;
import org.cutover.topology.Polling;
import org.cutover.topology.Shortcoming;
import org.cutover.yaml.YamlMap;

/** Reads what is set on a gateway and stands in no topology. */
record GatewayReader(List<MediationServer> servers, List<String> serverNames) {

    /** No source is needed: it is what the deployment asks for. The figures of a Mediation Server, for want of others. */
    private static final Polling POLLING = new Polling(Duration.ofSeconds(60), 5, Polling.TIMER_F, true);

    private static final Pattern LINES = Pattern.compile("((?:[1-9][0-9]? )?)([ET]1)");

    GatewaySettings read(YamlMap gateway) {
        return new GatewaySettings(
                nextHop(gateway),
                options(gateway),
                PollingReader.read(gateway, POLLING),
                CauseTables.shipped().read(gateway, "cause-table"),
                gateway.findText("channels")
                        .flatMap(text -> gateway.problems().build(gateway.placeOf("channels"), () -> channels(text)))
                        .orElse(0),
                Integer.parseInt(gateway.oneOf("no-channel-cause", List.of("34", "42"), "34")),
                onlyFrom(gateway),
                gateway.duration("first-ringing-after", Duration.ZERO),
                SessionsReader.read(gateway),
                AbilitiesReader.read(gateway),
                new GatewaySettings.Onward(gateway.words("hairpins"), gateway.integer("max-forwards", 1, 255, 70)),
                conduct(gateway));
    }

    private static GatewaySettings.Conduct conduct(YamlMap gateway) {
        var usual = GatewaySettings.Conduct.USUAL;
        var words = gateway.texts("when-uncertified");
        var does = EnumSet.noneOf(Shortcoming.class);
        words.forEach(text -> gateway.problems()
                .build(text.place(), () -> Shortcoming.of(text.text()))
                .ifPresent(does::add));
        if (does.size() > 1 && does.contains(Shortcoming.REFUSES_CALLS)) {
            gateway.problems()
                    .add(
                            gateway.placeOf("when-uncertified"),
                            "a gateway that refuses calls does nothing else with them. Leave \"refuses-calls\" out, or the rest.");
        }
        return new GatewaySettings.Conduct(
                RefusalReader.read(gateway),
                gateway.flag("silent", false),
                gateway.duration("slow", Duration.ZERO),
                gateway.has("when-uncertified") ? does : usual.whenUncertified());
    }

    /** A number, or lines of the telephone network: an E1 has 30 channels for calls, a T1 has 23 (with ISDN signalling). */
    private static int channels(String text) {
        var lines = LINES.matcher(text);
        if (lines.matches()) {
            var count = lines.group(1).isEmpty()
                    ? 1
                    : Integer.parseInt(lines.group(1).strip());
            return count * (lines.group(2).equals("E1") ? 30 : 23);
        }
        if (text.matches("[1-9][0-9]{0,3}")) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException(
                "\"%s\" is no number of channels. Write 1 to 9999, E1, T1, or several such as 2 E1.".formatted(text));
    }

    private Optional<String> onlyFrom(YamlMap gateway) {
        var members =
                servers.stream().flatMap(server -> server.servers().stream()).toList();
        var only = gateway.findText("accepts-only-from");
        if (only.isPresent() && members.stream().noneMatch(only.get()::equalsIgnoreCase)) {
            gateway.problems()
                    .addUnknown(
                            gateway.placeOf("accepts-only-from"), "member of a Mediation Server", only.get(), members);
        }
        return only;
    }

    private static OptionsAnswer options(YamlMap gateway) {
        var words = Stream.of(OptionsAnswer.values()).map(OptionsAnswer::word).toList();
        return OptionsAnswer.of(gateway.oneOf("answers-options", words, OptionsAnswer.YES.word()));
    }

    private Optional<NextHop> nextHop(YamlMap gateway) {
        var port = gateway.findText("inbound-port")
                .flatMap(text -> gateway.problems().build(gateway.placeOf("inbound-port"), () -> Listener.parse(text)));
        if (!gateway.has("inbound-mediation-server")) {
            if (gateway.has("inbound-port")) {
                gateway.problems()
                        .add(
                                gateway.placeOfKey("inbound-port"),
                                "a port of which server? Add \"inbound-mediation-server\".");
            }
            return Optional.empty();
        }
        if (gateway.has("inbound-trunk")) {
            gateway.problems()
                    .add(
                            gateway.placeOfKey("inbound-mediation-server"),
                            "\"inbound-trunk\" says already where its calls go. Keep one of the two.");
        }
        var name = gateway.text("inbound-mediation-server");
        var server = Named.find(servers, name);
        if (!name.isEmpty() && serverNames.stream().noneMatch(name::equalsIgnoreCase)) {
            gateway.problems()
                    .addUnknown(gateway.placeOf("inbound-mediation-server"), "Mediation Server", name, serverNames);
        }
        return server.map(known ->
                new NextHop(known.name(), port.orElse(known.release().ports().mediationGatewaySide())));
    }
}
