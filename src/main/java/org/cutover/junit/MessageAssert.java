package org.cutover.junit;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.assertj.core.api.AbstractAssert;
import org.cutover.scenario.SipText;

/** Says what stands in one message of a call. The message is there: nothing is waited for. */
public final class MessageAssert extends AbstractAssert<MessageAssert, String> {

    private static final Pattern USER = Pattern.compile("(?:sips?|tel):([^@;>\\s]+)");

    /** RFC 8866 section 6.6. */
    private static final Pattern CODEC = Pattern.compile("^a=rtpmap:\\d+ ([^/\\s]+)/", Pattern.MULTILINE);

    private final LegAssert leg;
    private final SentMessage message;

    MessageAssert(LegAssert leg, SentMessage message) {
        super(message.text(), MessageAssert.class);
        this.leg = leg;
        this.message = message;
    }

    private MessageAssert expect(boolean holds, String expected, String instead) {
        if (!holds) {
            throw leg.failure(
                    "%s: %s".formatted(message, expected),
                    "%s. The message is%n%n%s"
                            .formatted(instead, actual.strip().indent(4).stripTrailing()));
        }
        return this;
    }

    /**
     * It has this header field.
     *
     * @param name whatever its case
     * @return this assertion
     */
    public MessageAssert hasHeader(String name) {
        return expect(SipText.header(actual, name).isPresent(), "it has a header " + name, "it has none");
    }

    /**
     * The first header field of this name has this value.
     *
     * @param name whatever its case
     * @param value all of it
     * @return this assertion
     */
    public MessageAssert hasHeader(String name, String value) {
        var is = SipText.header(actual, name);
        return expect(
                is.filter(value::equals).isPresent(),
                "it has %s: %s".formatted(name, value),
                is.map(found -> "it has %s: %s".formatted(name, found)).orElse("it has no such header"));
    }

    /**
     * The first header field of this name has this somewhere in its value.
     *
     * @param name whatever its case
     * @param part as it stands there
     * @return this assertion
     */
    public MessageAssert hasHeaderContaining(String name, String part) {
        var is = SipText.header(actual, name);
        return expect(
                is.filter(found -> found.contains(part)).isPresent(),
                "it has %s: …%s…".formatted(name, part),
                is.map(found -> "it has %s: %s".formatted(name, found)).orElse("it has no such header"));
    }

    /**
     * It has no such header field.
     *
     * @param name whatever its case
     * @return this assertion
     */
    public MessageAssert doesNotHaveHeader(String name) {
        var is = SipText.header(actual, name);
        return expect(is.isEmpty(), "it has no header " + name, "it has %s: %s".formatted(name, is.orElse("")));
    }

    /**
     * The user part of the Request-URI.
     *
     * @param number a number in E.164, digits as dialled, or a user's name; between digits blanks, dots, hyphens and parentheses do not count
     * @return this assertion
     */
    public MessageAssert hasCalledNumber(String number) {
        return number("called", number, text -> text.lines().findFirst().orElse(""));
    }

    /**
     * The user part of the From header.
     *
     * @param number a number in E.164, or a user's name
     * @return this assertion
     */
    public MessageAssert hasCallingNumber(String number) {
        return number("calling", number, text -> SipText.header(text, "From").orElse(""));
    }

    private MessageAssert number(String which, String number, Function<String, String> in) {
        var found = USER.matcher(in.apply(actual));
        var is = found.find() ? found.group(1) : "";
        return expect(
                is.equals(KnownNames.number(number)),
                "its %s number is %s".formatted(which, number),
                is.isEmpty() ? "it has none" : "it is " + is);
    }

    /**
     * Its SDP (RFC 8866) names these codecs, in this order and no others.
     *
     * @param names as in rtpmap, without the clock rate: {@code PCMU}, {@code PCMA}, {@code CN}, {@code telephone-event}
     * @return this assertion
     */
    public MessageAssert hasCodecs(String... names) {
        var are = CODEC.matcher(body()).results().map(found -> found.group(1)).toList();
        return expect(
                are.equals(List.of(names)),
                "its SDP names " + String.join(", ", names),
                are.isEmpty() ? "it has no SDP" : "it names " + String.join(", ", are));
    }

    /**
     * Its SDP has this line.
     *
     * @param line all of it, such as {@code a=fmtp:101 0-16}
     * @return this assertion
     */
    public MessageAssert hasSdpLine(String line) {
        return expect(body().lines().anyMatch(line::equals), "its SDP has the line " + line, "it has none");
    }

    private String body() {
        var end = Pattern.compile("\\R\\R").matcher(actual);
        return end.find() ? actual.substring(end.end()) : "";
    }
}
