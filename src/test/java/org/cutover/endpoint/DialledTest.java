package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.cutover.sip.SipUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is dialled, on its way into a URI and out of it. */
class DialledTest {

    @ParameterizedTest
    @CsvSource({
        "+14255550100;ext=50100, sip:+14255550100;ext=50100@contoso.com",
        "*31#, sip:*31%23@contoso.com",
        "1;isub=5, sip:1%3Bisub%3D5@contoso.com",
        "1;ext=5>, sip:1%3Bext%3D5%3E@contoso.com"
    })
    void anExtensionIsAParameterAndWhatMayNotStandInAUriIsEscaped(String dialled, String uri) {
        assertThat("sip:%s@contoso.com".formatted(Dialled.escaped(dialled))).isEqualTo(uri);
        assertThat(Dialled.in(SipUri.parse(uri))).isEqualTo(dialled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%zz", "9%5", "%e2%82"})
    void whatIsNoEscapeIsAnsweredAllTheSame(String user) {
        assertThat(Dialled.unescaped(user)).isNotEmpty();
    }

    @Test
    void aMalformedEscapeStandsForItself() {
        assertThat(Dialled.unescaped("%zz")).isEqualTo("%zz");
    }
}
