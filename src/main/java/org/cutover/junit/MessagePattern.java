package org.cutover.junit;

import java.util.regex.Pattern;

/**
 * What a test says of a message: {@code alice -> ocs-pool: INVITE}, {@code sea-gw -> ocs-med: 180}, {@code ocs-med -> sea-gw: 200
 * BYE}, {@code PSTN -> sea-gw: SETUP}.
 *
 * @param from empty for either end of a leg, like {@code to}
 * @param label as {@link SentMessage#label}
 */
record MessagePattern(String from, String to, String label) {

    private static final Pattern BETWEEN = Pattern.compile("(.+?)\\s*->\\s*(.+?)\\s*:\\s*(\\S.*)");
    private static final Pattern LABEL = Pattern.compile("[A-Z]+|[1-6]\\d\\d( [A-Z]+)?");

    /** @throws IllegalArgumentException if it is written otherwise */
    static MessagePattern parse(String text) {
        var written = BETWEEN.matcher(text.strip());
        if (!written.matches() || !LABEL.matcher(written.group(3)).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no message. Write it like \"alice -> ocs-fe1.contoso.com: INVITE\", \"sea-gw -> ocs-med: 180\" or \"PSTN -> sea-gw: SETUP\"."
                            .formatted(text));
        }
        return new MessagePattern(written.group(1), written.group(2), written.group(3));
    }

    /**
     * A message on a leg of which both ends are known.
     *
     * @throws IllegalArgumentException if it is written otherwise
     */
    static MessagePattern onLeg(String text) {
        if (!LABEL.matcher(text.strip()).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no message of a leg. Write it like \"INVITE\", \"180\" or \"200 BYE\".".formatted(text));
        }
        return new MessagePattern("", "", text.strip());
    }

    boolean matches(SentMessage message, EndpointNames names) {
        return message.label().equals(label)
                && (from.isEmpty() || names.means(from, message.from()))
                && (to.isEmpty() || names.means(to, message.to()));
    }

    @Override
    public String toString() {
        return from.isEmpty() ? label : "%s -> %s: %s".formatted(from, to, label);
    }
}
