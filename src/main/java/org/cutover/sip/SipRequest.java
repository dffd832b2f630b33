package org.cutover.sip;

/** A SIP request. */
public final class SipRequest extends SipMessage {

    private final String method;
    private final String uri;

    private SipRequest(String method, String uri, MessageText parts) {
        super(parts);
        this.method = method;
        this.uri = uri;
    }

    SipRequest(MessageText parts) {
        super(parts);
        var words = parts.startLine().split(" ");
        method = words[0];
        uri = words[1];
    }

    /** A new request with Max-Forwards 70; From, To, Call-ID and CSeq are to be set, Via is the node's. */
    public static Builder request(String method, String uri) {
        return new Builder(method, uri).set("Max-Forwards", "70");
    }

    public String method() {
        return method;
    }

    public boolean is(String otherMethod) {
        return method.equals(otherMethod);
    }

    /** The Request-URI as written. */
    public String uri() {
        return uri;
    }

    /** @throws IllegalArgumentException if it is no sip, sips or tel URI */
    public SipUri requestUri() {
        return SipUri.parse(uri);
    }

    /** A builder that starts from this request. */
    public Builder edit() {
        return new Builder(method, uri, parts());
    }

    /** A response with the reason phrase of RFC 3261 section 21. */
    public SipResponse.Builder respond(int status) {
        return respond(status, ReasonPhrases.of(status));
    }

    /**
     * A response with the Vias, From, To, Call-ID and CSeq of this request (RFC 3261 section 8.2.6.2). Its Record-Routes
     * go into a 101 to 299 as well, unless the dialog exists (section 12.1.1). The To tag is the caller's to add.
     *
     * @param status 100 to 699
     */
    public SipResponse.Builder respond(int status, String reason) {
        var response = new SipResponse.Builder(status, reason);
        boolean dialogForming = status > 100 && status < 300 && toTag().isEmpty();
        for (var header : parts().headers()) {
            boolean copied = header.is("Via")
                    || header.is("From")
                    || header.is("To")
                    || header.is("Call-ID")
                    || header.is("CSeq")
                    || header.is("Record-Route") && dialogForming;
            if (copied) {
                response.copy(header);
            }
        }
        return response;
    }

    /** Puts a request together. */
    public static final class Builder extends SipMessage.Builder<Builder> {

        private final String method;
        private String uri;

        private Builder(String method, String uri) {
            this.method = method;
            this.uri = uri;
        }

        private Builder(String method, String uri, MessageText parts) {
            super(parts);
            this.method = method;
            this.uri = uri;
        }

        @Override
        Builder self() {
            return this;
        }

        /** Replaces the Request-URI. */
        public Builder uri(String newUri) {
            uri = newUri;
            return this;
        }

        /** @throws IllegalArgumentException if the request line could not be read back */
        public SipRequest build() {
            if (method.isBlank() || uri.isBlank() || (method + uri).chars().anyMatch(c -> c <= ' ')) {
                throw new IllegalArgumentException(
                        "\"%s %s\" makes no request line: method and URI are one word each.".formatted(method, uri));
            }
            return new SipRequest(method, uri, parts(method + " " + uri + " SIP/2.0"));
        }
    }
}
