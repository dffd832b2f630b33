package org.cutover.junit;

import java.util.List;

/**
 * Says how a transfer went, as the one who asked for it hears. Waits as {@link CallAssert} does. Who hangs up before the new party has
 * answered hears nothing more.
 */
public final class TransferAssert extends WaitingAssert<TransferAssert, Transfer> {

    TransferAssert(Transfer transfer) {
        super(transfer, TransferAssert.class, transfer.run());
    }

    @Override
    String subject() {
        return "Transfer: " + actual.describe();
    }

    @Override
    List<Call> shown() {
        return run().calls();
    }

    /**
     * The two other parties have each other, and the one who asked is out of it.
     *
     * @return this assertion
     */
    public TransferAssert wasDone() {
        return expect("it was done", () -> {
            var is = actual.status();
            return is >= 200 && is < 300 ? Sight.HOLDS : Sight.otherwise(is != 0, words(is));
        });
    }

    /**
     * It was refused, or the new party could not be had; the call goes on as it was.
     *
     * @param status with which it was refused, or that of the new call: 300 to 699; 481 if no call stood
     * @return this assertion
     * @throws IllegalArgumentException if it is another number
     */
    public TransferAssert failedWith(int status) {
        InRange.failure("failedWith", status);
        return expect("it failed with status " + status, () -> {
            var is = actual.status();
            return is == status ? Sight.HOLDS : Sight.otherwise(is != 0, words(is));
        });
    }

    private static String words(int status) {
        if (status == 0) {
            return "nobody has said how it went";
        }
        if (status == 481) {
            return "it failed with status 481: no call stands that could be transferred";
        }
        return status < 300 ? "it was done" : "it failed with status " + status;
    }
}
