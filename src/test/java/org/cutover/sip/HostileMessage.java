package org.cutover.sip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message from {@code src/test/resources/hostile}: a file a clause, named after what it breaks.
 *
 * <p>Its first line says what that is. {@code expect} is {@code passes}, a status with which it is answered, or {@code dropped},
 * which leaves an entry in the journal; {@code closes} says that the connection ends. {@code over} names transports, all if it is
 * not there. After {@code ---} the message follows, its line ends being CRLF; <code>{T}</code> is the transport, <code>{N}</code> the
 * name, <code>{x*9}</code> nine times x, <code>{length}</code> that of the body; and {@code \0}, {@code \r}, {@code \n} and
 * {@code \xff} are bytes.
 */
record HostileMessage(String name, String expect, List<String> over, String text) {

    private static final Pattern REPEATED = Pattern.compile("\\{([^{}]+)\\*([0-9]+)}");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(?:(0|r|n|\\\\)|x([0-9a-f]{2}))");

    static List<HostileMessage> all() {
        try (var files =
                Files.list(Path.of(HostileMessage.class.getResource("/hostile").toURI()))) {
            return files.sorted().map(HostileMessage::read).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static HostileMessage read(Path file) {
        try {
            var text = Files.readString(file);
            int message = text.indexOf("---\n");
            var expect = "";
            var over = List.of("udp", "tcp", "tls");
            for (var line : text.substring(0, message).lines().toList()) {
                if (line.startsWith("expect: ")) {
                    expect = line.substring(8);
                } else if (line.startsWith("over: ")) {
                    over = List.of(line.substring(6).split(", "));
                }
            }
            var name = file.getFileName().toString().replace(".sip", "");
            return new HostileMessage(name, expect, new ArrayList<>(over), text.substring(message + 4));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The status with which it is answered; 0 if it is not, 200 if it passes. */
    int status() {
        return expect.equals("passes") ? 200 : expect.equals("dropped") ? 0 : Integer.parseInt(expect.substring(0, 3));
    }

    boolean closes(String transport) {
        return expect.endsWith("closes") && !transport.equals("udp");
    }

    byte[] bytes(String transport) {
        var filled = REPEATED.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1).repeat(Integer.parseInt(found.group(2)))))
                .replace("{T}", transport.toUpperCase(Locale.ROOT))
                .replace("{N}", name)
                .replace("\n", "\r\n");
        int body = filled.indexOf("\r\n\r\n") + 4;
        return unescaped(filled.replace("{length}", Integer.toString(filled.length() - body)));
    }

    private static byte[] unescaped(String text) {
        var bytes = new ByteArrayOutputStream();
        var escaped = ESCAPED.matcher(text);
        int from = 0;
        while (escaped.find()) {
            bytes.writeBytes(text.substring(from, escaped.start()).getBytes(StandardCharsets.UTF_8));
            from = escaped.end();
            bytes.write(
                    escaped.group(2) != null
                            ? Integer.parseInt(escaped.group(2), 16)
                            : switch (escaped.group(1)) {
                                case "0" -> 0;
                                case "r" -> '\r';
                                case "n" -> '\n';
                                default -> '\\';
                            });
        }
        bytes.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    @Override
    public String toString() {
        return name + ": " + expect;
    }
}
