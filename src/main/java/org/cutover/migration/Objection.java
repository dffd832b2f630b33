package org.cutover.migration;

import org.cutover.compatibility.Rule;

/**
 * Why a step is refused.
 *
 * @param why what is the matter in this estate, with names, what the rule says, and what to do first; ends with the rule's id
 */
public record Objection(Rule rule, String why) {

    @Override
    public String toString() {
        return why;
    }
}
