package skyferry.lesson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds words of the glossary in plain text, so that every page can lead to them without its author marking each. Of two words at
 * one place the longer counts; small letters stand for both cases, capitals for themselves ({@code ARP} is not "arp").
 */
public final class TermFinder {
    private final Map<String, Glossary.Term> byWord = new LinkedHashMap<>();
    private final Pattern words;

    /** A finder of a glossary's words and what they are also called. */
    public TermFinder(Glossary glossary) {
        glossary.terms()
                .values()
                .forEach(term -> Stream.concat(Stream.of(term.title()), term.also().stream())
                        .forEach(word -> byWord.putIfAbsent(word, term)));
        String any = byWord.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(TermFinder::regex)
                .collect(Collectors.joining("|"));
        this.words = Pattern.compile(
                "(?<![\\p{L}\\p{N}-])(" + (any.isEmpty() ? "(?!)" : any) + ")s?(?![\\p{L}\\p{N}]|-\\p{L})");
    }

    /** Where a word stands: from a character on, until before another. */
    public record Mention(int from, int until, Glossary.Term term) {}

    /** All words of the glossary in a text, in their order; none overlaps another. */
    public List<Mention> in(String text) {
        List<Mention> mentions = new ArrayList<>();
        Matcher matcher = words.matcher(text);
        while (matcher.find()) {
            mentions.add(new Mention(matcher.start(), matcher.end(), term(matcher.group(1))));
        }
        return mentions;
    }

    private Glossary.Term term(String found) {
        Glossary.Term exact = byWord.get(found);
        if (exact != null) {
            return exact;
        }
        return byWord.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(found))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static String regex(String word) {
        boolean small = word.equals(word.toLowerCase(Locale.ROOT));
        return small ? "(?iu:" + Pattern.quote(word) + ")" : Pattern.quote(word);
    }
}
