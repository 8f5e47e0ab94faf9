package skyferry.scenario.text;

import java.util.List;
import java.util.Optional;

/**
 * Something found in a file: where, what, what was expected, and if possible a proposal. The words live in
 * {@link Sentences}; this holds codes and arguments.
 *
 * @param file the file's name as messages give it
 * @param code {@code E207}, {@code W501}
 * @param arguments what was found, in the order of the code's sentence
 * @param expected what would have been right, ready to be listed
 * @param proposal what was probably meant
 * @param sourceLine the line of the text that it is about
 */
public record Diagnostic(
        String file,
        Place place,
        Severity severity,
        Problem code,
        List<String> arguments,
        List<String> expected,
        Optional<String> proposal,
        String sourceLine) {
    public Diagnostic {
        arguments = List.copyOf(arguments);
        expected = List.copyOf(expected);
    }

    /** Line, from 1. */
    public int line() {
        return place.line();
    }

    /** Column in code points, from 1. */
    public int column() {
        return place.column();
    }

    /** What was found, in the words of the file. */
    public String found() {
        return arguments.isEmpty() ? "" : arguments.getFirst();
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The English sentence without place and code: {@code unknown unit 'Gib' (expected B, KiB); did you mean 'GiB'?}. */
    public String sentence() {
        return Sentences.ENGLISH.of(this);
    }

    /** {@code FILE:LINE:COLUMN: error E207: ..} in one line. */
    public String headline() {
        return file + ":" + place.line() + ":" + place.column() + ": " + severity.id() + " " + code.id() + ": "
                + sentence();
    }

    /** The headline, the line of the file, and a caret below the place. */
    @Override
    public String toString() {
        return headline() + Excerpt.of(sourceLine, place.column());
    }
}
