package skyferry.lesson;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The words of the field that the course uses, in alphabetical order of their names.
 *
 * @param terms by the name that links and {@code concepts:} use
 */
public record Glossary(Map<String, Term> terms) {
    /** No words. */
    public static final Glossary EMPTY = new Glossary(Map.of());

    public Glossary {
        terms = Collections.unmodifiableMap(new TreeMap<>(terms));
    }

    /**
     * A word of the field.
     *
     * @param title as it is written in a sentence
     * @param means what it is, in one sentence
     * @param also other words for the same
     * @param lesson the lesson that introduces it; empty for none
     */
    public record Term(String name, String title, String means, List<String> also, String lesson) {
        public Term {
            also = List.copyOf(also);
        }
    }

    /** The word of that name. */
    public Optional<Term> find(String name) {
        return Optional.ofNullable(terms.get(name));
    }
}
