package org.cutover.migration;

import java.util.List;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Releases;
import org.cutover.routing.VoiceConfiguration;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.MediationServer;
import org.cutover.topology.Release;
import org.cutover.yaml.YamlMap;

/**
 * Deploys a Front End pool beside what is there ("Deploy Lync Server 2013 pilot pool").
 *
 * @param servers its Front End servers; the pool itself where none are named (Standard Edition)
 * @param collocateMediation whether the Mediation Server runs on the Front End servers
 */
record DeployPool(String pool, Release release, String site, List<String> servers, boolean collocateMediation)
        implements Step {

    static DeployPool read(YamlMap map, Releases releases) {
        var pool = map.text("pool");
        return new DeployPool(
                pool,
                StepReader.release(map, "release", releases),
                map.text("site"),
                map.has("servers") ? map.words("servers") : List.of(pool),
                map.flag("collocate-mediation", true));
    }

    @Override
    public String title() {
        return "Deploy pool %s (%s)".formatted(pool, release.shortName());
    }

    @Override
    public Acts acts() {
        return Acts.WHEN_PUBLISHED;
    }

    @Override
    public Estate apply(Estate estate) {
        Lookup.site(estate.edited().topology(), site);
        var deployed = estate.editTopology(topology -> {
            var added = topology.withPool(new FrontEndPool(pool, release, site, servers));
            return collocateMediation
                    ? added.withMediationServer(new MediationServer(
                            pool,
                            release,
                            site,
                            servers,
                            true,
                            pool,
                            release.ports().mediationPoolSide(),
                            List.of()))
                    : added;
        });
        return release.legacy() ? deployed : deployed.changeVoice(DeployPool::withDefaults);
    }

    private static VoiceConfiguration withDefaults(VoiceConfiguration voice) {
        if (!voice.dialPlans().isEmpty() || !voice.policies().isEmpty()) {
            return voice;
        }
        return voice.withDialPlans(VoiceConfiguration.OF_FIRST_POOL.dialPlans())
                .withPolicies(VoiceConfiguration.OF_FIRST_POOL.policies());
    }

    @Override
    public List<Objection> objections(Estate estate, Compatibility rules) {
        return new Gate(estate.edited(), rules)
                .nameIsNew(pool)
                .pilotCollocatesMediation(this)
                .objections();
    }

    @Override
    public ProductAction action() {
        return new ProductAction(
                ProductAction.TOPOLOGY_BUILDER,
                "New Front End pool %s, Enterprise Voice on%s; Publish, then run Setup on each server"
                        .formatted(pool, collocateMediation ? ", Mediation Server collocated" : ""));
    }

    @Override
    public Reversal reversal() {
        return Reversal.by("Topology Builder: delete pool %s; Publish.", pool);
    }
}
