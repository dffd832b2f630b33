package org.cutover.ladder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** How a drawn ladder looks; a page that holds ladders has it once. */
public final class LadderStyle {

    public static final String CSS = text("/page/ladder.css");

    private LadderStyle() {}

    private static String text(String resource) {
        try (var stream = LadderStyle.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The program is broken: it lacks " + resource, unreadable);
        }
    }
}
