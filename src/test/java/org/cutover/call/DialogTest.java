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

    private static Dialog dialog(List<String> routeSet) {
        return new Dialog(
                "call",
                "<sip:alice@contoso.com>",
                "here",
                "<sip:bob@contoso.com>",
                "there",
                "sip:bob@10.0.0.2",
                routeSet,
                7);
    }
}
