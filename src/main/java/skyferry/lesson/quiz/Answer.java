package skyferry.lesson.quiz;

import java.util.List;

/** What a learner answers to a question. */
public sealed interface Answer {
    /** Options by their places in the file, from 0. */
    record Chosen(List<Integer> options) implements Answer {
        public Chosen {
            options = List.copyOf(options);
        }
    }

    /** True or false. */
    record Judged(Question.Truth truth) implements Answer {}

    /** Words, or a number as it was typed. */
    record Typed(String text) implements Answer {}

    /** For each left side in the order of the file what was laid beside it. */
    record Matched(List<String> rights) implements Answer {
        public Matched {
            rights = List.copyOf(rights);
        }
    }

    /** All items in the order given. */
    record Ordered(List<String> items) implements Answer {
        public Ordered {
            items = List.copyOf(items);
        }
    }
}
