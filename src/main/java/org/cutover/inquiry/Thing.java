package org.cutover.inquiry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.cutover.deployment.Deployment;
import org.cutover.routing.VoiceConfiguration;
import org.cutover.topology.Fqdn;
import org.cutover.topology.Named;

/**
 * Something of an estate that other things may depend on.
 *
 * @param of which voice configuration it belongs to; NONE for what is in the topology
 */
public record Thing(Kind kind, String name, Of of) {

    /** What it is, in the words of Lync Server. */
    public enum Kind {
        POOL,
        MEDIATION_SERVER,
        GATEWAY,
        TRUNK,
        ROUTE,
        USAGE,
        VOICE_POLICY,
        LOCATION_POLICY,
        DIAL_PLAN;

        /** As on the command line: {@code mediation-server}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Which voice configuration. */
    public enum Of {
        NONE,
        OCS,
        LYNC;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@code phone usage Seattle of OCS 2007 R2}. */
    public String describe() {
        return switch (kind) {
            case POOL -> "pool " + name;
            case MEDIATION_SERVER -> "Mediation Server " + name;
            case GATEWAY -> "gateway " + name;
            case TRUNK -> "trunk " + name;
            case ROUTE -> voiced("phone route", "voice route");
            case USAGE -> voiced("phone usage", "PSTN usage");
            case VOICE_POLICY -> voiced("policy", "voice policy");
            case LOCATION_POLICY -> voiced("location policy", "location policy");
            case DIAL_PLAN -> voiced("location profile", "dial plan");
        };
    }

    private String voiced(String inOcs, String inLync) {
        return of == Of.OCS
                ? "%s %s of OCS 2007 R2".formatted(inOcs, name)
                : "%s %s of Lync Server".formatted(inLync, name);
    }

    /**
     * The things that go by a name, or by its first label where nothing has the whole name. A gateway and its root trunk
     * share a name; so may a dial plan and a usage.
     */
    public static List<Thing> named(Deployment deployment, String name) {
        var all = all(deployment);
        var exact = all.stream()
                .filter(thing -> thing.name().equalsIgnoreCase(name))
                .toList();
        return exact.isEmpty()
                ? all.stream()
                        .filter(thing -> Fqdn.label(thing.name()).equalsIgnoreCase(name))
                        .toList()
                : exact;
    }

    /** Every name that something has, each once, sorted. */
    public static Collection<String> names(Deployment deployment) {
        var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        all(deployment).forEach(thing -> names.add(thing.name()));
        return names;
    }

    private static List<Thing> all(Deployment deployment) {
        var topology = deployment.topology();
        var things = new ArrayList<Thing>();
        add(things, Kind.POOL, Named.names(topology.pools()), Of.NONE);
        add(things, Kind.MEDIATION_SERVER, Named.names(topology.mediationServers()), Of.NONE);
        add(things, Kind.GATEWAY, Named.names(topology.gateways()), Of.NONE);
        add(things, Kind.TRUNK, Named.names(topology.trunks()), Of.NONE);
        add(things, deployment.ocsVoice(), Of.OCS);
        add(things, deployment.lyncVoice(), Of.LYNC);
        return things;
    }

    private static void add(List<Thing> things, VoiceConfiguration voice, Of of) {
        add(things, Kind.ROUTE, Named.names(voice.routes()), of);
        add(things, Kind.USAGE, voice.usages(), of);
        add(things, Kind.VOICE_POLICY, Named.names(voice.policies()), of);
        add(things, Kind.LOCATION_POLICY, Named.names(voice.trunking().locationPolicies()), of);
        add(things, Kind.DIAL_PLAN, Named.names(voice.dialPlans()), of);
    }

    private static void add(List<Thing> things, Kind kind, List<String> names, Of of) {
        names.forEach(name -> things.add(new Thing(kind, name, of)));
    }
}
