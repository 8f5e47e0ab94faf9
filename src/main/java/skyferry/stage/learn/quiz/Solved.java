package skyferry.stage.learn.quiz;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import skyferry.lesson.quiz.Answer;
import skyferry.lesson.quiz.Question;
import skyferry.stage.words.Words;

/** What would have been right, and what somebody answered, in words. */
final class Solved {
    private final Words words;

    Solved(Words words) {
        this.words = words;
    }

    /** The right answer in lines. */
    List<String> right(Question question) {
        return switch (question) {
            case Question.Choice choice -> best(choice.options());
            case Question.Several several ->
                several.options().stream()
                        .filter(option -> option.weight() > 0)
                        .map(option -> words.of("quiz.is", option.text()))
                        .toList();
            case Question.TrueFalse asked ->
                List.of(words.of(
                        "quiz.is", words.of(asked.answer() == Question.Truth.TRUE ? "quiz.true" : "quiz.false")));
            case Question.ShortAnswer asked -> best(asked.options());
            case Question.Numeric asked ->
                asked.ranges().stream().limit(1).map(this::range).toList();
            case Question.Matching matching ->
                matching.pairs().stream()
                        .filter(pair -> !pair.left().isEmpty())
                        .map(pair -> words.of("quiz.pair", pair.left(), pair.right()))
                        .toList();
            case Question.Ordering ordering -> numbered(ordering.items());
        };
    }

    private List<String> best(List<Question.Option> options) {
        return options.stream()
                .filter(Question.Option::isRight)
                .limit(1)
                .map(option -> words.of("quiz.is", option.text()))
                .toList();
    }

    private String range(Question.Range range) {
        String value = plain(range.value());
        return words.of(
                "quiz.is", range.tolerance() > 0 ? words.of("quiz.about", value, plain(range.tolerance())) : value);
    }

    private static String plain(double number) {
        return new java.math.BigDecimal(Double.toString(number))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static List<String> numbered(List<String> items) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            lines.add(i + 1 + ". " + items.get(i));
        }
        return lines;
    }

    /** An answer as it is kept in the record. */
    static String kept(Question question, Answer answer) {
        return switch (answer) {
            case Answer.Chosen(List<Integer> places) ->
                String.join(
                        "; ",
                        places.stream()
                                .flatMap(place -> option(question, place))
                                .toList());
            case Answer.Judged(Question.Truth truth) -> truth.name();
            case Answer.Typed(String text) -> text;
            case Answer.Matched(List<String> rights) -> String.join("; ", rights);
            case Answer.Ordered(List<String> items) -> String.join("; ", items);
        };
    }

    private static Stream<String> option(Question question, int place) {
        List<Question.Option> options = switch (question) {
            case Question.Choice choice -> choice.options();
            case Question.Several several -> several.options();
            default -> List.of();
        };
        return place >= 0 && place < options.size()
                ? Stream.of(options.get(place).text())
                : Stream.empty();
    }
}
