package org.cutover.sip;

import java.util.List;

/** One header field of a message. Its value is text; who asks what it is made of has it taken apart once, for all who ask. */
final class Header {

    private final HeaderName name;
    private final String value;
    private Reading reading;

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
        return reading().values;
    }

    /** The values of a Via, the top one first; up to the first that is none. */
    List<Via> vias() {
        return reading().vias();
    }

    /**
     * The URI in one of the values of an address.
     *
     * @param index of {@link #values()}
     * @throws IllegalArgumentException if there is none in it
     */
    SipUri uri(int index) {
        return reading().uri(index);
    }

    private Reading reading() {
        if (reading == null) {
            reading = new Reading(name.isList() ? HeaderText.split(value) : List.of(value));
        }
        return reading;
    }

    /** What it is made of takes more room than its text. Who asks again has it taken apart again. */
    void forgetReading() {
        reading = null;
    }

    /** The value taken apart, as far as somebody has asked. */
    private static final class Reading {

        private final List<String> values;
        private List<Via> vias;
        private SipUri[] uris;

        Reading(List<String> values) {
            this.values = values;
        }

        List<Via> vias() {
            if (vias == null) {
                vias = Via.read(values);
            }
            return vias;
        }

        SipUri uri(int index) {
            if (uris == null) {
                uris = new SipUri[values.size()];
            }
            if (uris[index] == null) {
                uris[index] = SipUri.parseAddress(values.get(index));
            }
            return uris[index];
        }
    }
}
