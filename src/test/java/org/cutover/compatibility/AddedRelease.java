package org.cutover.compatibility;

import org.cutover.topology.Release;

/** A release that somebody added, without a cell in any matrix. */
final class AddedRelease {

    private AddedRelease() {}

    static Release like(Release other) {
        return new Release(
                "skype-se",
                "Skype for Business Server Subscription Edition",
                "Skype for Business Server SE",
                false,
                other.ports(),
                other.signatures(),
                true,
                0,
                0);
    }
}
