package org.cutover.identity;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/** Certificates as text. Keys are never written. */
public final class PemText {

    private static final int LINE = 64;

    private PemText() {}

    /** RFC 7468 section 5: each with its subject before it, for who reads it. */
    public static String of(List<X509Certificate> certificates) {
        var text = new StringBuilder();
        for (var certificate : certificates) {
            text.append(certificate.getSubjectX500Principal())
                    .append("\n-----BEGIN CERTIFICATE-----\n")
                    .append(Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(encoded(certificate)))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return text.toString();
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("A certificate that was read can be written.", impossible);
        }
    }
}
