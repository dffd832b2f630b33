package org.cutover.deployment;

import java.util.List;
import java.util.Optional;
import org.cutover.routing.VoiceConfiguration;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.Release;
import org.cutover.topology.Topology;

/**
 * An estate: what stands where, who is homed where, and how calls are routed.
 *
 * @param name what people call it
 * @param domain the SIP domain of its users
 * @param ocsVoice location profiles, policies and phone routes of OCS 2007 R2 (Active Directory, forest-wide)
 * @param lyncVoice dial plans, policies and voice routes of Lync Server (Central Management Store)
 * @param tls certificates that were given, and what gateways speak
 */
public record Deployment(
        String name,
        String domain,
        Topology topology,
        VoiceConfiguration ocsVoice,
        VoiceConfiguration lyncVoice,
        Users users,
        Tls tls) {

    /** One whose files say nothing of TLS. */
    public Deployment(
            String name,
            String domain,
            Topology topology,
            VoiceConfiguration ocsVoice,
            VoiceConfiguration lyncVoice,
            Users users) {
        this(name, domain, topology, ocsVoice, lyncVoice, users, Tls.USUAL);
    }

    /** The voice configuration that a pool of this release uses. */
    public VoiceConfiguration voiceOf(Release release) {
        return release.legacy() ? ocsVoice : lyncVoice;
    }

    /** The pool that homes the user. */
    public Optional<FrontEndPool> poolOf(User user) {
        return topology.findPool(user.pool());
    }

    /** Pools of legacy releases that still home users. */
    public List<FrontEndPool> legacyPoolsWithUsers() {
        return topology.pools().stream()
                .filter(pool -> pool.release().legacy())
                .filter(pool -> !users.homedOn(pool.name()).isEmpty())
                .toList();
    }

    public Deployment withName(String changed) {
        return new Deployment(changed, domain, topology, ocsVoice, lyncVoice, users, tls);
    }

    public Deployment withTopology(Topology changed) {
        return new Deployment(name, domain, changed, ocsVoice, lyncVoice, users, tls);
    }

    public Deployment withOcsVoice(VoiceConfiguration changed) {
        return new Deployment(name, domain, topology, changed, lyncVoice, users, tls);
    }

    public Deployment withLyncVoice(VoiceConfiguration changed) {
        return new Deployment(name, domain, topology, ocsVoice, changed, users, tls);
    }

    public Deployment withUsers(Users changed) {
        return new Deployment(name, domain, topology, ocsVoice, lyncVoice, changed, tls);
    }

    public Deployment withTls(Tls changed) {
        return new Deployment(name, domain, topology, ocsVoice, lyncVoice, users, changed);
    }
}
