package org.cutover.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What a change-approval board wants of a run, in one ZIP file: all files of its folder, with the files it was made from below
 * {@code inputs/}; {@code versions.txt}; and {@code SHA256SUMS}, by which {@code sha256sum -c} checks them. The same files give
 * the same ZIP, to the byte.
 */
public final class Evidence {

    /** The earliest that a ZIP can say. When it was packed says nothing of the run. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Evidence() {}

    /**
     * @throws FileAlreadyExistsException if there is such a file; it is left alone
     * @throws IOException if the folder cannot be read, or the file not be written; what was written of it is taken away
     */
    public static void write(Path zip, Path run, String versions) throws IOException {
        var files = files(run);
        files.put("versions.txt", versions.getBytes(StandardCharsets.UTF_8));
        var sums = new StringBuilder();
        for (var file : files.entrySet()) {
            sums.append(sum(file.getValue())).append("  ").append(file.getKey()).append('\n');
        }
        files.put("SHA256SUMS", sums.toString().getBytes(StandardCharsets.UTF_8));
        var out = Files.newOutputStream(zip, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (out) {
            pack(files, out);
        } catch (IOException unwritable) {
            Files.deleteIfExists(zip);
            throw unwritable;
        }
    }

    /** By their paths with forward slashes, sorted. */
    private static Map<String, byte[]> files(Path run) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var below = Files.walk(run)) {
            for (var file : (Iterable<Path>) below::iterator) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    files.put(run.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    private static void pack(Map<String, byte[]> files, OutputStream out) throws IOException {
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (var file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
    }

    private static String sum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
