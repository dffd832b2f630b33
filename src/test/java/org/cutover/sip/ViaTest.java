package org.cutover.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViaTest {

    private static Via read(String value) {
        return Via.read(List.of(value)).get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SIP/2.0/TLS 127.0.1.5:5061;branch=z9hG4bK1 | 127.0.1.5:5061/tls",
                "SIP/2.0/TCP gw.contoso.com | gw.contoso.com:5060/tcp",
                "SIP/2.0/TLS gw_1.contoso.com;rport | gw_1.contoso.com:5061/tls",
                "sip / 2.0 / udp [2001:db8::9:1] : 5060 ; branch=1 | [2001:db8::9:1]:5060/udp"
            })
    void sentByHasThePortOfItsTransportWhereNoneIsWritten(String value, String hop) {
        assertThat(read(value).sentBy()).contains(Hop.parse(hop));
    }

    @Test
    void aTransportThatIsNotSpokenHereIsLegalAndLeadsNowhere() {
        assertThat(read("SIP/2.0/SCTP 127.0.1.5").sentBy()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SIP/3.0/TCP 127.0.1.5",
                "SIP/2.0/TCP",
                "SIP/2.0/TCP127.0.1.5",
                "SIP/2.0/ 127.0.1.5",
                "SIP/2.0/TCP 127.0.1.5:0",
                "SIP/2.0/TCP 127.0.1.5:65536",
                "SIP/2.0/TCP 127.0.1.5:5060 x",
                "SIP/2.0/TCP [2001:db8::9:1",
                "SIP/2.0/TCP [gw]",
                "SIP/2.0/TCP ;branch=1",
                "TCP 127.0.1.5"
            })
    void whatIsNoViaOfSip2IsNone(String value) {
        assertThat(Via.read(List.of("SIP/2.0/TCP 127.0.1.5", value))).hasSize(1);
    }

    /** RFC 3261 section 18.2.1 and RFC 3581 section 4; nobody says for himself where he came from. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SIP/2.0/UDP 127.0.1.5:5060;branch=1 | SIP/2.0/UDP 127.0.1.5:5060;branch=1",
                "SIP/2.0/UDP gw.contoso.com;branch=1 | SIP/2.0/UDP gw.contoso.com;branch=1;received=127.0.1.5",
                "SIP/2.0/UDP 127.0.1.5;rport;branch=1 | SIP/2.0/UDP 127.0.1.5;rport=5080;branch=1;received=127.0.1.5",
                "SIP/2.0/UDP 127.0.1.5;received=9.9.9.9;branch=1 | SIP/2.0/UDP 127.0.1.5;branch=1;received=127.0.1.5"
            })
    void itIsStampedWithWhereTheRequestCameFrom(String value, String stamped) {
        assertThat(read(value).stamped("127.0.1.5", 5080)).isEqualTo(stamped);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SIP/2.0/UDP gw.contoso.com:5070;received=127.0.1.5 | 127.0.1.5:5070/udp",
                "SIP/2.0/UDP gw.contoso.com:5070;rport=5080;received=127.0.1.5 | 127.0.1.5:5080/udp",
                "SIP/2.0/UDP gw.contoso.com:5070;rport=99999 | gw.contoso.com:5070/udp",
                "SIP/2.0/UDP gw.contoso.com:5070;rport=5080;maddr=127.0.1.9 | 127.0.1.9:5070/udp",
                "SIP/2.0/TCP gw.contoso.com:5070;rport=5080;received=127.0.1.5 | 127.0.1.5:5070/tcp"
            })
    void aResponseGoesWhereItSays(String value, String hop) {
        assertThat(read(value).replyTo()).contains(Hop.parse(hop));
    }

    @Test
    void anEmptyMaddrLeadsNowhere() {
        assertThat(read("SIP/2.0/UDP 127.0.1.5;maddr=").replyTo()).isEqualTo(Optional.empty());
    }
}
