package org.cutover.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * The text of a PEM file (RFC 7468), cut into its blocks.
 *
 * @param file for messages
 */
record Pem(Path file, List<Block> blocks) {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    /**
     * @param label such as {@code CERTIFICATE}
     * @param text what stands between the lines
     */
    record Block(String label, String text) {}

    static Pem read(Path file, String text) {
        var blocks = new ArrayList<Block>();
        for (var found = BLOCK.matcher(text); found.find(); ) {
            blocks.add(new Block(found.group(1), found.group(2)));
        }
        return new Pem(file, blocks);
    }

    List<X509Certificate> certificates() {
        var certificates = new ArrayList<X509Certificate>();
        for (var block : blocks) {
            if (block.label().equals("CERTIFICATE")) {
                certificates.add(certificate(block));
            }
        }
        if (certificates.isEmpty()) {
            throw new IdentityFileException(
                    "%s holds no certificate in PEM (-----BEGIN CERTIFICATE-----).".formatted(file));
        }
        return certificates;
    }

    private X509Certificate certificate(Block block) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes(block)));
        } catch (CertificateException unreadable) {
            throw unreadable("certificate", unreadable);
        }
    }

    PrivateKey key(Optional<String> password) {
        var block = blocks.stream()
                .filter(found -> found.label().endsWith("PRIVATE KEY"))
                .findFirst()
                .orElseThrow(() -> new IdentityFileException(
                        "%s holds no private key in PEM (-----BEGIN PRIVATE KEY-----).".formatted(file)));
        // RFC 1421: an older way to encrypt, by a key that is derived in a way long broken.
        if (block.text().contains("ENCRYPTED")) {
            throw new IdentityFileException(
                    "%s is encrypted in an outdated way. Convert it to PKCS#8: openssl pkcs8 -topk8.".formatted(file));
        }
        try {
            return switch (block.label()) {
                case "PRIVATE KEY" -> key(bytes(block));
                case "ENCRYPTED PRIVATE KEY" -> key(decrypted(bytes(block), password));
                case "RSA PRIVATE KEY" -> key(rsa(bytes(block)));
                case "EC PRIVATE KEY" -> key(ec(bytes(block)));
                default ->
                    throw new IdentityFileException(
                            "%s holds a %s, which is not read here. Convert it to PKCS#8: openssl pkcs8 -topk8."
                                    .formatted(file, block.label()));
            };
        } catch (IOException | GeneralSecurityException | IllegalArgumentException unreadable) {
            throw unreadable("private key", unreadable);
        }
    }

    private static PrivateKey key(byte[] pkcs8) throws GeneralSecurityException {
        var algorithm =
                PrivateKeyInfo.getInstance(pkcs8).getPrivateKeyAlgorithm().getAlgorithm();
        var name = algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)
                ? "RSA"
                : algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey) ? "EC" : algorithm.getId();
        return KeyFactory.getInstance(name).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    private byte[] decrypted(byte[] encrypted, Optional<String> password) throws IOException, GeneralSecurityException {
        if (password.isEmpty()) {
            throw new IdentityFileException(IdentityFiles.locked(file, password));
        }
        var info = new EncryptedPrivateKeyInfo(encrypted);
        // For PBES2 (RFC 8018) the algorithm's own name says nothing, and its parameters say all.
        var scheme = info.getAlgName().equals("PBES2") || info.getAlgName().equals("1.2.840.113549.1.5.13")
                ? info.getAlgParameters().toString()
                : info.getAlgName();
        var secret = SecretKeyFactory.getInstance(scheme)
                .generateSecret(new PBEKeySpec(password.get().toCharArray()));
        try {
            var cipher = Cipher.getInstance(scheme);
            cipher.init(Cipher.DECRYPT_MODE, secret, info.getAlgParameters());
            return info.getKeySpec(cipher).getEncoded();
        } catch (GeneralSecurityException wrongPassword) {
            throw new IdentityFileException(IdentityFiles.locked(file, password), wrongPassword);
        }
    }

    /** RFC 8017 appendix A.1.2, wrapped as PKCS#8. */
    private static byte[] rsa(byte[] key) throws IOException {
        var algorithm = new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
        return new PrivateKeyInfo(algorithm, RSAPrivateKey.getInstance(key)).getEncoded();
    }

    /** RFC 5915, wrapped as PKCS#8. */
    private static byte[] ec(byte[] key) throws IOException {
        var read = ECPrivateKey.getInstance(key);
        var algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, read.getParametersObject());
        return new PrivateKeyInfo(algorithm, read).getEncoded();
    }

    private byte[] bytes(Block block) {
        try {
            return Base64.getMimeDecoder().decode(block.text().getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException noBase64) {
            throw unreadable(block.label().toLowerCase(Locale.ROOT), noBase64);
        }
    }

    private IdentityFileException unreadable(String what, Exception why) {
        return new IdentityFileException(
                "%s: the %s in it cannot be read (%s).".formatted(file, what, why.getMessage()), why);
    }
}
