package org.cutover.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DialogTest {

    @Test
    void requestsGoToTheRemoteTargetUnlessThereIsARoute() {
        assertThat(dialog(List.of()).nextHop()).isEqualTo("sip:bob@10.0.0.2");
        assertThat(dialog(List.of("<sip:pool.contoso.com;lr>", "<sip:other.contoso.com;lr>"))
                        .nextHop())
                .isEqualTo("<sip:pool.contoso.com;lr>");
    }

    @Test
    void eachRequestHasTheNextNumberAndNothingElseChanges() {
        var dialog = dialog(List.of());
        var next = dialog.next();

        assertThat(next.sequence()).isEqualTo(8);
        assertThat(next).usingRecursiveComparison().ignoringFields("sequence").isEqualTo(dialog);
    }

    @Test
    void aDialogIsKnownByItsCallIdAndItsOwnTag() {
        assertThat(dialog(List.of()).key())
                .isEqualTo(Dialog.key("call", "here"))
                .isEqualTo("call|here");
        assertThat(dialog(List.of()).next().key()).isEqualTo("call|here");
    }

    @Test
    void whatComesWithALowerNumberThanTheOneBeforeIsOutOfOrder() {
        var dialog = dialog(List.of());
        assertThat(dialog.isOutOfOrder(0)).isFalse();

        var later = dialog.received(5);
        assertThat(later.isOutOfOrder(4)).isTrue();
        assertThat(later.isOutOfOrder(5)).isFalse();
        assertThat(later.received(3).remoteSequence()).isEqualTo(5);
    }

    @Test
    void anEndWithoutTagIsNamedWithoutOne() {
        assertThat(new Dialog.Party("<sip:bob@contoso.com>", "").header()).isEqualTo("<sip:bob@contoso.com>");
        assertThat(new Dialog.Party("<sip:bob@contoso.com>", "b").header()).isEqualTo("<sip:bob@contoso.com>;tag=b");
    }

    private static Dialog dialog(List<String> routeSet) {
        return new Dialog(
                "call",
                new Dialog.Party("<sip:alice@contoso.com>", "here"),
                new Dialog.Party("<sip:bob@contoso.com>", "there"),
                "sip:bob@10.0.0.2",
                routeSet,
                7,
                Dialog.NONE);
    }
}
