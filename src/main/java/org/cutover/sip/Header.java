package org.cutover.sip;

import java.util.List;

/** One header field of a message. Its value is text; who asks what it is made of has it taken apart once, for all who ask. */
final class Header {

    private final HeaderName name;
    private final String value;
    private List<String> values;
    private List<Via> vias;
    private SipUri[] uris;

    /** @param value without the white space around it */
    Header(HeaderName name, String value) {
        this.name = name;
        this.value = value;
    }

    HeaderName name() {
        return name;
    }

    /** As it is written. */
    String value() {
        return value;
    }

    boolean is(String other) {
        return name.is(other);
    }

    /** Where it is a list its values, else its only one. */
    List<String> values() {
        if (values == null) {
            values = name.isList() ? HeaderText.split(value) : List.of(value);
        }
        return values;
    }

    /** The values of a Via, the top one first; up to the first that is none. */
    List<Via> vias() {
        if (vias == null) {
            vias = Via.read(values());
        }
        return vias;
    }

    /**
     * The URI in one of the values of an address.
     *
     * @param index of {@link #values()}
     * @throws IllegalArgumentException if there is none in it
     */
    SipUri uri(int index) {
        if (uris == null) {
            uris = new SipUri[values().size()];
        }
        if (uris[index] == null) {
            uris[index] = SipUri.parseAddress(values().get(index));
        }
        return uris[index];
    }
}
