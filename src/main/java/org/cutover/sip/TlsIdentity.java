package org.cutover.sip;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.cutover.identity.Identity;

/** Shows one identity to whoever asks for one of its kind of key, whichever issuers they name. */
final class TlsIdentity extends X509ExtendedKeyManager {

    private static final String ALIAS = "own";

    private final Identity identity;

    TlsIdentity(Identity identity) {
        this.identity = identity;
    }

    private String aliasFor(String... kinds) {
        return Arrays.asList(kinds).contains(identity.key().getAlgorithm()) ? ALIAS : null;
    }

    private String[] aliasesFor(String kind) {
        return aliasFor(kind) == null ? null : new String[] {ALIAS};
    }

    @Override
    public String chooseEngineClientAlias(String[] kinds, Principal[] issuers, SSLEngine engine) {
        return aliasFor(kinds);
    }

    @Override
    public String chooseEngineServerAlias(String kind, Principal[] issuers, SSLEngine engine) {
        return aliasFor(kind);
    }

    @Override
    public String chooseClientAlias(String[] kinds, Principal[] issuers, Socket socket) {
        return aliasFor(kinds);
    }

    @Override
    public String chooseServerAlias(String kind, Principal[] issuers, Socket socket) {
        return aliasFor(kind);
    }

    @Override
    public String[] getClientAliases(String kind, Principal[] issuers) {
        return aliasesFor(kind);
    }

    @Override
    public String[] getServerAliases(String kind, Principal[] issuers) {
        return aliasesFor(kind);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return identity.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return identity.key();
    }
}
