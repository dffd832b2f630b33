package org.cutover.sip;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What a future came to, with its exception as it was thrown. */
final class Outcome {

    private Outcome() {}

    /** Waits for the future, if it must. */
    static <T> T of(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
        }
    }
}
