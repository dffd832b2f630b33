package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.cutover.sip.Hop;
import org.cutover.sip.Security;
import org.cutover.sip.SipUri;
import org.cutover.sip.World;
import org.cutover.topology.Listener;
import org.cutover.topology.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AddressesTest {

    private final World world = World.virtual(1, Security.IN_NAME_ONLY);
    private final Addresses addresses = new Addresses(
            world,
            new Placement(
                    List.of(new RealDevice("gw.contoso.com", "192.0.2.7", new Listener(5070, Transport.UDP), false)),
                    List.of(),
                    Set.of(),
                    true));

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aDeviceIsFoundByItsNameAndItsAddress() {
        assertThat(found("sip:gw.contoso.com")).isEqualTo("192.0.2.7:5070/udp");
        assertThat(found("sip:192.0.2.7:5080;transport=tcp")).isEqualTo("192.0.2.7:5080/tcp");
    }

    /** However many devices take part: nothing goes where none of them asked to be found. */
    @Test
    void whatNoDeviceHasGivenLeadsNowhere() {
        assertThat(found("sip:192.0.2.99:5060")).isEmpty();
        assertThat(found("sip:elsewhere.example.net")).isEmpty();
    }

    private String found(String uri) {
        return addresses.resolve(SipUri.parse(uri)).map(Hop::toString).orElse("");
    }
}
