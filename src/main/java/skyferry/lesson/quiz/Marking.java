package skyferry.lesson.quiz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import skyferry.lesson.quiz.Question.Option;

/** Says what answers are worth. An answer of another kind than the question is worth nothing. */
public final class Marking {
    private Marking() {}

    /** The mark of an answer. */
    public static Mark of(Question question, Answer answer) {
        Mark mark = switch (question) {
            case Question.Choice choice -> chosen(choice.options(), answer);
            case Question.Several several -> chosen(several.options(), answer);
            case Question.TrueFalse asked -> judged(asked, answer);
            case Question.ShortAnswer asked -> typed(asked, answer);
            case Question.Numeric asked -> number(asked, answer);
            case Question.Matching asked -> matched(asked, answer);
            case Question.Ordering asked -> ordered(asked, answer);
        };
        List<String> feedback = new ArrayList<>(mark.feedback());
        feedback.add(question.general());
        return new Mark(
                mark.share(), feedback.stream().filter(word -> !word.isEmpty()).toList());
    }

    private static Mark nothing() {
        return new Mark(0, List.of());
    }

    private static Mark chosen(List<Option> options, Answer answer) {
        if (!(answer instanceof Answer.Chosen(List<Integer> places))) {
            return nothing();
        }
        List<Option> chosen = places.stream()
                .distinct()
                .filter(place -> place >= 0 && place < options.size())
                .map(options::get)
                .toList();
        double sum = chosen.stream().mapToDouble(Option::weight).sum();
        return new Mark(
                Math.clamp(sum / 100, 0, 1),
                chosen.stream().map(Option::feedback).toList());
    }

    private static Mark judged(Question.TrueFalse asked, Answer answer) {
        if (!(answer instanceof Answer.Judged(Question.Truth truth))) {
            return nothing();
        }
        boolean right = truth == asked.answer();
        return new Mark(right ? 1 : 0, List.of(right ? asked.whenRight() : asked.whenWrong()));
    }

    private static Mark typed(Question.ShortAnswer asked, Answer answer) {
        if (!(answer instanceof Answer.Typed(String text))) {
            return nothing();
        }
        Optional<Option> found = asked.options().stream()
                .filter(option -> fits(option.text(), text))
                .findFirst();
        return found.map(option -> new Mark(Math.clamp(option.weight() / 100, 0, 1), List.of(option.feedback())))
                .orElseGet(Marking::nothing);
    }

    private static boolean fits(String pattern, String text) {
        String regex = Pattern.compile("\\*")
                .splitAsStream(pattern.strip())
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        String whole = pattern.strip().endsWith("*") ? regex + ".*" : regex;
        return Pattern.compile(whole, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text.strip())
                .matches();
    }

    private static Mark number(Question.Numeric asked, Answer answer) {
        if (!(answer instanceof Answer.Typed(String text))) {
            return nothing();
        }
        OptionalDouble number = number(text);
        return asked.ranges().stream()
                .filter(range -> number.isPresent() && range.holds(number.getAsDouble()))
                .findFirst()
                .map(range -> new Mark(Math.clamp(range.weight() / 100, 0, 1), List.of(range.feedback())))
                .orElseGet(Marking::nothing);
    }

    /** A number as people type it: a comma for a point, spaces between thousands. */
    static OptionalDouble number(String text) {
        String plain =
                text.strip().replaceAll("[\\s\\u00a0]", "").replace(',', '.').toLowerCase(Locale.ROOT);
        return plain.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d{1,3})?")
                ? OptionalDouble.of(Double.parseDouble(plain))
                : OptionalDouble.empty();
    }

    private static Mark matched(Question.Matching asked, Answer answer) {
        List<Question.Pair> pairs =
                asked.pairs().stream().filter(pair -> !pair.left().isEmpty()).toList();
        if (!(answer instanceof Answer.Matched(List<String> rights))) {
            return nothing();
        }
        long right = 0;
        for (int i = 0; i < Math.min(pairs.size(), rights.size()); i++) {
            right += pairs.get(i).right().equals(rights.get(i)) ? 1 : 0;
        }
        return new Mark(pairs.isEmpty() ? 0 : (double) right / pairs.size(), List.of());
    }

    /** Each item at its own place counts. */
    private static Mark ordered(Question.Ordering asked, Answer answer) {
        if (!(answer instanceof Answer.Ordered(List<String> items))) {
            return nothing();
        }
        long right = 0;
        for (int i = 0; i < Math.min(asked.items().size(), items.size()); i++) {
            right += asked.items().get(i).equals(items.get(i)) ? 1 : 0;
        }
        return new Mark((double) right / Math.max(1, asked.items().size()), List.of());
    }
}
