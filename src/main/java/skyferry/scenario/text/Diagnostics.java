package skyferry.scenario.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what is found while one text is read. The same problem at the same place counts once; after 100 no more are kept. */
public final class Diagnostics {
    /** A file with more errors than this has one error: it is another kind of file. */
    private static final int MOST = 100;

    private static final int LONGEST_ARGUMENT = 120;

    private final SourceText source;
    private final List<Diagnostic> found = new ArrayList<>();
    private final Set<Occurrence> seen = new HashSet<>();

    public Diagnostics(SourceText source) {
        this.source = source;
    }

    private record Occurrence(Problem problem, Place place) {}

    public SourceText source() {
        return source;
    }

    /** Begins a report; {@link Report#add()} ends it. */
    public Report at(Place place, Problem problem, Object... arguments) {
        return new Report(place, problem, arguments);
    }

    /** Whether anything was found that keeps the file from being used. */
    public boolean hasErrors() {
        return found.stream().anyMatch(Diagnostic::isError);
    }

    /** Takes over what was found in a part of the text that was read by itself. */
    public void take(List<Diagnostic> others) {
        for (Diagnostic other : others) {
            if (found.size() < MOST && seen.add(new Occurrence(other.code(), other.place()))) {
                found.add(other);
            }
        }
    }

    /** Everything in order of place. */
    public List<Diagnostic> all() {
        return found.stream().sorted(Comparator.comparing(Diagnostic::place)).toList();
    }

    /** A diagnostic being written. */
    public final class Report {
        private final Place place;
        private final Problem problem;
        private final List<String> arguments = new ArrayList<>();
        private List<String> expected = List.of();
        private Optional<String> proposal = Optional.empty();

        private Report(Place place, Problem problem, Object... arguments) {
            this.place = place;
            this.problem = problem;
            for (Object argument : arguments) {
                this.arguments.add(shortened(String.valueOf(argument)));
            }
        }

        /** What would have been right. */
        public Report expected(String... words) {
            expected = List.of(words);
            return this;
        }

        /** What would have been right; long lists are cut. */
        public Report expected(Collection<String> words) {
            int most = 24;
            expected = words.stream().limit(most).toList();
            if (words.size() > most) {
                expected = new ArrayList<>(expected);
                expected.add("...");
            }
            return this;
        }

        /** The closest of the words that would have been right. */
        public Report nearest(String word, Collection<String> known) {
            proposal = Nearest.to(word, known);
            return this;
        }

        /** The closest of the words that would have been right; all of them if none is close. */
        public Report nearestOrExpected(String word, Collection<String> known) {
            nearest(word, known);
            return proposal.isPresent() ? this : expected(known);
        }

        /** What was probably meant. */
        public Report proposal(String word) {
            proposal = Optional.of(word);
            return this;
        }

        /** Puts it on the list. */
        public void add() {
            if (found.size() < MOST && seen.add(new Occurrence(problem, place))) {
                found.add(new Diagnostic(
                        source.name(),
                        place,
                        problem.severity(),
                        problem,
                        arguments,
                        expected,
                        proposal,
                        source.line(place.line())));
            }
        }
    }

    /** An argument fit for one line of a terminal. */
    private static String shortened(String text) {
        String line = text.codePoints()
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .limit(LONGEST_ARGUMENT + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        int length = line.codePointCount(0, line.length());
        return length <= LONGEST_ARGUMENT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_ARGUMENT - 3)) + "...";
    }
}
