package org.cutover.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityFilesTest {

    private static final CertificateAuthority AUTHORITY =
            CertificateAuthority.named("Test", Instant.parse("2026-01-01T00:00:00Z"));
    private static final Identity GATEWAY = AUTHORITY.issue(List.of("gw.contoso.com", "127.0.0.1"));
    private static final Optional<String> NONE = Optional.empty();
    private static final Optional<String> PASSWORD = Optional.of("correct horse");

    /** Made by OpenSSL 3: a certificate for gw.contoso.com, and its key encrypted as it does by default. */
    private static final String OF_OPENSSL = """
            -----BEGIN CERTIFICATE-----
            MIIBiTCCAS+gAwIBAgIUcqHqZtVu5kHvZiIP7nja0B5McgowCgYIKoZIzj0EAwIw
            GTEXMBUGA1UEAwwOZ3cuY29udG9zby5jb20wIBcNMjYxMTI1MDMzMzQwWhgPMjEy
            NjExMDEwMzMzNDBaMBkxFzAVBgNVBAMMDmd3LmNvbnRvc28uY29tMFkwEwYHKoZI
            zj0CAQYIKoZIzj0DAQcDQgAE0BuXz/dzxYo91/Q9tK7dmz7g3tZtS8Y2zlnJR0Yj
            ckK0p6qqjmjurOS76St1n1eLgbLlJNy9NXaCV8kV9SFH8KNTMFEwHQYDVR0OBBYE
            FBHD/vUJ7yv8628R+CG8QUvQviqlMB8GA1UdIwQYMBaAFBHD/vUJ7yv8628R+CG8
            QUvQviqlMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIgZOzm/kir
            L2XPnqZK6x2uiR2pJ9sgnETdh1LIMwkQPwwCIQCeXsXiHPufBH9Ah/9IDUbiD1zP
            VB4C9839XvdIQn+3uA==
            -----END CERTIFICATE-----
            -----BEGIN ENCRYPTED PRIVATE KEY-----
            MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhqUptLz84jDgICCAAw
            DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEFb8wHOmA/HeZD8qXPrSfU8EgZDA
            pCTQn0WP25cHz+HBj2/n/qdDABV8FKaINpcnnzziGkTcgg5Sao3CSP6JjPCWCzsd
            TNCaX3RCTWbwsS3bYJLIs7RANZFW2KZf9yzuChjDZMldIwcOkB7HaZBjvAHDRVup
            5RKVOjlfcdoki/8uQexGFtw6r2GjhRmBUbtYoOhub6BoyZ+olyU0M+QD8BxVntM=
            -----END ENCRYPTED PRIVATE KEY-----
            """;

    /** The same key, as older tools write it. */
    private static final String OLDER_KEY = """
            -----BEGIN EC PRIVATE KEY-----
            MHcCAQEEID/fBzIFVHfz4Se/73iuIxZbQQ5rsQN1Xr1XvUp9qE7NoAoGCCqGSM49
            AwEHoUQDQgAE0BuXz/dzxYo91/Q9tK7dmz7g3tZtS8Y2zlnJR0YjckK0p6qqjmju
            rOS76St1n1eLgbLlJNy9NXaCV8kV9SFH8A==
            -----END EC PRIVATE KEY-----
            """;

    @TempDir
    Path folder;

    @Test
    void aCertificateAndItsKeyAreReadFromPem() throws Exception {
        var certificate = pem("gw.pem", "CERTIFICATE", GATEWAY.certificate().getEncoded());
        var key = pem("gw.key", "PRIVATE KEY", GATEWAY.key().getEncoded());

        var read = IdentityFiles.pem(certificate, key, NONE);

        assertThat(read).isEqualTo(GATEWAY);
        assertThat(read.names()).containsExactlyInAnyOrder("gw.contoso.com", "127.0.0.1");
    }

    @Test
    void theOlderFormsOfKeysAreReadToo() throws Exception {
        var openssl = Files.writeString(folder.resolve("openssl.pem"), OF_OPENSSL);
        var ec = Files.writeString(folder.resolve("ec.key"), OLDER_KEY);
        assertThat(IdentityFiles.pem(openssl, ec, NONE).names()).containsExactly("gw.contoso.com");

        var pkcs1 = PrivateKeyInfo.getInstance(rsaKey().getEncoded())
                .parsePrivateKey()
                .toASN1Primitive()
                .getEncoded();
        var rsa = pem("rsa.key", "RSA PRIVATE KEY", pkcs1);
        // Read, and found to be another's.
        assertThatThrownBy(() -> IdentityFiles.pem(openssl, rsa, NONE)).hasMessageContaining("does not belong");
    }

    @Test
    void aKeyThatDoesNotBelongToTheCertificateIsSaid() throws Exception {
        var other = AUTHORITY.issue(List.of("other.contoso.com"));
        var certificate = pem("gw.pem", "CERTIFICATE", GATEWAY.certificate().getEncoded());
        var key = pem("other.key", "PRIVATE KEY", other.key().getEncoded());

        assertThatThrownBy(() -> IdentityFiles.pem(certificate, key, NONE))
                .isInstanceOf(IdentityFileException.class)
                .hasMessage(
                        "The key in %s does not belong to the certificate in %s. Give the key that the certificate was"
                                + " made with.",
                        key, certificate);
    }

    @Test
    void anEncryptedKeyNeedsItsPassword() throws Exception {
        var file = Files.writeString(folder.resolve("openssl.pem"), OF_OPENSSL);

        assertThat(IdentityFiles.pem(file, file, PASSWORD).names()).containsExactly("gw.contoso.com");
        assertThatThrownBy(() -> IdentityFiles.pem(file, file, NONE))
                .hasMessage("%s is encrypted. Give its password.", file);
        assertThatThrownBy(() -> IdentityFiles.pem(file, file, Optional.of("wrong")))
                .hasMessage("%s cannot be opened with the password given.", file);
    }

    @Test
    void whatCannotBeReadIsOneSentenceWithTheFile() throws Exception {
        var certificate = pem("gw.pem", "CERTIFICATE", GATEWAY.certificate().getEncoded());
        var garbage = Files.writeString(folder.resolve("garbage"), "no PEM at all");
        var broken = pem("broken.pem", "CERTIFICATE", new byte[] {1, 2, 3});
        var nowhere = folder.resolve("nowhere.pem");

        assertThatThrownBy(() -> IdentityFiles.pem(nowhere, nowhere, NONE))
                .hasMessage("%s: there is no such file.", nowhere);
        assertThatThrownBy(() -> IdentityFiles.pem(garbage, garbage, NONE))
                .hasMessage("%s holds no certificate in PEM (-----BEGIN CERTIFICATE-----).", garbage);
        assertThatThrownBy(() -> IdentityFiles.pem(certificate, certificate, NONE))
                .hasMessage("%s holds no private key in PEM (-----BEGIN PRIVATE KEY-----).", certificate);
        assertThatThrownBy(() -> IdentityFiles.authorities(broken))
                .isInstanceOf(IdentityFileException.class)
                .hasMessageStartingWith(broken + ": the certificate in it cannot be read");
        assertThatThrownBy(() -> IdentityFiles.pkcs12(garbage, PASSWORD))
                .isInstanceOf(IdentityFileException.class)
                .hasMessageStartingWith(garbage + " is no PKCS#12 file");
    }

    @Test
    void anIdentityIsReadFromPkcs12() throws Exception {
        var file = pkcs12("gw.p12", GATEWAY);

        assertThat(IdentityFiles.pkcs12(file, PASSWORD)).isEqualTo(GATEWAY);
        assertThatThrownBy(() -> IdentityFiles.pkcs12(file, NONE))
                .hasMessage("%s is encrypted. Give its password.", file);
        assertThatThrownBy(() -> IdentityFiles.pkcs12(file, Optional.of("wrong")))
                .hasMessage("%s cannot be opened with the password given.", file);
    }

    @Test
    void aPkcs12FileHoldsOneKey() throws Exception {
        var file = pkcs12("two.p12", GATEWAY, AUTHORITY.issue(List.of("other.contoso.com")));

        assertThatThrownBy(() -> IdentityFiles.pkcs12(file, PASSWORD)).hasMessageStartingWith("%s holds 2 keys.", file);
    }

    private Path pem(String name, String label, byte[] bytes) throws IOException {
        var text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return Files.writeString(
                folder.resolve(name), "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, text, label));
    }

    private Path pkcs12(String name, Identity... identities) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        var password = PASSWORD.orElseThrow().toCharArray();
        for (var identity : identities) {
            store.setKeyEntry(
                    identity.names().iterator().next(),
                    identity.key(),
                    password,
                    identity.chain().toArray(Certificate[]::new));
        }
        var file = folder.resolve(name);
        try (var out = Files.newOutputStream(file)) {
            store.store(out, password);
        }
        return file;
    }

    private static PrivateKey rsaKey() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair().getPrivate();
    }
}
