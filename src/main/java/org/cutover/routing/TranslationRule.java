package org.cutover.routing;

/**
 * Changes a number on its way to a gateway: New-CsOutboundTranslationRule and New-CsOutboundCallingNumberTranslationRule
 * references.
 *
 * @param translation what to send instead; {@code $1} to {@code $9} are the pattern's groups
 */
public record TranslationRule(String name, NumberPattern pattern, String translation) {

    public TranslationRule {
        pattern.requireTranslation(translation);
    }

    public String apply(String number) {
        return pattern.translate(number, translation);
    }
}
