package org.cutover.page;

import org.cutover.topology.Fqdn;

/**
 * Names and sentences for the page: those in the estate's own domain go without it.
 *
 * @param domain the estate's own; may be empty
 */
record Names(String domain) {

    String brief(String text) {
        return domain.isEmpty() ? text : text.replace("." + domain, "");
    }

    /** For a narrow place: the first label. */
    String label(String name) {
        return Fqdn.label(name);
    }
}
