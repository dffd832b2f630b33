package org.cutover.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.cutover.call.ReferTo.Replaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferToTest {

    @Test
    void anAttendedTransferNamesTheDialogInTheUri() {
        var to = new ReferTo("sip:bob@contoso.com", Optional.of(new Replaces("a1@fe1.contoso.com", "t 1", "f=2")));

        assertThat(to.header())
                .isEqualTo("<sip:bob@contoso.com?Replaces=a1%40fe1.contoso.com%3Bto-tag%3Dt%201%3Bfrom-tag%3Df%3D2>");
        assertThat(ReferTo.parse(to.header())).isEqualTo(to);
    }

    @Test
    void otherHeadersOfTheUriAreLeftAlone() {
        var to = ReferTo.parse(
                "Bob <sip:bob@contoso.com;user=phone?Subject=x&replaces=c%3bto-tag%3dt%3bfrom-tag%3df>;a=b");

        assertThat(to.uri()).isEqualTo("sip:bob@contoso.com;user=phone");
        assertThat(to.replaces()).hasValue(new Replaces("c", "t", "f"));
    }

    @Test
    void aBareUriIsOneToo() {
        assertThat(ReferTo.parse("sip:+14255550123@contoso.com;tag=x"))
                .isEqualTo(new ReferTo("sip:+14255550123@contoso.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<>", "bob", "<sip:bob@contoso.com?Replaces=c%3Bto-tag%3Dt>", "<?Replaces=c>"})
    void whatNamesNobodyOrHalfADialogIsRefused(String header) {
        assertThatThrownBy(() -> ReferTo.parse(header)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoIsToGiveTheDialogUpFindsItByTheToTag() {
        assertThat(Replaces.parse("c@h;from-tag=theirs;to-tag=ours").key()).isEqualTo(Dialog.key("c@h", "ours"));
    }
}
