package org.cutover.deployment;

import java.util.List;
import org.cutover.topology.GatewaySettings.Abilities;
import org.cutover.yaml.YamlMap;

/** Reads what a gateway can do in SIP, and what it cannot: of a gateway as it is set up, or from some time on. */
public final class AbilitiesReader {

    /** The keys of a mapping that speak of it. */
    public static final List<String> KEYS = List.of("takes-plus", "takes-srtp", "telephone-event", "refuses-refer");

    private AbilitiesReader() {}

    /** What is not said, it can do. */
    public static Abilities read(YamlMap map) {
        return new Abilities(
                map.flag("takes-plus", true),
                map.flag("takes-srtp", true),
                map.flag("telephone-event", true),
                map.integer("refuses-refer", 400, 699, 0));
    }
}
