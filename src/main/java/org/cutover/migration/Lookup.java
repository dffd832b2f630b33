package org.cutover.migration;

import java.util.List;
import org.cutover.deployment.Deployment;
import org.cutover.routing.VoiceConfiguration;
import org.cutover.routing.VoiceRoute;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.MediationServer;
import org.cutover.topology.Named;
import org.cutover.topology.PstnGateway;
import org.cutover.topology.Topology;
import org.cutover.topology.Trunk;

/** Finds what a step names, or says that it is not there. */
final class Lookup {

    private Lookup() {}

    static FrontEndPool pool(Topology topology, String name) {
        return get("pool", name, topology.pools());
    }

    static MediationServer mediationServer(Topology topology, String name) {
        return get("Mediation Server", name, topology.mediationServers());
    }

    static PstnGateway gateway(Topology topology, String name) {
        return get("gateway", name, topology.gateways());
    }

    static Trunk trunk(Topology topology, String name) {
        return get("trunk", name, topology.trunks());
    }

    static VoiceRoute route(VoiceConfiguration voice, String name) {
        return get("route", name, voice.routes());
    }

    static void users(Deployment deployment, List<String> names) {
        for (var name : names) {
            if (deployment.users().find(name).isEmpty()) {
                throw new UnknownNameException("user", name, deployment.users().names());
            }
        }
    }

    static void site(Topology topology, String name) {
        if (!topology.sites().contains(name)) {
            throw new UnknownNameException("site", name, topology.sites());
        }
    }

    static void usages(VoiceConfiguration voice, List<String> names) {
        for (var name : names) {
            if (!voice.usages().contains(name)) {
                throw new UnknownNameException("PSTN usage", name, voice.usages());
            }
        }
    }

    private static <T extends Named> T get(String what, String name, List<T> all) {
        return Named.find(all, name).orElseThrow(() -> new UnknownNameException(what, name, Named.names(all)));
    }
}
