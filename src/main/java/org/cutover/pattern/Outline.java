package org.cutover.pattern;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The forms that a pattern admits, as far as they are drawn from left to right. Immutable. */
record Outline(List<Draft> drafts) {

    /** More alternatives than this are drawn as one. */
    private static final int MOST_FORMS = 128;

    /** What is farther in is not drawn. */
    private static final int MOST_PLACES = 40;

    static final Outline EMPTY =
            new Outline(List.of(new Draft(new Form(false, List.of(), CharSet.NONE, 0, List.of(), true), true, false)));

    Outline {
        drafts = List.copyOf(drafts);
    }

    /**
     * A form in the making.
     *
     * @param form open as long as no end of the number has been drawn
     * @param exact whether it admits nothing that the pattern refuses
     * @param blurred whether what follows can no longer be drawn. Never exact
     */
    record Draft(Form form, boolean exact, boolean blurred) {

        /** A run that something could still follow stands in an open form only while it is drawn. */
        Form finished() {
            return form.open() ? new Form(form.anchored(), form.before(), CharSet.NONE, 0, List.of(), true) : form;
        }

        boolean isExact() {
            return exact && (!form.open() || form.after().isEmpty());
        }

        private Draft blur() {
            return blurred
                    ? this
                    : new Draft(
                            new Form(form.anchored(), form.before(), CharSet.NONE, 0, List.of(), true), false, true);
        }

        private Draft atMost() {
            return new Draft(form, false, blurred);
        }

        private boolean hasRun() {
            return form.longestRun() > 0;
        }

        private Draft start() {
            if (blurred || form.anchored() && form.before().isEmpty() && !hasRun()) {
                return this;
            }
            if (!form.before().isEmpty() || hasRun()) {
                return blur();
            }
            return with(new Form(true, List.of(), CharSet.NONE, 0, List.of(), form.open()));
        }

        private Draft end() {
            return blurred
                    ? this
                    : with(new Form(
                            form.anchored(), form.before(), form.run(), form.longestRun(), form.after(), false));
        }

        private Draft then(CharSet set, int min, int max) {
            if (blurred || max == 0) {
                return this;
            }
            var tooMany = form.minLength() + (long) min > MOST_PLACES;
            var secondRun = hasRun() && max > min;
            if (!form.open() || tooMany || secondRun) {
                return blur();
            }
            var places = Collections.nCopies(min, set);
            var before = hasRun() ? form.before() : plus(form.before(), places);
            var after = hasRun() ? plus(form.after(), places) : form.after();
            var run = hasRun() ? form.run() : max > min ? set : CharSet.NONE;
            var longest = hasRun() ? form.longestRun() : max == Node.UNBOUNDED ? max : max - min;
            return with(new Form(form.anchored(), before, run, longest, after, true));
        }

        private Draft with(Form changed) {
            return new Draft(changed, exact, false);
        }

        private static List<CharSet> plus(List<CharSet> places, List<CharSet> more) {
            return Stream.concat(places.stream(), more.stream()).toList();
        }
    }

    Outline then(CharSet set, int min, int max) {
        return each(draft -> draft.then(set, min, max));
    }

    Outline start() {
        return each(Draft::start);
    }

    Outline end() {
        return each(Draft::end);
    }

    /** Something that is not drawn takes some of what is drawn away. */
    Outline atMost() {
        return each(Draft::atMost);
    }

    /** Anything may follow. */
    Outline blurred() {
        return each(Draft::blur);
    }

    /** @param max included */
    Outline repeating(UnaryOperator<Outline> body, int min, int max) {
        var drawn = this;
        for (var times = 0; times < min && !drawn.isBlurred(); times++) {
            drawn = body.apply(drawn);
        }
        if (max == min || drawn.isBlurred()) {
            return drawn;
        }
        return max == min + 1 ? ofAny(List.of(drawn, body.apply(drawn))) : drawn.blurred();
    }

    static Outline ofAny(List<Outline> alternatives) {
        var all = alternatives.stream().flatMap(one -> one.drafts().stream()).toList();
        return new Outline(all.size() > MOST_FORMS ? List.of(merged(all)) : all);
    }

    /** One form that admits whatever one of these admits. */
    private static Draft merged(List<Draft> drafts) {
        var places = drafts.stream()
                .mapToInt(draft -> draft.form().before().size())
                .min()
                .orElse(0);
        var before = new ArrayList<CharSet>();
        for (var at = 0; at < places; at++) {
            var place = at;
            before.add(drafts.stream()
                    .map(draft -> draft.form().before().get(place))
                    .reduce(CharSet.NONE, CharSet::and));
        }
        var anchored = drafts.stream().allMatch(draft -> draft.form().anchored());
        return new Draft(new Form(anchored, before, CharSet.NONE, 0, List.of(), true), false, true);
    }

    private boolean isBlurred() {
        return drafts.stream().allMatch(Draft::blurred);
    }

    private Outline each(UnaryOperator<Draft> change) {
        return new Outline(drafts.stream().map(change).toList());
    }
}
