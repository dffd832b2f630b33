package org.cutover.sip;

import java.util.Optional;
import java.util.Set;
import org.cutover.identity.Identity;
import org.cutover.identity.TlsVersion;
import org.cutover.identity.Trust;

/**
 * Who shows which certificate beneath hops that say {@code tls}, and who takes it. Machines go by their addresses in the model.
 * Asked for every connection, on any loop.
 */
public interface Certificates {

    /** What the machine at an address shows; empty if it has no certificate, as a telephone. */
    Optional<Identity> of(String host);

    /** The authorities whose certificates are taken at an address. */
    Trust trustedAt(String host);

    /**
     * The names of the machine at an address, in lower case, one of which its certificate must have; empty if it has none to
     * show, or is not known.
     */
    Set<String> namesAt(String host);

    /** Whether a listening point takes none but callers with a certificate. A machine that has one must show it everywhere. */
    boolean mutualAt(Hop listening);

    /** The versions that a machine speaks with another; none if it speaks plain text where TLS is meant. */
    default Set<TlsVersion> versions(String host, String peer) {
        return TlsVersion.current();
    }
}
