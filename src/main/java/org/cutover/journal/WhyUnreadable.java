package org.cutover.journal;

import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.exc.InvalidTypeIdException;

/** Why JSON of ours cannot be read, in words of the file and not of the library. */
public final class WhyUnreadable {

    private WhyUnreadable() {}

    /** A part of a sentence. */
    public static String of(JacksonException unreadable) {
        if (unreadable instanceof InvalidTypeIdException unknown) {
            return unknown.getTypeId() == null
                    ? "it does not say of which kind it is"
                    : "it is of a kind that this Cutover does not know, \"%s\"".formatted(unknown.getTypeId());
        }
        var endsEarly = unreadable.getOriginalMessage().startsWith("Unexpected end-of-input");
        if (unreadable instanceof UnexpectedEndOfInputException || endsEarly) {
            return "it ends too early";
        }
        if (unreadable instanceof StreamReadException) {
            // What stands in brackets lists what the library would have taken.
            return "it is no JSON: " + unreadable.getOriginalMessage().replaceAll(" \\(.*|:.*", "");
        }
        var place = unreadable.getPath().stream()
                .map(one -> one.getPropertyName() == null ? "[%d]".formatted(one.getIndex()) : one.getPropertyName())
                .collect(Collectors.joining("/"));
        return place.isEmpty() ? "it holds something else" : "what stands at %s does not belong there".formatted(place);
    }
}
