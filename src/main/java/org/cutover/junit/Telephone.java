package org.cutover.junit;

import java.time.Duration;
import org.assertj.core.api.AssertProvider;
import org.cutover.endpoint.Telephone.Hold;
import org.cutover.endpoint.Telephone.Manner;

/**
 * A telephone in a test's hand: a user's phone, or one on the public network. It has one call at a time.
 *
 * <p>Unless it is told otherwise a user's phone answers at once, and one on the public network does as the deployment says. May be
 * used from any thread in a live test, and by the thread of the test in virtual time.
 */
public final class Telephone implements AssertProvider<TelephoneAssert> {

    private final TestRun run;
    private final org.cutover.endpoint.Telephone telephone;

    Telephone(TestRun run, org.cutover.endpoint.Telephone telephone) {
        this.run = run;
        this.telephone = telephone;
    }

    /**
     * Whose it is.
     *
     * @return the user's name, or the number in E.164
     */
    public String name() {
        return telephone.name();
    }

    /**
     * Calls. Returns at once; assertions on the call wait.
     *
     * @param to digits as dialled, such as {@code 9 555 0123}; a number in E.164; or a user's name
     * @return the call
     * @throws IllegalArgumentException if it would come in by a gateway that is a real device: only from the network behind that it can
     *     be placed
     * @throws IllegalStateException if the test is over
     */
    public Call dial(String to) {
        return dialAs(name(), to);
    }

    /**
     * Calls under a name that may be somebody else's, as no honest telephone does.
     *
     * @param as the user's name in From; of a telephone on the public network, the number it shows
     * @param to as for {@link #dial}
     * @return the call
     * @throws IllegalArgumentException as for {@link #dial}
     * @throws IllegalStateException if the test is over
     */
    public Call dialAs(String as, String to) {
        return run.place(inHand(), as, to);
    }

    /**
     * Answers the call that rings; if none does, the next one at once.
     *
     * @throws IllegalStateException if the test is over
     */
    public void answer() {
        inHand().answer();
    }

    /**
     * Ends the call that stands, gives up the one being placed, or declines the one that rings.
     *
     * @throws IllegalStateException if the test is over
     */
    public void hangUp() {
        inHand().hangUp();
    }

    /**
     * Puts the other party of the call that stands on hold. Does nothing if none stands.
     *
     * @throws IllegalStateException if the test is over
     */
    public void hold() {
        inHand().hold(Hold.USUAL);
    }

    /**
     * Takes the other party back after {@link #hold}.
     *
     * @throws IllegalStateException if the test is over
     */
    public void resume() {
        inHand().resume(Hold.USUAL);
    }

    /**
     * Transfers the call that stands, without a word to the new party first. Returns at once; assertions on the transfer wait.
     *
     * @param to digits as dialled, a number in E.164, or a user's name
     * @return the transfer
     * @throws IllegalArgumentException if this is no user's phone
     * @throws IllegalStateException if the test is over
     */
    public Transfer transfer(String to) {
        return transfer(to, false);
    }

    /**
     * Calls a new party, and when that has answered, transfers the call that stands to it. Returns at once; assertions on the transfer
     * wait.
     *
     * @param to digits as dialled, a number in E.164, or a user's name
     * @return the transfer
     * @throws IllegalArgumentException if this is no user's phone
     * @throws IllegalStateException if the test is over
     */
    public Transfer transferAttended(String to) {
        return transfer(to, true);
    }

    private Transfer transfer(String to, boolean attended) {
        if (run.estate().deployment().users().find(name()).isEmpty()) {
            throw new IllegalArgumentException(
                    "%s is a telephone on the public network, and only a user's phone transfers. Say testbed.user(…).transfer(\"%s\")."
                            .formatted(name(), to));
        }
        return run.transfer(name(), to, attended);
    }

    /**
     * From now on it rings so long before it answers.
     *
     * @param ringing zero or more, in the time of the testbed
     * @return this telephone
     * @throws IllegalArgumentException if it is negative
     * @throws IllegalStateException if the test is over
     */
    public Telephone willAnswerAfter(Duration ringing) {
        return willBehave(Manner.ANSWERS, InRange.time("willAnswerAfter", ringing));
    }

    /**
     * From now on it rings until somebody says {@link #answer}, or the caller gives up.
     *
     * @return this telephone
     * @throws IllegalStateException if the test is over
     */
    public Telephone willRing() {
        return willBehave(Manner.RINGS, Duration.ZERO);
    }

    /**
     * From now on it is busy.
     *
     * @return this telephone
     * @throws IllegalStateException if the test is over
     */
    public Telephone willBeBusy() {
        return willBehave(Manner.BUSY, Duration.ZERO);
    }

    private Telephone willBehave(Manner manner, Duration after) {
        inHand().behave(manner, after);
        return this;
    }

    private org.cutover.endpoint.Telephone inHand() {
        run.estate();
        return telephone;
    }

    @Override
    public TelephoneAssert assertThat() {
        return new TelephoneAssert(this);
    }

    TestRun run() {
        return run;
    }

    @Override
    public String toString() {
        return name();
    }
}
