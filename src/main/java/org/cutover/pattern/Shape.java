package org.cutover.pattern;

import java.util.List;

/**
 * The forms that numbers of a pattern can have. A number of another form does not match; if the shape is exact, a number of such a
 * form does.
 */
record Shape(List<Form> forms, boolean exact) {

    /** Longer numbers are for the engines: forms that begin anywhere would be tried at each place. */
    static final int LONGEST = 64;

    Shape {
        forms = List.copyOf(forms);
    }

    static Shape of(Node pattern) {
        var drafts = pattern.outline(Outline.EMPTY).drafts();
        return new Shape(
                drafts.stream().map(Outline.Draft::finished).toList(),
                drafts.stream().allMatch(Outline.Draft::isExact));
    }

    /** Whether it speaks of this number. Of a number that ends with a newline it does not: {@code $} has two places in it. */
    static boolean speaksOf(String number) {
        return number.length() <= LONGEST && !number.endsWith("\n");
    }

    boolean admits(String number) {
        for (var form : forms) {
            if (form.admits(number)) {
                return true;
            }
        }
        return false;
    }

    boolean admits(CharSet characters, int place) {
        for (var form : forms) {
            if (form.admits(characters, place)) {
                return true;
            }
        }
        return false;
    }

    boolean admitsLength(int length) {
        for (var form : forms) {
            if (form.minLength() <= length && length <= form.maxLength()) {
                return true;
            }
        }
        return false;
    }

    boolean admitsAtLeast(int length) {
        return forms.stream().anyMatch(form -> length <= form.maxLength());
    }
}
