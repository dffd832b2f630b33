package org.cutover.report;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.regex.Pattern;

/** Where a message came from or went to. */
final class PcapNgAddress {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern BRACKETS = Pattern.compile("^\\[|]$");

    private final String host;
    private final int port;
    private final byte[] bytes;

    /** @param host a literal IP address, or a name */
    private PcapNgAddress(String host, int port) {
        this.host = host;
        this.port = port;
        this.bytes = bytes(host);
    }

    /** Of {@code host:port}, as the journal has it. */
    static PcapNgAddress of(String text) {
        int colon = text.lastIndexOf(':');
        var host = BRACKETS.matcher(text.substring(0, colon)).replaceAll("");
        return new PcapNgAddress(host, Integer.parseInt(text.substring(colon + 1)));
    }

    private static byte[] bytes(String host) {
        try {
            // Of a literal address this asks nobody.
            return IPV4.matcher(host).matches() || host.contains(":")
                    ? InetAddress.getByName(host).getAddress()
                    : new byte[0];
        } catch (UnknownHostException malformed) {
            return new byte[0];
        }
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    /** Whether it is an address that a packet can carry. */
    boolean isNumeric() {
        return bytes.length > 0;
    }

    /** 4 or 16 bytes; none of a name. */
    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PcapNgAddress that && that.port == port && that.host.equals(host);
    }

    @Override
    public int hashCode() {
        return Objects.hash(host, port);
    }
}
