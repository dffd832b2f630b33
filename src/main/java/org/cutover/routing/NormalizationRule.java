package org.cutover.routing;

/**
 * Turns digits as dialled into E.164: "Defining normalization rules" in the Lync Server 2013 documentation.
 *
 * @param translation what to dial instead; {@code $1} to {@code $9} are the pattern's groups
 * @param internalExtension whether what comes out is an extension, and need not be E.164
 */
public record NormalizationRule(String name, NumberPattern pattern, String translation, boolean internalExtension) {

    public NormalizationRule {
        pattern.requireTranslation(translation);
    }

    public NormalizationRule(String name, NumberPattern pattern, String translation) {
        this(name, pattern, translation, false);
    }

    public String apply(String digits) {
        return pattern.translate(digits, translation);
    }
}
