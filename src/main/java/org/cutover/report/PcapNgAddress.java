package org.cutover.report;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Where a message came from or went to.
 *
 * @param host a literal IP address, or a name
 */
record PcapNgAddress(String host, int port) {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    /** Of {@code host:port}, as the journal has it. */
    static PcapNgAddress of(String text) {
        int colon = text.lastIndexOf(':');
        var host = text.substring(0, colon).replaceAll("^\\[|]$", "");
        return new PcapNgAddress(host, Integer.parseInt(text.substring(colon + 1)));
    }

    /** Whether it is an address that a packet can carry. */
    boolean isNumeric() {
        return bytes().length > 0;
    }

    /** 4 or 16 bytes; none of a name. */
    byte[] bytes() {
        try {
            // Of a literal address this asks nobody.
            return IPV4.matcher(host).matches() || host.contains(":")
                    ? InetAddress.getByName(host).getAddress()
                    : new byte[0];
        } catch (UnknownHostException malformed) {
            return new byte[0];
        }
    }
}
