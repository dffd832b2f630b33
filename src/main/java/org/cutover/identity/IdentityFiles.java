package org.cutover.identity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;

/**
 * Certificates and keys in files.
 *
 * <p>A password is never written into a message. An {@link IdentityFileException} names the file and says what to do.
 */
public final class IdentityFiles {

    private IdentityFiles() {}

    /**
     * An identity from two files in PEM; they may be the same one.
     *
     * @param certificates the machine's certificate first, then those that lead to the authority
     * @param key PKCS#8, plain or encrypted, or the older forms for RSA and EC
     * @param password of the key; empty if it has none
     * @throws IdentityFileException if a file cannot be read, or key and certificate do not belong together
     */
    public static Identity pem(Path certificates, Path key, Optional<String> password) {
        var chain = Pem.read(certificates, text(certificates)).certificates();
        var found = Pem.read(key, text(key)).key(password);
        return belongingTogether(new Identity(found, chain), key, certificates);
    }

    /**
     * An identity from a PKCS#12 file ({@code .p12}, {@code .pfx}) that holds one key with its certificates.
     *
     * @throws IdentityFileException if it cannot be read, has no key, or has several
     */
    public static Identity pkcs12(Path file, Optional<String> password) {
        var secret = password.map(String::toCharArray).orElseGet(() -> new char[0]);
        try (var in = open(file)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, secret);
            var keys = Collections.list(store.aliases()).stream()
                    .filter(alias -> isKey(store, alias))
                    .toList();
            if (keys.size() != 1) {
                throw new IdentityFileException(
                        "%s holds %d keys. Export the one key of the machine, with its certificate."
                                .formatted(file, keys.size()));
            }
            var key = (PrivateKey) store.getKey(keys.get(0), secret);
            var chain = Arrays.stream(chainOf(store, keys.get(0)))
                    .map(X509Certificate.class::cast)
                    .toList();
            if (chain.isEmpty()) {
                throw new IdentityFileException(
                        "%s holds a key without a certificate. Export them together.".formatted(file));
            }
            return belongingTogether(new Identity(key, chain), file, file);
        } catch (IOException | UnrecoverableKeyException unreadable) {
            boolean locked = unreadable instanceof UnrecoverableKeyException
                    || unreadable.getCause() instanceof UnrecoverableKeyException;
            // Without a password, Java cannot tell an encrypted file from one with another password.
            throw new IdentityFileException(locked ? locked(file, password) : notPkcs12(file, unreadable), unreadable);
        } catch (GeneralSecurityException | ClassCastException unreadable) {
            throw new IdentityFileException(notPkcs12(file, unreadable), unreadable);
        }
    }

    /**
     * The authorities of a PEM file.
     *
     * @throws IdentityFileException if it cannot be read, or holds no certificate
     */
    public static Trust authorities(Path file) {
        return new Trust(Pem.read(file, text(file)).certificates());
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Certificate[] chainOf(KeyStore store, String alias) throws GeneralSecurityException {
        var chain = store.getCertificateChain(alias);
        return chain == null ? new Certificate[0] : chain;
    }

    static String locked(Path file, Optional<String> password) {
        return password.isEmpty()
                ? "%s is encrypted. Give its password.".formatted(file)
                : "%s cannot be opened with the password given.".formatted(file);
    }

    private static String notPkcs12(Path file, Exception why) {
        return "%s is no PKCS#12 file that this Java reads (%s).".formatted(file, why.getMessage());
    }

    /** What the key signs, the certificate must confirm. */
    private static Identity belongingTogether(Identity identity, Path key, Path certificate) {
        var algorithm = switch (identity.key().getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> identity.key().getAlgorithm();
        };
        boolean belongs;
        try {
            var signing = Signature.getInstance(algorithm);
            var proof = "proof".getBytes(StandardCharsets.US_ASCII);
            signing.initSign(identity.key());
            signing.update(proof);
            var signed = signing.sign();
            signing.initVerify(identity.certificate().getPublicKey());
            signing.update(proof);
            belongs = signing.verify(signed);
        } catch (InvalidKeyException otherKind) {
            belongs = false;
        } catch (GeneralSecurityException unusable) {
            throw new IdentityFileException(
                    "%s holds a key of a kind that this Java cannot sign with (%s). Use RSA or EC."
                            .formatted(key, identity.key().getAlgorithm()),
                    unusable);
        }
        if (!belongs) {
            throw new IdentityFileException(
                    "The key in %s does not belong to the certificate in %s. Give the key that the certificate was made with."
                            .formatted(key, certificate));
        }
        return identity;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    private static IdentityFileException unreadable(Path file, IOException why) {
        var reason = why instanceof NoSuchFileException ? "there is no such file" : "it cannot be read";
        return new IdentityFileException("%s: %s.".formatted(file, reason), why);
    }
}
