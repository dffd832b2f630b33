package org.cutover.yaml;

/**
 * A scalar as it was written, and where.
 *
 * @param text the raw text: {@code +14255550123} stays what it is, quoted or not
 */
public record YamlText(String text, Place place) {

    @Override
    public String toString() {
        return text;
    }
}
