package org.cutover.deployment;

import java.util.ArrayList;
import java.util.List;
import org.cutover.routing.DialPlan;
import org.cutover.routing.MediationSettings;
import org.cutover.routing.VoiceConfiguration.OcsSettings;
import org.cutover.routing.VoicePolicy;
import org.cutover.yaml.YamlMap;

/** Reads what only OCS 2007 R2 has: its one policy for all users, and what its Mediation Servers are set to. */
final class OcsSettingsReader {

    private OcsSettingsReader() {}

    static OcsSettings read(YamlMap map, ScopeReader scopes, List<VoicePolicy> policies, List<DialPlan> profiles) {
        var globalPolicy = VoiceReader.oneOf(map, "global-policy", "policy", policies);
        var names = new UniqueNames("mediation servers");
        var servers = new ArrayList<MediationSettings>();
        for (var server : map.maps("mediation-servers")) {
            var name = server.text("mediation-server");
            names.add(name, server.placeOf("mediation-server"), server.problems());
            if (!name.isEmpty() && scopes.mediationServers().stream().noneMatch(name::equalsIgnoreCase)) {
                server.problems()
                        .addUnknown(
                                server.placeOf("mediation-server"),
                                "Mediation Server",
                                name,
                                scopes.mediationServers());
            }
            servers.add(new MediationSettings(
                    name,
                    VoiceReader.oneOf(server, "default-location-profile", "location profile", profiles),
                    server.flag("remove-plus", false)));
            server.done();
        }
        return new OcsSettings(globalPolicy, servers);
    }
}
