package org.cutover.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/** Certificates and keys as files, for tests of those who are given them. */
public final class Given {

    private Given() {}

    /** The certificate and its key in one PEM file. */
    public static Path pem(Path file, Identity identity) {
        return pem(file, identity.chain(), identity.key().getEncoded());
    }

    /** The certificates of authorities in a PEM file. */
    public static Path authorities(Path file, Trust trust) {
        return pem(file, trust.authorities(), new byte[0]);
    }

    private static Path pem(Path file, List<X509Certificate> chain, byte[] key) {
        try {
            var text = new StringBuilder();
            for (var certificate : chain) {
                text.append(block("CERTIFICATE", certificate.getEncoded()));
            }
            if (key.length > 0) {
                text.append(block("PRIVATE KEY", key));
            }
            return Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    private static String block(String label, byte[] bytes) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(
                        label,
                        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                                .encodeToString(bytes),
                        label);
    }

    /** Certificate and key in a PKCS#12 file. */
    public static Path pkcs12(Path file, Identity identity, String password) {
        try (var out = Files.newOutputStream(file)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "machine",
                    identity.key(),
                    password.toCharArray(),
                    identity.chain().toArray(Certificate[]::new));
            store.store(out, password.toCharArray());
            return file;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException(unusable);
        }
    }
}
