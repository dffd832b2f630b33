package org.cutover.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;

/** Writes files at once, as many as there are processors. */
final class Together {

    /** Writes something. */
    interface Writing {
        void write() throws IOException;
    }

    /** Writes something of one of many. */
    interface WritingOf<T> {
        void write(T one) throws IOException;
    }

    private Together() {}

    /** @throws IOException of one of those that cannot be written; others may be written then, or not */
    static void run(Writing... all) throws IOException {
        each(List.of(all), Writing::write);
    }

    /** As {@link #run}, for each of these. */
    static <T> void each(Collection<T> all, WritingOf<T> writing) throws IOException {
        try {
            all.parallelStream().forEach(one -> {
                try {
                    writing.write(one);
                } catch (IOException unwritable) {
                    throw new UncheckedIOException(unwritable);
                }
            });
        } catch (UncheckedIOException unwritable) {
            throw unwritable.getCause();
        }
    }
}
