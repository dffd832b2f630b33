package org.cutover.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FqdnTest {

    @Test
    void theLabelOfAServerIsItsFirst() {
        assertThat(Fqdn.label("ocs-med.contoso.com")).isEqualTo("ocs-med");
        assertThat(Fqdn.label("alice")).isEqualTo("alice");
    }

    @Test
    void whoIsKnownByAddressAloneKeepsAllOfIt() {
        assertThat(Fqdn.label("127.0.0.1")).isEqualTo("127.0.0.1");
        assertThat(Fqdn.label("127.0.0.1:53244")).isEqualTo("127.0.0.1:53244");
        assertThat(Fqdn.label("+14255550123")).isEqualTo("+14255550123");
    }
}
