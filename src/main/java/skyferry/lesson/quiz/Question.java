package skyferry.lesson.quiz;

import java.util.List;
import java.util.Optional;
import skyferry.lesson.recall.Replay;

/** A question of a quiz. */
public sealed interface Question {
    /** What all kinds have in common. */
    Head head();

    /** What is said about it whatever the answer; empty for nothing. */
    String general();

    /**
     * What all kinds have in common.
     *
     * @param category where Moodle files it; empty for the default
     * @param id a number for other programs; empty for none
     * @param tags words for other programs; {@code run=NAME@INSTANT} makes it "which run is this?"
     * @param name stable, such as {@code L04-1}; empty for none
     * @param format {@code html}, {@code markdown}, {@code plain} or {@code moodle}; empty for the default
     * @param text what is asked
     * @param tail text after the gap, where the answer fills a gap in a sentence; empty for none
     */
    record Head(String category, String id, List<String> tags, String name, String format, String text, String tail) {
        private static final String RUN = "run=";

        public Head {
            tags = List.copyOf(tags);
        }

        /** What to show of which run, for "which run is this?". */
        public Optional<Replay> run() {
            return tags.stream()
                    .filter(tag -> tag.startsWith(RUN))
                    .findFirst()
                    .flatMap(tag -> Replay.parse(tag.substring(RUN.length())));
        }
    }

    /**
     * An answer that can be chosen or typed.
     *
     * @param weight 100 for right, 0 for wrong, between for half right, below 0 for a penalty; percent
     * @param feedback why it is right or wrong; empty for nothing
     */
    record Option(String text, double weight, String feedback) {
        /** Whether it is wholly right. */
        public boolean isRight() {
            return weight >= 100;
        }
    }

    /**
     * A number that counts as right.
     *
     * @param value the middle of what counts
     * @param tolerance the largest difference from the value that counts
     * @param weight percent
     */
    record Range(double value, double tolerance, double weight, String feedback) {
        /** Whether a number counts. */
        public boolean holds(double number) {
            return Math.abs(number - value) <= tolerance + Math.ulp(Math.abs(value) + tolerance);
        }
    }

    /** Two things that belong together; {@code left} is empty where {@code right} belongs to nothing. */
    record Pair(String left, String right) {}

    /** One of several answers. */
    record Choice(Head head, List<Option> options, String general) implements Question {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /** Several answers together: none is right alone, their weights add up. */
    record Several(Head head, List<Option> options, String general) implements Question {
        public Several {
            options = List.copyOf(options);
        }
    }

    /** Whether a sentence is true. */
    record TrueFalse(Head head, Truth answer, String whenWrong, String whenRight, String general) implements Question {}

    /** Whether a sentence is true. */
    enum Truth {
        TRUE,
        FALSE
    }

    /** A word to type; upper and lower case are alike, {@code *} stands for anything. */
    record ShortAnswer(Head head, List<Option> options, String general) implements Question {
        public ShortAnswer {
            options = List.copyOf(options);
        }
    }

    /** A number to type. */
    record Numeric(Head head, List<Range> ranges, String general) implements Question {
        public Numeric {
            ranges = List.copyOf(ranges);
        }
    }

    /** Things to put together. */
    record Matching(Head head, List<Pair> pairs, String general) implements Question {
        public Matching {
            pairs = List.copyOf(pairs);
        }
    }

    /** Things to put in order; {@code items} are in the right one. */
    record Ordering(Head head, List<String> items, String general) implements Question {
        public Ordering {
            items = List.copyOf(items);
        }
    }
}
