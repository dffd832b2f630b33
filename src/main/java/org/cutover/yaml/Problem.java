package org.cutover.yaml;

/**
 * A fault in a file people write: where it is, what is wrong, and what to write instead.
 *
 * @param message one or two sentences
 */
public record Problem(Place place, String message) {

    @Override
    public String toString() {
        return place + ": " + message;
    }
}
