package org.cutover.routing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cutover.topology.Transport;

/**
 * What a trunk configuration says of media. No media flows here: of these settings only SRTP is seen, in offers and answers.
 *
 * @param srtp whether media between Mediation Server and gateway is encrypted
 * @param bypass whether media may go from client to gateway, past the Mediation Server
 * @param concentrated ConcentratedTopology: whether the gateway's media ends at one well-known place
 * @param rtcpActiveCalls whether a call without RTP and RTCP for 30 s is ended
 * @param rtcpCallsOnHold likewise, of calls on hold
 * @param latching whether media is sent to where the other's comes from
 * @param boost whether the gateway raises the volume
 * @param mobile whether the trunk is one of a mobile carrier
 */
public record TrunkMedia(
        Srtp srtp,
        boolean bypass,
        boolean concentrated,
        boolean rtcpActiveCalls,
        boolean rtcpCallsOnHold,
        boolean latching,
        boolean boost,
        boolean mobile) {

    /** Whether media is encrypted. */
    public enum Srtp {
        REQUIRED,
        OPTIONAL,
        NOT_SUPPORTED;

        /** How files have it: {@code not-supported}. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public static final TrunkMedia DEFAULT =
            new TrunkMedia(Srtp.REQUIRED, false, true, true, true, false, false, false);

    /** Whether media is encrypted on a trunk over that transport: keys are sent in the clear on none (New-CsTrunkConfiguration). */
    public Srtp srtpOver(Transport transport) {
        return transport == Transport.TLS ? srtp : Srtp.NOT_SUPPORTED;
    }

    /**
     * Whether media bypass may be on (Set-CsTrunkConfiguration, EnableBypass). The transfer of such a call is either the gateway's, or
     * takes the media back to the Mediation Server, where nobody waits for RTCP then.
     *
     * @param refer whether the gateway takes REFER
     */
    public boolean allowsBypass(boolean refer) {
        return concentrated && (refer || !rtcpActiveCalls && !rtcpCallsOnHold);
    }

    Map<String, String> settings() {
        var all = new LinkedHashMap<String, String>();
        all.put("srtp", srtp.word());
        all.put("media-bypass", TrunkConfiguration.text(bypass));
        all.put("concentrated-topology", TrunkConfiguration.text(concentrated));
        all.put("rtcp-active-calls", TrunkConfiguration.text(rtcpActiveCalls));
        all.put("rtcp-calls-on-hold", TrunkConfiguration.text(rtcpCallsOnHold));
        all.put("rtp-latching", TrunkConfiguration.text(latching));
        all.put("signal-boost", TrunkConfiguration.text(boost));
        all.put("mobile-trunk", TrunkConfiguration.text(mobile));
        return all;
    }
}
