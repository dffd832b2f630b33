package org.cutover.report;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The blocks of a capture file (draft-ietf-opsawg-pcapng), big-endian, with times in nanoseconds. One section, with an
 * interface for each kind of packet.
 */
final class PcapNgBlocks {

    /** What a packet begins with. The order is that of the interfaces in the file. */
    enum Link {
        /** With the header of IPv4 or IPv6 (LINKTYPE_RAW). */
        IP(101, "sip"),
        /** With tags that name the protocol and the addresses (LINKTYPE_WIRESHARK_UPPER_PDU). */
        UPPER_PDU(252, "sip-in-tls");

        private final int type;
        private final String name;

        Link(int type, String name) {
            this.type = type;
            this.name = name;
        }
    }

    private static final int SECTION = 0x0A0D0D0A;
    private static final int INTERFACE = 1;
    private static final int NAMES = 4;
    private static final int PACKET = 6;

    private static final int COMMENT = 1;
    private static final int INTERFACE_NAME = 2;
    private static final int PROGRAM = 4;
    private static final int RESOLUTION = 9;

    private static final int IPV4_NAME = 1;
    private static final int IPV6_NAME = 2;
    private static final int IPV4_LENGTH = 4;

    private final OutputStream file;

    /** Begins the file: the section, and its interfaces. */
    PcapNgBlocks(OutputStream file) throws IOException {
        this.file = file;
        var section = new Block();
        section.out.writeInt(0x1A2B3C4D);
        section.out.writeShort(1);
        section.out.writeShort(0);
        // Nobody knows yet how long it will be.
        section.out.writeLong(-1);
        section.option(PROGRAM, bytes("Cutover"));
        section.endOfOptions();
        write(SECTION, section);
        for (var link : Link.values()) {
            var made = new Block();
            made.out.writeShort(link.type);
            made.out.writeShort(0);
            made.out.writeInt(0);
            made.option(INTERFACE_NAME, bytes(link.name));
            made.option(RESOLUTION, new byte[] {9});
            made.endOfOptions();
            write(INTERFACE, made);
        }
    }

    /** @param address 4 or 16 bytes */
    void name(byte[] address, String name) throws IOException {
        var block = new Block();
        block.option(
                address.length == IPV4_LENGTH ? IPV4_NAME : IPV6_NAME, concatenated(address, bytes(name), new byte[1]));
        block.endOfOptions();
        write(NAMES, block);
    }

    void packet(Link link, Instant at, byte[] data, List<String> comments) throws IOException {
        var nanos = TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
        var block = new Block();
        block.out.writeInt(link.ordinal());
        block.out.writeLong(nanos);
        block.out.writeInt(data.length);
        block.out.writeInt(data.length);
        block.padded(data);
        for (var comment : comments) {
            block.option(COMMENT, bytes(comment));
        }
        if (!comments.isEmpty()) {
            block.endOfOptions();
        }
        write(PACKET, block);
    }

    private void write(int type, Block block) throws IOException {
        var body = block.bytes.toByteArray();
        // Its type, and its length before and after.
        int length = body.length + 12;
        var out = new DataOutputStream(file);
        out.writeInt(type);
        out.writeInt(length);
        out.write(body);
        out.writeInt(length);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] concatenated(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Bytes in the making. Tags of an upper PDU have the shape of options. */
    static final class Block {

        /** An option's length is 16 bits. */
        private static final int LONGEST_OPTION = 0xFFFF;

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(bytes);

        /** Code, length, value, and zeros to the next multiple of four. */
        void option(int code, byte[] value) {
            var fitting = value.length > LONGEST_OPTION ? Arrays.copyOf(value, LONGEST_OPTION) : value;
            try {
                out.writeShort(code);
                out.writeShort(fitting.length);
                padded(fitting);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        void endOfOptions() {
            option(0, new byte[0]);
        }

        private void padded(byte[] value) throws IOException {
            out.write(value);
            out.write(new byte[-value.length & 3]);
        }

        byte[] made() {
            return bytes.toByteArray();
        }
    }
}
