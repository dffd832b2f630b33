package org.cutover.migration;

import java.util.function.UnaryOperator;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.Users;
import org.cutover.routing.VoiceConfiguration;
import org.cutover.topology.Topology;

/**
 * An estate under change: what is in force, and what stands in the tools but is not published or committed yet.
 *
 * <p>Topology edits act when the topology is published, edits of the voice routing pages when they are committed, all of
 * them together ("Publish pending changes to the voice routing configuration"). What is done on a gateway, at the carrier,
 * or by a cmdlet acts at once.
 *
 * @param inForce what the servers run
 * @param edited what the tools show
 */
public record Estate(Deployment inForce, Deployment edited) {

    public static Estate of(Deployment deployment) {
        return new Estate(deployment, deployment);
    }

    /** An edit in Topology Builder: it waits to be published. */
    Estate editTopology(UnaryOperator<Topology> change) {
        return new Estate(inForce, edited.withTopology(change.apply(edited.topology())));
    }

    /** An edit on the voice routing pages: it waits to be committed. */
    Estate editVoice(UnaryOperator<VoiceConfiguration> change) {
        return new Estate(inForce, edited.withLyncVoice(change.apply(edited.lyncVoice())));
    }

    /** A change that acts at once, whatever else is pending. */
    Estate changeTopology(UnaryOperator<Topology> change) {
        return new Estate(
                inForce.withTopology(change.apply(inForce.topology())),
                edited.withTopology(change.apply(edited.topology())));
    }

    Estate changeVoice(UnaryOperator<VoiceConfiguration> change) {
        return new Estate(
                inForce.withLyncVoice(change.apply(inForce.lyncVoice())),
                edited.withLyncVoice(change.apply(edited.lyncVoice())));
    }

    Estate changeOcsVoice(UnaryOperator<VoiceConfiguration> change) {
        return new Estate(
                inForce.withOcsVoice(change.apply(inForce.ocsVoice())),
                edited.withOcsVoice(change.apply(edited.ocsVoice())));
    }

    Estate changeUsers(UnaryOperator<Users> change) {
        return new Estate(
                inForce.withUsers(change.apply(inForce.users())), edited.withUsers(change.apply(edited.users())));
    }

    Estate published() {
        return new Estate(inForce.withTopology(edited.topology()), edited);
    }

    Estate committed() {
        return new Estate(inForce.withLyncVoice(edited.lyncVoice()), edited);
    }
}
