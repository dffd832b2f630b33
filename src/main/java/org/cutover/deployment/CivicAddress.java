package org.cutover.deployment;

import java.util.stream.Stream;

/**
 * Where somebody is, as a dispatcher needs it: the civic address of RFC 5139, of which there is more.
 *
 * @param country two letters (ISO 3166), such as {@code US}
 * @param state A1 of RFC 5139; may be empty, as the others may
 * @param city A3
 * @param street RD
 * @param house HNO, the number of the house
 */
public record CivicAddress(String country, String state, String city, String street, String house) {

    /** Of somebody whose place is not known. */
    public static final CivicAddress UNKNOWN = new CivicAddress("", "", "", "", "");

    public CivicAddress {
        if (!country.matches("([A-Z]{2})?") || country.isEmpty() && !(state + city + street + house).isEmpty()) {
            throw new IllegalArgumentException(
                    "the country of a location is two letters such as US, not \"%s\".".formatted(country));
        }
        if (Stream.of(state, city, street, house).anyMatch(text -> text.chars().anyMatch(c -> c < ' '))) {
            throw new IllegalArgumentException("a location is written on one line.");
        }
    }

    public boolean isKnown() {
        return !country.isEmpty();
    }
}
