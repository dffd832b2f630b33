package org.cutover.routing;

import java.util.List;

/** Reverse number lookup: whose line a number is. */
@FunctionalInterface
public interface LineDirectory {

    /** Names of the users whose line URI is {@code number} (E.164); none, one, or by mistake several. */
    List<String> usersWith(String number);
}
