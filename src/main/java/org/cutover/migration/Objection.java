package org.cutover.migration;

import org.cutover.compatibility.Rule;

/**
 * Why a step is refused.
 *
 * @param why what is the matter in this estate, with names, and what to do first
 */
public record Objection(Rule rule, String why) {

    @Override
    public String toString() {
        return "%s [%s; %s]".formatted(why, rule.id(), rule.source());
    }
}
