package org.cutover.migration;

import org.cutover.yaml.Place;

/**
 * A step in a plan.
 *
 * @param id how others refer to it; unique in its plan
 * @param force whether it is carried out although a rule forbids it, to show what happens
 * @param pending whether its edit is left unpublished or uncommitted
 * @param place where it stands in its file
 */
public record PlannedStep(String id, Step step, boolean force, boolean pending, Place place) {

    /** The step as it is done in an estate: {@link Step#in}. */
    public PlannedStep in(Estate before) {
        return new PlannedStep(id, step.in(before), force, pending, place);
    }

    /** What someone does in the products: of an edit that is left pending, without what puts it in force. */
    public ProductAction action() {
        return pending ? step.action().leftPending() : step.action();
    }
}
