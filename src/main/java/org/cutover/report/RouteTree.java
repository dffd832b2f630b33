package org.cutover.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.cutover.deployment.Deployment;
import org.cutover.diagnostics.Diagnostic.Origin;
import org.cutover.inquiry.CallPath;
import org.cutover.inquiry.End;
import org.cutover.inquiry.Hop;
import org.cutover.inquiry.Leg;
import org.cutover.inquiry.Way;
import org.cutover.routing.RouteStep;
import org.cutover.routing.Words;

/** The path of a call as a tree: what each server does, why, and the end. */
public final class RouteTree {

    private final CallPath path;
    private final Deployment deployment;
    private final Function<String, String> shortened;

    private RouteTree(CallPath path, Deployment deployment) {
        this.path = path;
        this.deployment = deployment;
        this.shortened = text -> ShortNames.in(text, deployment);
    }

    /**
     * Lines.
     *
     * @param width how wide the terminal is
     * @param ascii whether to draw with ASCII alone
     */
    public static List<String> of(CallPath path, Deployment deployment, int width, boolean ascii) {
        return new RouteTree(path, deployment).tree().draw(width, ascii ? Tree.Lines.ASCII : Tree.Lines.BOXES);
    }

    private Tree tree() {
        var below = new ArrayList<Tree>();
        path.legs().forEach(leg -> below.add(tree(leg)));
        below.add(tree(path.end()));
        var eased = path.dialled().equals(path.to()) || path.to().isBlank() ? "" : ", that is " + path.dialled();
        var to = path.to().isBlank() ? "nothing" : path.to();
        return new Tree("%s %s %s%s".formatted(path.from(), path.inbound() ? "calls" : "dials", to, eased), below);
    }

    private Tree tree(Leg leg) {
        var below = new ArrayList<Tree>();
        leg.hops().forEach(hop -> below.add(leaf(hop.describe())));
        leg.steps().forEach(step -> below.add(tree(step)));
        if (!leg.ways().isEmpty()) {
            below.add(new Tree(
                    leg.ways().size() == 1 ? "one way out" : "ways out, in the order in which failover takes them",
                    leg.ways().stream().map(way -> tree(way, words(leg))).toList()));
        }
        leg.notes().forEach(note -> below.add(leaf("Note: " + note)));
        return new Tree(shortened.apply(leg.says()), below);
    }

    private Tree tree(RouteStep step) {
        return new Tree(
                shortened.apply(step.describe()),
                step.details().stream().map(this::tree).toList());
    }

    private Words words(Leg leg) {
        return Words.of(deployment
                .topology()
                .findPool(leg.at())
                .or(() -> deployment.users().find(leg.at()).flatMap(deployment::poolOf))
                .filter(pool -> pool.release().legacy())
                .isPresent());
    }

    private Tree tree(Way way, Words words) {
        var candidate = way.candidate();
        var below = new ArrayList<Tree>();
        way.hops().stream().map(Hop::describe).map(this::leaf).forEach(below::add);
        below.add(leaf(
                way.hasGateway()
                        ? "the gateway gets called number %s, calling number %s"
                                .formatted(
                                        candidate.outward().called(),
                                        candidate.outward().calling())
                        : "no gateway is associated with %s".formatted(candidate.mediationServer())));
        return new Tree(
                shortened.apply("%d  %s, by %s %s, %s %s"
                        .formatted(
                                way.order(),
                                words.target(candidate.trunk()),
                                words.usage(),
                                candidate.usage(),
                                words.route(),
                                candidate.route())),
                below);
    }

    private Tree tree(End end) {
        var below = new ArrayList<Tree>();
        if (end.status() != 0) {
            below.add(leaf("the caller gets SIP %d (%s)"
                    .formatted(end.status(), end.ofStatus().map(RouteTree::said).orElse("assumed"))));
        }
        end.diagnostic()
                .ifPresent(diagnostic -> below.add(leaf(
                        diagnostic.id() == 0
                                ? "no source names an ms-diagnostics id for it"
                                : "ms-diagnostics %d, \"%s\" (%s)"
                                        .formatted(diagnostic.id(), diagnostic.reason(), said(diagnostic.ofId())))));
        end.rule().ifPresent(rule -> below.add(leaf(rule.cite())));
        end.undocumented()
                .forEach(rule -> below.add(
                        leaf("no source says that this works: %s [%s]".formatted(rule.sentences(), rule.id()))));
        return new Tree(shortened.apply(head(end) + sentence(end.words())), below);
    }

    private static String head(End end) {
        return switch (end.outcome()) {
            case PSTN -> "GOES OUT: ";
            case USER -> "TO A USER: ";
            case REFUSED -> "REFUSED: ";
            case NOWHERE -> "GOES NOWHERE: ";
        };
    }

    /** What ends with the id of a rule has had its full stop. */
    private static String sentence(String words) {
        return words.endsWith("]") || words.endsWith(".") ? words : words + ".";
    }

    /** {@code stated; source: [MS-OCER] 12004}; {@code assumed; no source; as for any gateway that fails}. */
    private static String said(Origin origin) {
        var source = origin.source();
        return origin.confidence().word()
                + "; "
                + (source.startsWith("none") ? "no source" + source.substring("none".length()) : "source: " + source);
    }

    private Tree leaf(String text) {
        return Tree.leaf(shortened.apply(text));
    }
}
