package org.cutover.sip;

import java.util.regex.Pattern;

/** A SIP response. */
public final class SipResponse extends SipMessage {

    private static final Pattern LINE_ENDS = Pattern.compile("[\\r\\n]+");

    private final int status;
    private final String reason;

    private SipResponse(int status, String reason, MessageText parts) {
        super(parts);
        this.status = status;
        this.reason = reason;
    }

    SipResponse(MessageText parts) {
        super(parts);
        status = parts.status();
        var words = parts.startLine().split(" ", 3);
        reason = words.length < 3 ? "" : words[2];
    }

    /** The status code, 100 to 699. */
    public int status() {
        return status;
    }

    /** The reason phrase, may be empty. */
    public String reason() {
        return reason;
    }

    public boolean isProvisional() {
        return status < 200;
    }

    /** A 2xx. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** A builder that starts from this response. */
    public Builder edit() {
        return new Builder(status, reason, parts());
    }

    /** This response without its top Via, as a proxy passes it on (RFC 3261 section 16.7, step 3). */
    public SipResponse withoutTopVia() {
        return edit().removeFirst("Via").build();
    }

    /** Puts a response together. */
    public static final class Builder extends SipMessage.Builder<Builder> {

        private final int status;
        private final String reason;

        Builder(int status, String reason) {
            if (status < 100 || status > 699) {
                throw new IllegalArgumentException("Status %d is outside 100 to 699.".formatted(status));
            }
            this.status = status;
            this.reason = reason == null ? "" : LINE_ENDS.matcher(reason).replaceAll(" ");
        }

        private Builder(int status, String reason, MessageText parts) {
            super(parts);
            this.status = status;
            this.reason = reason;
        }

        @Override
        Builder self() {
            return this;
        }

        public SipResponse build() {
            return new SipResponse(status, reason, parts("SIP/2.0 " + status + " " + reason));
        }
    }
}
