package org.cutover.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a name was probably meant to be, and which names are shown where nobody can tell. */
class NearestTest {

    private static final List<String> KNOWN =
            List.of("dina", "adam", "bob", "dal-gw1.contoso.com", "man-gw1.contoso.com");

    @ParameterizedTest
    @CsvSource({
        "dian, dina",
        "adma, adam",
        "bbo, bob",
        "BOB, bob",
        "mangw1, man-gw1.contoso.com",
        "man-gw, man-gw1.contoso.com",
        "MAN-GW1, man-gw1.contoso.com",
        "man-gw2.contoso.com, man-gw1.contoso.com",
    })
    void aSlipOfThePen(String written, String meant) {
        assertThat(Nearest.to(written, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"erin", "x", "contoso.com", "gw"})
    void nothingNear(String written) {
        assertThat(Nearest.to(written, KNOWN)).isEmpty();
    }

    @Test
    void ofManyNamesTheNearestAreShownAndTheOthersCounted() {
        var users = IntStream.range(0, 20_000).mapToObj("user%05d"::formatted).toList();

        assertThat(Unknown.message("user", "nobody", users))
                .startsWith("There is no user \"nobody\". There are: ")
                .endsWith(", and 19,992 more.")
                .hasSizeLessThan(160);
    }

    @Test
    void ofAFewNamesAllAreShownInTheirOrder() {
        assertThat(Unknown.message("user", "nobody", List.of("carol", "alice")))
                .isEqualTo("There is no user \"nobody\". There are: carol, alice.");
    }
}
