package org.cutover.routing;

/**
 * Turns digits as dialled into E.164: "Defining normalization rules" in the Lync Server 2013 documentation.
 *
 * @param translation what to dial instead; {@code $1} to {@code $9} are the pattern's groups
 */
public record NormalizationRule(String name, NumberPattern pattern, String translation) {

    public NormalizationRule {
        pattern.requireTranslation(translation);
    }

    public String apply(String digits) {
        return pattern.translate(digits, translation);
    }
}
