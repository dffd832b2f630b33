package org.cutover.pattern;

import java.util.ArrayList;
import java.util.Optional;

/**
 * Reads a pattern as .NET does without options: "Regular Expression Language - Quick Reference", .NET documentation. Where the page
 * is silent it follows the parser of the .NET runtime, which is public. That the products set no option is assumed.
 */
final class PatternParser {

    /** Longer ones, and deeper ones, are no number patterns; the engines recurse over both. */
    private static final int LONGEST = 20_000;

    private static final int DEEPEST = 50;

    private final Cursor cursor;
    private final Groups.Opened opened = new Groups.Opened();

    /** Known the second time: {@code \1} may point ahead, and {@code \12} is octal if there are fewer groups. */
    private final Optional<Groups> groups;

    private int openedSoFar;
    private PatternOptions options = PatternOptions.NONE;

    /** A pattern, read. */
    record Parsed(Node root, Groups groups) {}

    private PatternParser(String text, Optional<Groups> groups) {
        this.cursor = new Cursor(text);
        this.groups = groups;
    }

    /** @throws IllegalArgumentException with a sentence that says what is wrong, and at which character */
    static Parsed parse(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("a number pattern of %d characters is too long: up to %d are read."
                    .formatted(text.length(), LONGEST));
        }
        var first = new PatternParser(text, Optional.empty());
        first.pattern();
        var groups = first.opened.numbered(first.cursor);
        return new Parsed(new PatternParser(text, Optional.of(groups)).pattern(), groups);
    }

    private Node pattern() {
        var whole = alternation(0);
        if (!cursor.atEnd()) {
            throw cursor.fault(cursor.place(), "a closing parenthesis that closes nothing");
        }
        return whole;
    }

    /** Up to the closing parenthesis, or the end. Options that are set within do not last beyond it. */
    private Node alternation(int depth) {
        var outside = options;
        var branches = new ArrayList<Node>();
        do {
            branches.add(sequence(depth));
        } while (cursor.takes('|'));
        options = outside;
        return branches.size() == 1 ? branches.get(0) : new Node.Alternation(branches);
    }

    private Node sequence(int depth) {
        var parts = new ArrayList<Node>();
        for (skipBlanks(); !cursor.atEnd() && !cursor.seesOneOf("|)"); skipBlanks()) {
            if (Quantifier.isSeen(cursor)) {
                throw cursor.fault(cursor.place(), "a quantifier with nothing before it to repeat");
            }
            atom(depth).map(this::quantified).ifPresent(parts::add);
        }
        return new Node.Sequence(parts);
    }

    /** @return nothing for {@code (?i)}, which only sets options */
    private Optional<Node> atom(int depth) {
        var from = cursor.place();
        var c = cursor.take();
        return switch (c) {
            case '(' -> group(from, depth + 1);
            case '[' -> Optional.of(new Node.Characters(new ClassReader(cursor, options.ignoreCase()).read()));
            case '\\' -> Optional.of(escape(from));
            case '^' -> at(options.multiline() ? Anchor.START_OF_LINE : Anchor.START);
            case '$' -> at(options.multiline() ? Anchor.END_OF_LINE : Anchor.END_OF_LAST_LINE);
            case '.' -> Optional.of(new Node.Characters(options.singleLine() ? CharSet.ANY : CharSet.ALL_BUT_NEWLINE));
            default -> Optional.of(character(c));
        };
    }

    private static Optional<Node> at(Anchor anchor) {
        return Optional.of(new Node.At(anchor));
    }

    private Node character(char c) {
        var one = CharSet.of(c);
        return new Node.Characters(options.ignoreCase() ? one.ignoringCase() : one);
    }

    // Quantifiers

    private Node quantified(Node atom) {
        skipBlanks();
        if (!Quantifier.isSeen(cursor)) {
            return atom;
        }
        var from = cursor.place();
        var repeat = quantifier(atom, from);
        skipBlanks();
        if (Quantifier.isSeen(cursor)) {
            throw cursor.fault(cursor.place(), "a quantifier right after another one");
        }
        return repeat;
    }

    private Node quantifier(Node atom, int from) {
        var quantifier = Quantifier.read(cursor);
        // java.util.regex goes on after the first round that takes nothing, .NET after the last that must be.
        if (quantifier.min() > 1 && atom.minLength() == 0 && atom.maxLength() > 0) {
            throw cursor.refused(
                    from, "a repeat of what may take nothing", "Let it take a character: \\d?\\d? for (\\d?){2}.");
        }
        skipBlanks();
        return new Node.Repeat(atom, quantifier.min(), quantifier.max(), cursor.takes('?'));
    }

    // Groups

    private Optional<Node> group(int open, int depth) {
        if (depth > DEEPEST) {
            throw cursor.refused(open, "groups nested more than %d deep".formatted(DEEPEST), "Write it flatter.");
        }
        if (!cursor.takes('?')) {
            return Optional.of(options.explicitCapture() ? closed(open, depth) : kept("", open, depth));
        }
        if (cursor.takes(':')) {
            return Optional.of(closed(open, depth));
        }
        if (cursor.takes('>')) {
            return Optional.of(new Node.Atomic(closed(open, depth)));
        }
        if (cursor.takes('=')) {
            return Optional.of(new Node.Look(closed(open, depth), true, false));
        }
        if (cursor.takes('!')) {
            return Optional.of(new Node.Look(closed(open, depth), true, true));
        }
        if (cursor.takes("<=")) {
            return Optional.of(lookbehind(open, depth, false));
        }
        if (cursor.takes("<!")) {
            return Optional.of(lookbehind(open, depth, true));
        }
        if (cursor.takes('<')) {
            return Optional.of(named(open, '>', depth));
        }
        if (cursor.takes('\'')) {
            return Optional.of(named(open, '\'', depth));
        }
        if (cursor.takes('(')) {
            throw cursor.refused(open, "a condition, (?(", "Write the two cases as alternatives: (?:one|other).");
        }
        return optionsOrGroup(open, depth);
    }

    private Optional<Node> optionsOrGroup(int open, int depth) {
        var outside = options;
        var from = cursor.place();
        options = PatternOptions.read(cursor, options);
        if (cursor.place() > from && cursor.takes(')')) {
            return Optional.empty();
        }
        if (!cursor.takes(':')) {
            throw cursor.fault(open, "(? with something after it that .NET does not know");
        }
        var body = closed(open, depth);
        options = outside;
        return Optional.of(body);
    }

    private Node named(int open, char close, int depth) {
        var name = cursor.takeWord();
        if (cursor.sees('-')) {
            throw cursor.refused(open, "a balancing group", "No number needs one: write the repeats out.");
        }
        var digits = !name.isEmpty() && name.charAt(0) >= '0' && name.charAt(0) <= '9';
        if (name.isEmpty() || !cursor.takes(close) || digits && !name.matches("[1-9][0-9]{0,8}")) {
            throw cursor.fault(open, "a group whose name is not made of letters and digits, or is no number above 0,");
        }
        return kept(name, open, depth);
    }

    private Node kept(String name, int open, int depth) {
        opened.add(name, open);
        openedSoFar++;
        return new Node.Group(closed(open, depth));
    }

    /** .NET looks back over any length, and from right to left: what that would keep in groups is not what Java keeps. */
    private Node lookbehind(int open, int depth, boolean negative) {
        var before = openedSoFar;
        var body = closed(open, depth);
        if (openedSoFar > before) {
            throw cursor.refused(open, "a group in a lookbehind", "Write (?:…) in it.");
        }
        if (body.maxLength() > LONGEST) {
            throw cursor.refused(open, "a lookbehind of any length", "Give each repeat in it a most: {0,15} for *.");
        }
        return new Node.Look(body, false, negative);
    }

    private Node closed(int open, int depth) {
        var body = alternation(depth);
        if (!cursor.takes(')')) {
            throw cursor.fault(open, "a group without its closing parenthesis");
        }
        return body;
    }

    // After a backslash

    private Node escape(int from) {
        if (cursor.sees('G')) {
            throw cursor.refused(from, "\\G", "A number is searched from its start: write ^.");
        }
        var anchor = Optional.ofNullable(Anchor.BY_LETTER.get(cursor.atEnd() ? ' ' : cursor.take()));
        if (anchor.isPresent()) {
            return new Node.At(anchor.get());
        }
        cursor.backTo(from + 1);
        return new Escape(cursor)
                .findClass()
                .<Node>map(Node.Characters::new)
                .or(() -> namedReference(from))
                .or(() -> numberedReference(from))
                .orElseGet(() -> character(new Escape(cursor).character()));
    }

    private Optional<Node> namedReference(int from) {
        var k = cursor.takes('k');
        var close = cursor.sees('<') ? '>' : '\'';
        if (!cursor.takes('<') && !cursor.takes('\'')) {
            if (k) {
                throw cursor.fault(from, "\\k without a name, as in \\k<name>,");
            }
            return Optional.empty();
        }
        var name = cursor.takeWord();
        if (name.isEmpty() || !cursor.takes(close)) {
            if (k) {
                throw cursor.fault(from, "\\k without a name, as in \\k<name>,");
            }
            cursor.backTo(from + 1);
            return Optional.empty();
        }
        var number = name.matches("[0-9]{1,9}");
        return Optional.of(reference(
                known -> number ? known.find(Integer.parseInt(name)) : known.find(name), from, "group " + name));
    }

    private Optional<Node> numberedReference(int from) {
        if (!cursor.seesOneOf("123456789")) {
            return Optional.empty();
        }
        var number = cursor.takeNumber();
        if (number > 9 && groups.isPresent() && groups.get().find(number).isEmpty()) {
            cursor.backTo(from + 1);
            return Optional.empty();
        }
        return Optional.of(reference(known -> known.find(number), from, "group " + number));
    }

    private interface Lookup {
        Optional<Integer> in(Groups groups);
    }

    private Node reference(Lookup group, int from, String what) {
        var engineGroup = groups.map(known -> group.in(known)
                .orElseThrow(() -> cursor.fault(from, "a reference to %s, which does not exist,".formatted(what))));
        if (engineGroup.orElse(0) > openedSoFar) {
            throw cursor.refused(from, "a reference to a group that opens later", "Refer to a group to the left.");
        }
        return new Node.Backreference(engineGroup.orElse(0), options.ignoreCase());
    }

    /** Comments, and with {@code (?x)} blanks. */
    private void skipBlanks() {
        while (true) {
            var from = cursor.place();
            if (options.blanksAreNothing() && cursor.seesOneOf(" \t\n\f\r")) {
                cursor.take();
            } else if (options.blanksAreNothing() && cursor.sees('#')) {
                skipTo('\n');
            } else if (cursor.takes("(?#")) {
                skipTo(')');
                if (!cursor.takes(')')) {
                    throw cursor.fault(from, "a comment without its closing parenthesis");
                }
            } else {
                return;
            }
        }
    }

    private void skipTo(char end) {
        while (!cursor.atEnd() && !cursor.sees(end)) {
            cursor.take();
        }
    }
}
