package org.cutover.deployment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Finding;
import org.cutover.compatibility.RuleId;
import org.cutover.compatibility.TrunkSettings;
import org.cutover.routing.TrunkConfiguration;
import org.cutover.topology.MediationServer;

/** What trunk configurations ask for that cannot be, or that changes nothing. Only those count that are in force for a trunk. */
final class TrunkCheck {

    private final Deployment deployment;
    private final Compatibility compatibility;
    private final TrunkSettings settings = TrunkSettings.shipped();

    TrunkCheck(Deployment deployment, Compatibility compatibility) {
        this.deployment = deployment;
        this.compatibility = compatibility;
    }

    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        inForce().forEach((configuration, servers) -> {
            bypass(configuration, findings);
            var unset = TrunkConfiguration.DEFAULT.settings();
            configuration.settings().forEach((name, value) -> {
                if (!value.equals(unset.get(name))) {
                    settings.find(name).ifPresent(setting -> set(setting, value, configuration, servers, findings));
                }
            });
            if (configuration.location().restricts()
                    && configuration.location().site().isEmpty()) {
                findings.add(Finding.warning(
                        compatibility.rule(RuleId.LOCATION_RESTRICTION_NEEDS_SITE), things(configuration)));
            }
        });
        return findings;
    }

    /** Each configuration of Lync Server that some trunk goes by, and the Mediation Servers of these trunks. */
    private Map<TrunkConfiguration, List<MediationServer>> inForce() {
        var topology = deployment.topology();
        var all = new LinkedHashMap<TrunkConfiguration, List<MediationServer>>();
        for (var trunk : topology.trunks()) {
            var gateway = topology.findGateway(trunk.gateway());
            var server = topology.findMediationServer(trunk.mediationServer())
                    .filter(found -> !found.release().legacy());
            if (gateway.isPresent() && server.isPresent()) {
                all.computeIfAbsent(
                                deployment.lyncVoice().trunkConfigurationFor(trunk.name(), gateway.get()),
                                key -> new ArrayList<>())
                        .add(server.get());
            }
        }
        return all;
    }

    private void bypass(TrunkConfiguration configuration, List<Finding> findings) {
        var media = configuration.media();
        if (media.bypass() && !media.allowsBypass(configuration.signalling().refer())) {
            findings.add(Finding.broken(compatibility.rule(RuleId.BYPASS_NEEDS), things(configuration)));
        }
    }

    private void set(
            TrunkSettings.Setting setting,
            String value,
            TrunkConfiguration configuration,
            List<MediationServer> servers,
            List<Finding> findings) {
        var without = servers.stream()
                .filter(server -> !setting.releases().contains(server.release().id()))
                .toList();
        for (var server : without) {
            findings.add(Finding.warning(
                    compatibility.rule(RuleId.TRUNK_SETTING_OF_LATER_RELEASE),
                    "%s, %s (%s), %s (%s)"
                            .formatted(
                                    things(configuration),
                                    setting.name(),
                                    setting.parameter(),
                                    server.describe(),
                                    server.release().shortName())));
        }
        if (without.size() < servers.size() && setting.effect() != TrunkSettings.Effect.SIGNALLING) {
            findings.add(Finding.warning(
                    compatibility.rule(RuleId.TRUNK_SETTING_WITHOUT_EFFECT),
                    "%s, %s: %s (%s)".formatted(things(configuration), setting.name(), value, setting.parameter())));
        }
    }

    private static String things(TrunkConfiguration configuration) {
        return "trunk configuration " + configuration.scope();
    }
}
