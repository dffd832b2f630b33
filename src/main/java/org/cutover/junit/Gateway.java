package org.cutover.junit;

import java.time.Duration;
import org.cutover.endpoint.GatewayControl;
import org.cutover.endpoint.GatewayManner;
import org.cutover.topology.GatewaySettings.OptionsAnswer;

/**
 * A gateway in a test's hand. What it is told counts for calls from Mediation Servers from now on, until it is told something else,
 * and also after a restart.
 *
 * <p>May be used from any thread in a live test, and by the thread of the test in virtual time.
 */
public final class Gateway {

    private final TestRun run;
    private final GatewayControl gateway;

    Gateway(TestRun run, GatewayControl gateway) {
        this.run = run;
        this.gateway = gateway;
    }

    /**
     * Its name.
     *
     * @return an FQDN
     */
    public String name() {
        return gateway.name();
    }

    /**
     * It refuses every call.
     *
     * @param status of SIP, 300 to 699
     * @throws IllegalArgumentException if the status is another
     * @throws IllegalStateException if the test is over
     */
    public void willRefuse(int status) {
        will(GatewayManner.refusing(status));
    }

    /**
     * It refuses every call, and says why.
     *
     * @param status of SIP, 300 to 699
     * @param cause of Q.850, 0 to 127, for its Reason header
     * @throws IllegalArgumentException if status or cause are others
     * @throws IllegalStateException if the test is over
     */
    public void willRefuse(int status, int cause) {
        will(GatewayManner.refusing(status, cause));
    }

    /**
     * The public network clears every call; the status is that of the gateway's cause table.
     *
     * @param cause of Q.850, 1 to 127
     * @throws IllegalArgumentException if the cause is another
     * @throws IllegalStateException if the test is over
     */
    public void willClearWith(int cause) {
        will(GatewayManner.clearing(cause));
    }

    /**
     * It takes requests and says nothing at all, not even 100 Trying.
     *
     * @throws IllegalStateException if the test is over
     */
    public void willBeSilent() {
        will(GatewayManner.SILENT);
    }

    /**
     * It puts calls through, and does not ring, or answer, before so long after the INVITE.
     *
     * @param time zero or more, in the time of the testbed
     * @throws IllegalArgumentException if it is negative
     * @throws IllegalStateException if the test is over
     */
    public void willRingAfter(Duration time) {
        will(new GatewayManner.RingsAfter(time));
    }

    /**
     * It has so many channels.
     *
     * @param channels how many calls it can have at once; 0 if all are taken
     * @throws IllegalArgumentException if there are fewer than none
     * @throws IllegalStateException if the test is over
     */
    public void willHaveChannels(int channels) {
        will(new GatewayManner.HasChannels(channels));
    }

    /**
     * It puts calls through, and answers OPTIONS so.
     *
     * @param how {@code yes}, {@code no} or {@code 405}
     * @throws IllegalArgumentException if it is another word
     * @throws IllegalStateException if the test is over
     */
    public void willAnswerOptions(String how) {
        will(new GatewayManner.AnswersOptions(OptionsAnswer.of(how)));
    }

    /**
     * It does as gateways do.
     *
     * @throws IllegalStateException if the test is over
     */
    public void willPutThrough() {
        will(GatewayManner.USUAL);
    }

    private void will(GatewayManner manner) {
        run.estate();
        gateway.behave(manner);
        run.settle();
    }

    @Override
    public String toString() {
        return name();
    }
}
