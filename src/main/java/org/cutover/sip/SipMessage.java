package org.cutover.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A SIP message as a value. What is sent is exactly its {@link #text}; header order is kept, and headers this program
 * has never heard of are text like the others.
 */
public abstract sealed class SipMessage permits SipRequest, SipResponse {

    private final MessageText parts;

    SipMessage(MessageText parts) {
        this.parts = parts;
    }

    MessageText parts() {
        return parts;
    }

    public String callId() {
        return parts.first("Call-ID");
    }

    /** The CSeq number, 0 to 2^31-1; -1 if there is none. */
    public long cseq() {
        var value = parts.first("CSeq");
        int space = value.indexOf(' ');
        try {
            return Long.parseLong(space < 0 ? value : value.substring(0, space));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** The method in the CSeq header: of a response, that of its request. */
    public String cseqMethod() {
        return parts.method();
    }

    /** The tag of the From header, empty if it has none. */
    public String fromTag() {
        return HeaderText.parameter(parts.first("From"), "tag").orElse("");
    }

    /** The tag of the To header, empty if it has none. */
    public String toTag() {
        return HeaderText.parameter(parts.first("To"), "tag").orElse("");
    }

    /** @throws IllegalArgumentException if the From header holds no sip, sips or tel URI */
    public SipUri fromUri() {
        return uri("From");
    }

    /** @throws IllegalArgumentException if the To header holds no sip, sips or tel URI */
    public SipUri toUri() {
        return uri("To");
    }

    private SipUri uri(String header) {
        return parts.find(header)
                .orElseThrow(() -> new IllegalArgumentException("There is no %s header.".formatted(header)))
                .uri(0);
    }

    /** The URI in the first value of a header with addresses, such as Contact; empty if there is none that can be read. */
    public Optional<SipUri> address(String header) {
        return parts.find(header).filter(found -> !found.values().isEmpty()).flatMap(found -> address(found, 0));
    }

    /** The URIs in the values of a header with addresses, top first; without those that cannot be read. */
    public List<SipUri> addresses(String header) {
        var addresses = new ArrayList<SipUri>();
        for (var found : parts.headers()) {
            for (int i = 0; found.is(header) && i < found.values().size(); i++) {
                address(found, i).ifPresent(addresses::add);
            }
        }
        return addresses;
    }

    private static Optional<SipUri> address(Header header, int index) {
        try {
            return Optional.of(header.uri(index));
        } catch (IllegalArgumentException noUri) {
            return Optional.empty();
        }
    }

    /** The first header of that name, as written; names are compared without regard to case. */
    public Optional<String> header(String name) {
        return parts.find(name).map(Header::value);
    }

    /** All values of a header, top first; where a header is a list (Via, Route, …), one value each. */
    public List<String> headers(String name) {
        var values = new ArrayList<String>();
        for (var header : parts.headers()) {
            if (header.is(name)) {
                values.addAll(header.values());
            }
        }
        return List.copyOf(values);
    }

    /** The body as text, empty if there is none. */
    public String body() {
        return parts.body();
    }

    /** The Content-Type, empty if there is none. */
    public String contentType() {
        return parts.first("Content-Type");
    }

    /** The whole message as it goes on the wire. */
    public String text() {
        return parts.encode();
    }

    @Override
    public String toString() {
        return parts.startLine() + " [" + callId() + "]";
    }

    /**
     * Puts a message together.
     *
     * @param <B> the builder itself
     */
    public abstract static sealed class Builder<B extends Builder<B>> permits SipRequest.Builder, SipResponse.Builder {

        private final List<Header> headers = new ArrayList<>();
        private String body = "";

        Builder() {}

        Builder(MessageText parts) {
            headers.addAll(parts.headers());
            body = parts.body();
        }

        abstract B self();

        MessageText parts(String startLine) {
            return new MessageText(startLine, headers, body);
        }

        /** Replaces all headers of that name by one, in the place of the first. */
        public B set(String name, String value) {
            int at = indexOf(name);
            remove(name);
            headers.add(at < 0 ? headers.size() : at, header(name, value));
            return self();
        }

        /** Adds a header below the others of that name; at the end if it is the first. */
        public B add(String name, String value) {
            int last = -1;
            for (int i = 0; i < headers.size(); i++) {
                if (headers.get(i).is(name)) {
                    last = i;
                }
            }
            headers.add(last < 0 ? headers.size() : last + 1, header(name, value));
            return self();
        }

        /** Takes over a header of another message, below what is there. */
        void copy(Header header) {
            headers.add(header);
        }

        /** Adds a header above the others of that name; above all headers if it is the first. */
        public B addFirst(String name, String value) {
            headers.add(Math.max(indexOf(name), 0), header(name, value));
            return self();
        }

        /** Removes all headers of that name, if there are any. */
        public B remove(String name) {
            headers.removeIf(header -> header.is(name));
            return self();
        }

        /** Removes the topmost value of that name, if there is one. */
        public B removeFirst(String name) {
            int at = indexOf(name);
            if (at >= 0) {
                var header = headers.remove(at);
                var values = header.values();
                if (values.size() > 1) {
                    var rest = String.join(", ", values.subList(1, values.size()));
                    headers.add(at, new Header(header.name(), rest));
                }
            }
            return self();
        }

        /** Sets body and Content-Type; Content-Length follows by itself. */
        public B body(String contentType, String text) {
            body = text;
            return set("Content-Type", contentType);
        }

        /** Drops the body and its Content-Type. */
        public B withoutBody() {
            body = "";
            return remove("Content-Type");
        }

        private int indexOf(String name) {
            for (int i = 0; i < headers.size(); i++) {
                if (headers.get(i).is(name)) {
                    return i;
                }
            }
            return -1;
        }

        private static Header header(String name, String value) {
            // A line end in a value would start a header of its own.
            if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
                throw new IllegalArgumentException("The value of %s has a line end in it.".formatted(name));
            }
            return new Header(HeaderName.of(name), value.strip());
        }
    }
}
