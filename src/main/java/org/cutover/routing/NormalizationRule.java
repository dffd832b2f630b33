package org.cutover.routing;

import org.cutover.pattern.NumberPattern;
import org.cutover.pattern.Translation;

/**
 * Turns digits as dialled into E.164: "Defining normalization rules" in the Lync Server 2013 documentation.
 *
 * @param translation what to dial instead of what the pattern matches
 * @param internalExtension whether what comes out is an extension, and need not be E.164
 */
public record NormalizationRule(String name, Translation translation, boolean internalExtension) {

    /** @throws IllegalArgumentException if the translation names a group that the pattern does not have, or is none */
    public NormalizationRule(String name, NumberPattern pattern, String translation, boolean internalExtension) {
        this(name, Translation.of(pattern, translation), internalExtension);
    }

    /** @throws IllegalArgumentException likewise */
    public NormalizationRule(String name, NumberPattern pattern, String translation) {
        this(name, pattern, translation, false);
    }

    public NumberPattern pattern() {
        return translation.pattern();
    }

    public String apply(String digits) {
        return translation.apply(digits);
    }
}
