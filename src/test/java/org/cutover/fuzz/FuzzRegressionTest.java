package org.cutover.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.cutover.yaml.Shipped;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What fuzzing has found, and a little more of its kind: mutations of good and bad input from a seed that is always the same. Fuzzing by
 * coverage is {@code mvn -Pfuzz}; what it finds goes into {@code src/test/resources/fuzz}, a folder a target.
 */
class FuzzRegressionTest {

    private static final long SEED = Long.getLong("fuzz.seed", 20_261_125);

    private static final int TRIES = Integer.getInteger("fuzz.tries", 1_000);

    @ParameterizedTest
    @EnumSource(Targets.class)
    void nothingMakesItStumble(Targets target) {
        for (var finding : files("/fuzz/" + target.name().toLowerCase(Locale.ROOT))) {
            feed(target, finding);
        }
        var dice = new Random(SEED);
        var seeds = seeds(target);
        // Reading a file takes a hundred times as long as a message, and so does cutting one in pieces under the leak
        // detector.
        int tries = target == Targets.YAML ? TRIES / 20 : target == Targets.STREAM ? TRIES / 10 : TRIES;
        for (int i = 0; i < tries; i++) {
            feed(target, mutated(dice, seeds.get(dice.nextInt(seeds.size())), seeds));
        }
    }

    private static void feed(Targets target, byte[] bytes) {
        assertThatCode(() -> target.feed(bytes))
                .as(() -> "%s, given %s".formatted(target, new String(bytes, StandardCharsets.UTF_8)))
                .doesNotThrowAnyException();
    }

    private static List<byte[]> seeds(Targets target) {
        return switch (target) {
            case STREAM, ENTRY ->
                files("/hostile").stream()
                        .map(file -> new String(file, StandardCharsets.UTF_8))
                        .map(file -> file.substring(file.indexOf("---\n") + 4)
                                .replace("{T}", "TCP")
                                .replace("{N}", "n")
                                .replace("\n", "\r\n"))
                        .map(FuzzRegressionTest::bytes)
                        .toList();
            case SDP ->
                Stream.of(
                                "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=session\r\nc=IN IP4 127.0.0.1\r\nb=CT:1000\r\nt=0 0\r\n"
                                        + "m=audio 16384 RTP/AVP 0 8 13 101\r\na=rtcp:16385\r\na=label:Audio\r\n"
                                        + "a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-16\r\na=ptime:20\r\na=sendonly\r\n",
                                "v=0\r\no=x 1 99 IN IP6 ::1\r\ns=-\r\nc=IN IP6 ::1\r\nt=0 0\r\nm=audio 5000 RTP/SAVP 0\r\n"
                                        + "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA|2^31|1:1\r\n"
                                        + "m=video 0 RTP/AVP 34\r\n")
                        .map(FuzzRegressionTest::bytes)
                        .toList();
            case YAML ->
                Stream.of(
                                "simulator/deployments/tls/old-devices.yaml",
                                "simulator/deployments/gateway/polling.yaml",
                                "scenarios/tls/05-outdated-tls-refused.yaml",
                                "scenarios/gateway/07-channels-taken.yaml")
                        .map(path -> bytes(Shipped.find(path).orElseThrow()))
                        .toList();
            case PATTERN ->
                Stream.of(
                                "^\\+1425(\\d{7})$\n+1$1\n+14255550123",
                                "^(?<a>\\d+)(?=5)[^a-c-[b]]\\k<a>*?$\n${a}$$\n555",
                                "^(?:0(?!0)|\\p{Nd}+){2,}?(\\w\\s\\x41)?\n$0\n0101")
                        .map(FuzzRegressionTest::bytes)
                        .toList();
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] mutated(Random dice, byte[] seed, List<byte[]> seeds) {
        var mutated = seed.clone();
        for (int i = 0; i < 1 + dice.nextInt(4) && mutated.length > 1; i++) {
            int at = dice.nextInt(mutated.length);
            int length = Math.min(1 + dice.nextInt(30), mutated.length - at);
            switch (dice.nextInt(5)) {
                case 0 -> mutated[at] = (byte) dice.nextInt(256);
                case 1 -> mutated = joined(mutated, at, new byte[0], at + length);
                case 2 -> mutated = joined(mutated, at, Arrays.copyOfRange(mutated, at, at + length), at);
                case 3 -> {
                    var other = seeds.get(dice.nextInt(seeds.size()));
                    int from = dice.nextInt(other.length);
                    mutated = joined(
                            mutated,
                            at,
                            Arrays.copyOfRange(other, from, Math.min(other.length, from + 1 + dice.nextInt(60))),
                            at + dice.nextInt(length));
                }
                default -> mutated = joined(mutated, at, bytes(ODD.get(dice.nextInt(ODD.size()))), at + length);
            }
        }
        return mutated;
    }

    private static final List<String> ODD = List.of(
            "\r\n\r\n",
            "\r",
            "\n",
            "\0",
            "99999999999999999999",
            "-1",
            "\"",
            "<",
            ">",
            "[",
            "]",
            "{",
            "}",
            ",",
            ";",
            ":",
            "%",
            "&",
            "*",
            "?",
            "\\",
            "$",
            "(",
            ")",
            "\u202E",
            "\u001b",
            "'",
            "|",
            "#",
            "- ",
            "  ",
            "\t",
            "~",
            "!!null",
            "&a *a",
            "sip:",
            "IP6");

    private static byte[] joined(byte[] bytes, int to, byte[] middle, int from) {
        var joined = Arrays.copyOf(bytes, to + middle.length + bytes.length - from);
        System.arraycopy(middle, 0, joined, to, middle.length);
        System.arraycopy(bytes, from, joined, to + middle.length, bytes.length - from);
        return joined;
    }

    private static List<byte[]> files(String folder) {
        var found = FuzzRegressionTest.class.getResource(folder);
        if (found == null) {
            return List.of();
        }
        try (var files = Files.list(Path.of(found.toURI()))) {
            var all = new ArrayList<byte[]>();
            for (var file : files.sorted().toList()) {
                all.add(Files.readAllBytes(file));
            }
            return all;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
