package org.cutover.routing;

import java.util.List;
import org.cutover.topology.Named;

/**
 * What a user may dial.
 *
 * @param usages PSTN usages (phone usages in OCS 2007 R2), in the order in which their routes are looked at
 * @param forwarding what calls to the user may do besides ringing
 * @param preventTollBypass whether a call may leave only by a gateway of the caller's own site
 */
public record VoicePolicy(
        String name, Scope scope, List<String> usages, ForwardingRights forwarding, boolean preventTollBypass)
        implements Named, Scoped {

    public static final Scope.Kind[] SCOPES = {Scope.Kind.USER, Scope.Kind.SITE, Scope.Kind.GLOBAL};

    public VoicePolicy {
        usages = List.copyOf(usages);
    }

    /** A policy that allows forwarding by its own usages, as policies do unless they say otherwise. */
    public VoicePolicy(String name, Scope scope, List<String> usages) {
        this(name, scope, usages, ForwardingRights.DEFAULT, false);
    }
}
