package org.cutover.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SipUriTest {

    @Test
    void aDialStringHasItsContextInTheUserPart() {
        var uri = SipUri.parse("sip:95550123;phone-context=DefaultProfile@contoso.com;user=phone");
        assertThat(uri.user()).isEqualTo("95550123");
        assertThat(uri.userParameters()).isEqualTo(Map.of("phone-context", "DefaultProfile"));
        assertThat(uri.host()).isEqualTo("contoso.com");
        assertThat(uri.port()).isZero();
        assertThat(uri.parameters()).isEqualTo(Map.of("user", "phone"));
    }

    @Test
    void whatIsReadIsWrittenAgain() {
        for (var text : new String[] {
            "sip:contoso.com",
            "sips:bob@127.0.1.3:5061;transport=tls;lr",
            "sip:95550123;phone-context=x@contoso.com;user=phone",
            "sip:bob@[::1]:5060",
            "tel:+14255550123;ext=12"
        }) {
            assertThat(SipUri.parse(text)).hasToString(text);
        }
    }

    @Test
    void anAddressMayHaveANameAndParametersOfItsOwn() {
        assertThat(SipUri.parseAddress("\"<sip:no>\" <sip:yes@contoso.com;lr>;tag=1"))
                .isEqualTo(SipUri.parse("sip:yes@contoso.com;lr"));
        assertThat(SipUri.parseAddress("sip:yes@contoso.com;tag=1").parameters())
                .isEmpty();
    }

    @Test
    void whatIsNoAddressIsSaid() {
        for (var text : new String[] {"", "bob", "sip:", "sip:bob@", "sip:a:0", "tel:"}) {
            assertThatThrownBy(() -> SipUri.parse(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is not a SIP address");
        }
    }

    @Test
    void otherSchemesMeanNothingAndAreKept() {
        assertThat(SipUri.parse("HTTP://contoso.com/a?b").toString()).isEqualTo("http://contoso.com/a?b");
        assertThat(SipUri.parse("isbn:2983792873").scheme()).isEqualTo("isbn");
        assertThat(SipUri.parse("isbn:2983792873").host()).isEmpty();
    }
}
