package org.cutover.sip;

import gov.nist.javax.sip.message.SIPMessage;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to cut an INVITE out of a stream, to read it, and to write it: an INVITE as a Front End sends it, of 1,100 bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx512m")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class WireBenchmark {

    private static final String INVITE = """
            INVITE sip:+14255550123@ocs-med.contoso.com;user=phone SIP/2.0
            Record-Route: <sip:ocs-fe1.contoso.com:5061;transport=tls;lr>
            Via: SIP/2.0/TLS 127.0.1.5:5061;branch=z9hG4bKe90158d329414b87
            Via: SIP/2.0/TLS 127.0.1.8:5061;branch=z9hG4bK74d3419cddc51668
            Max-Forwards: 69
            From: <sip:alice@contoso.com>;tag=07061334fe34d569
            To: <sip:95550123;phone-context=Seattle@contoso.com;user=phone>
            Call-ID: a8bf1fcce50a1f26@alice
            CSeq: 1 INVITE
            Content-Type: application/sdp
            User-Agent: UCCAPI/3.5.6907.0 OC/3.5.6907.0 (Microsoft Office Communicator 2007 R2)
            Contact: <sip:alice@127.0.1.8:5061;transport=tls>
            Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, PRACK, UPDATE
            Supported: 100rel, timer
            P-Asserted-Identity: <sip:alice@contoso.com>
            P-Asserted-Identity: <tel:+14255550101>
            Content-Length: 235

            v=0
            o=- 5350 0 IN IP4 127.0.1.8
            s=session
            c=IN IP4 127.0.1.8
            t=0 0
            m=audio 5350 RTP/AVP 0 8 13 101
            a=sendrecv
            a=rtpmap:0 PCMU/8000
            a=rtpmap:8 PCMA/8000
            a=rtpmap:13 CN/8000
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-16
            a=ptime:20
            """.replace("\n", "\r\n");

    private byte[] bytes;
    private SipMessage message;
    private EmbeddedChannel stream;

    @Setup
    public void read() throws BadMessageException {
        var parts = MessageText.read(INVITE);
        bytes = parts.encode().getBytes(StandardCharsets.UTF_8);
        message = (SipMessage) MessageParser.read(parts).getApplicationData();
        stream = new EmbeddedChannel(new SipFrameDecoder());
    }

    @TearDown
    public void end() {
        stream.finishAndReleaseAll();
    }

    @Benchmark
    public Object framing() {
        stream.writeInbound(Unpooled.wrappedBuffer(bytes));
        return stream.readInbound();
    }

    /** Checked, taken apart, and as the transactions take it. */
    @Benchmark
    public SIPMessage parsing() throws BadMessageException {
        var text = new String(bytes, StandardCharsets.UTF_8);
        MessageCheck.ofLines(text);
        return MessageParser.read(MessageText.read(text));
    }

    /** The text for the journal, and the bytes for the wire. */
    @Benchmark
    public byte[] encoding() {
        return message.text().getBytes(StandardCharsets.UTF_8);
    }
}
