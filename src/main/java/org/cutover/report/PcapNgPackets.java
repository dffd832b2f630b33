package org.cutover.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cutover.report.PcapNgBlocks.Block;
import org.cutover.report.PcapNgBlocks.Link;

/**
 * Messages as packets. The headers of IP, UDP and TCP are made up here, from the addresses that the messages had in the estate: a
 * TCP connection begins with its three packets, and its numbers go on as they should, so that readers put its messages together.
 * What was in TLS has no such headers: at the ports of TLS, readers would take it for garbage.
 */
final class PcapNgPackets {

    private static final int IPV4 = 4;
    private static final int IP_UDP = 17;
    private static final int IP_TCP = 6;
    private static final int HOPS = 64;
    /** What fits in a packet of 65,535 bytes with the headers before it. */
    private static final int LARGEST = 65_000;

    private static final int SYN = 2;
    private static final int PUSH = 8;
    private static final int ACK = 16;

    private static final int PROTOCOL_TAG = 12;
    private static final int IPV4_SOURCE_TAG = 20;
    private static final int IPV6_SOURCE_TAG = 22;
    private static final int PORT_TYPE_TAG = 24;
    private static final int SOURCE_PORT_TAG = 25;
    private static final int DESTINATION_PORT_TAG = 26;
    private static final int TCP_PORTS = 2;

    /** Two a connection. */
    static final int MOST_WAYS = 40_000;

    private final PcapNgBlocks blocks;
    /** The connection that was used longest ago is forgotten; it would begin anew. */
    private final Map<Way, Integer> sent = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Way, Integer> eldest) {
            return size() > MOST_WAYS;
        }
    };

    /** One direction of a connection; what counts is how many bytes went that way. */
    private record Way(PcapNgAddress from, PcapNgAddress to) {

        Way back() {
            return new Way(to, from);
        }
    }

    /**
     * A message on its way.
     *
     * @param transport {@code udp}, {@code tcp} or {@code tls}
     */
    record Packet(Instant at, PcapNgAddress from, PcapNgAddress to, String transport, byte[] message) {}

    PcapNgPackets(PcapNgBlocks blocks) {
        this.blocks = blocks;
    }

    /** How many are remembered. */
    int ways() {
        return sent.size();
    }

    void write(Packet packet, List<String> comments) throws IOException {
        var numeric = packet.from().isNumeric()
                && packet.from().bytes().length == packet.to().bytes().length;
        if (packet.transport().equals("tls") || !numeric) {
            blocks.packet(Link.UPPER_PDU, packet.at(), upper(packet, numeric), comments);
        } else if (packet.transport().equals("udp")) {
            blocks.packet(Link.IP, packet.at(), ip(packet.from(), packet.to(), IP_UDP, udp(packet)), comments);
        } else {
            stream(packet, comments);
        }
    }

    private static byte[] upper(Packet packet, boolean numeric) {
        var tags = new Block();
        // Unlike an option's, the length of a tag has its padding in it: exported_pdu.h of Wireshark.
        tags.option(PROTOCOL_TAG, PcapNgBlocks.bytes("sip\0"));
        if (numeric) {
            int source = packet.from().bytes().length == IPV4 ? IPV4_SOURCE_TAG : IPV6_SOURCE_TAG;
            tags.option(source, packet.from().bytes());
            tags.option(source + 1, packet.to().bytes());
            tags.option(PORT_TYPE_TAG, number(TCP_PORTS));
            tags.option(SOURCE_PORT_TAG, number(packet.from().port()));
            tags.option(DESTINATION_PORT_TAG, number(packet.to().port()));
        }
        tags.endOfOptions();
        return PcapNgBlocks.concatenated(tags.made(), packet.message());
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }

    private void stream(Packet packet, List<String> comments) throws IOException {
        var way = new Way(packet.from(), packet.to());
        if (!sent.containsKey(way)) {
            segment(packet.at(), way, SYN, new byte[0], List.of());
            segment(packet.at(), way.back(), SYN | ACK, new byte[0], List.of());
            segment(packet.at(), way, ACK, new byte[0], List.of());
        }
        var message = packet.message();
        for (int begin = 0; begin < message.length; begin += LARGEST) {
            var part = Arrays.copyOfRange(message, begin, Math.min(message.length, begin + LARGEST));
            segment(packet.at(), way, PUSH | ACK, part, begin == 0 ? comments : List.of());
        }
    }

    /** RFC 9293 section 3.1. SYN takes a number of its own. */
    private void segment(Instant at, Way way, int flags, byte[] data, List<String> comments) throws IOException {
        int number = sent.getOrDefault(way, 0);
        int acknowledged = (flags & ACK) == 0 ? 0 : sent.getOrDefault(way.back(), 0);
        var tcp = ByteBuffer.allocate(20 + data.length)
                .putShort((short) way.from().port())
                .putShort((short) way.to().port())
                .putInt(number)
                .putInt(acknowledged)
                .putShort((short) (5 << 12 | flags))
                .putShort((short) 0xFFFF)
                .putInt(0)
                .put(data)
                .array();
        seal(tcp, 16, way.from(), way.to(), IP_TCP);
        blocks.packet(Link.IP, at, ip(way.from(), way.to(), IP_TCP, tcp), comments);
        sent.put(way, number + data.length + ((flags & SYN) == 0 ? 0 : 1));
    }

    private static byte[] udp(Packet packet) {
        var data = packet.message().length > LARGEST ? Arrays.copyOf(packet.message(), LARGEST) : packet.message();
        var udp = ByteBuffer.allocate(8 + data.length)
                .putShort((short) packet.from().port())
                .putShort((short) packet.to().port())
                .putShort((short) (8 + data.length))
                .putShort((short) 0)
                .put(data)
                .array();
        seal(udp, 6, packet.from(), packet.to(), IP_UDP);
        return udp;
    }

    /** Puts in the checksum, which covers the addresses too (RFC 9293 section 3.1, RFC 8200 section 8.1). */
    private static void seal(byte[] segment, int at, PcapNgAddress from, PcapNgAddress to, int protocol) {
        int sum = checksum(
                PcapNgBlocks.concatenated(from.bytes(), to.bytes(), number(segment.length), number(protocol), segment));
        ByteBuffer.wrap(segment).putShort(at, (short) (sum == 0 ? 0xFFFF : sum));
    }

    private static byte[] ip(PcapNgAddress from, PcapNgAddress to, int protocol, byte[] data) {
        if (from.bytes().length != IPV4) {
            var header = ByteBuffer.allocate(8)
                    .putInt(6 << 28)
                    .putShort((short) data.length)
                    .put((byte) protocol)
                    .put((byte) HOPS);
            return PcapNgBlocks.concatenated(header.array(), from.bytes(), to.bytes(), data);
        }
        var header = ByteBuffer.allocate(20)
                .putShort((short) 0x4500)
                .putShort((short) (20 + data.length))
                .putInt(0)
                .put((byte) HOPS)
                .put((byte) protocol)
                .putShort((short) 0)
                .put(from.bytes())
                .put(to.bytes());
        header.putShort(10, (short) checksum(header.array()));
        return PcapNgBlocks.concatenated(header.array(), data);
    }

    /** RFC 1071: the ones' complement of the ones' complement sum of 16-bit words. */
    private static int checksum(byte[] bytes) {
        long sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            sum += (long) (bytes[i] & 0xFF) << (i % 2 == 0 ? 8 : 0);
        }
        while (sum > 0xFFFF) {
            sum = (sum & 0xFFFF) + (sum >> 16);
        }
        return (int) (~sum & 0xFFFF);
    }
}
