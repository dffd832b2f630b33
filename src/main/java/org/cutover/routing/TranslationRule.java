package org.cutover.routing;

import org.cutover.pattern.NumberPattern;
import org.cutover.pattern.Translation;

/**
 * Changes a number on its way to a gateway: New-CsOutboundTranslationRule and New-CsOutboundCallingNumberTranslationRule
 * references.
 *
 * @param translation what to send instead of what the pattern matches
 */
public record TranslationRule(String name, Translation translation) {

    /** @throws IllegalArgumentException if the translation names a group that the pattern does not have, or is none */
    public TranslationRule(String name, NumberPattern pattern, String translation) {
        this(name, Translation.of(pattern, translation));
    }

    public NumberPattern pattern() {
        return translation.pattern();
    }

    public String apply(String number) {
        return translation.apply(number);
    }
}
