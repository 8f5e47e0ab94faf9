package skyferry.lesson.quiz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skyferry.lesson.quiz.Question.Head;
import skyferry.lesson.quiz.Question.Option;
import skyferry.lesson.quiz.Question.Pair;
import skyferry.lesson.quiz.Question.Range;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.Problem;

/** Reads what stands in a question's braces. */
final class GiftAnswers {
    private static final Pattern TRUTH = Pattern.compile("\\s*(TRUE|T|FALSE|F)\\s*");
    private static final Pattern WEIGHT = Pattern.compile("\\s*%(-?\\d{1,3}(?:\\.\\d{1,5})?)%");
    private static final Pattern ORDER = Pattern.compile(">\\s*\\d*\\s*(?:ALL|EXACT|RANDOM|REL|CONTIGUOUS|CONTIG)?\\s*"
            + "(?:HORIZONTAL|VERTICAL|H|V)?\\s*(?:ALL_OR_NOTHING|ABSOLUTE_POSITION|ABSOLUTE|RELATIVE_[A-Z_]+|RELATIVE"
            + "|LONGEST_[A-Z_]+)?\\s*");
    private static final String GENERAL = "####";
    private static final String ARROW = "->";

    private final GiftText text;
    private final Diagnostics diagnostics;
    private final int from;
    private final int until;
    private final String general;

    /** The answers between two offsets. */
    GiftAnswers(GiftText text, int from, int close, Diagnostics diagnostics) {
        this.text = text;
        this.diagnostics = diagnostics;
        this.from = from;
        int behind = text.find(GENERAL, from, close);
        this.until = behind < 0 ? close : behind;
        this.general = behind < 0 ? "" : text.plain(behind + GENERAL.length(), close);
    }

    /** The question; empty if its answers are wrong, which is reported. */
    Optional<Question> question(Head head) {
        String raw = text.raw().substring(from, until);
        String body = raw.strip();
        if (body.isEmpty()) {
            return unknown("an essay");
        }
        if (body.startsWith("#")) {
            return numeric(head);
        }
        if (body.startsWith(">")) {
            return ordering(head, raw);
        }
        int feedback = text.find('#', from, until);
        Matcher truth = TRUTH.matcher(text.raw().substring(from, feedback < 0 ? until : feedback));
        if (truth.matches()) {
            return Optional.of(truth(head, truth.group(1), feedback));
        }
        return listed(head);
    }

    private Optional<Question> unknown(String kind) {
        diagnostics
                .at(text.place(from), Problem.QUIZ_KIND, kind)
                .expected("choice, true or false, a word, a number, matching or ordering")
                .add();
        return Optional.empty();
    }

    private Question truth(Head head, String word, int feedback) {
        int second = feedback < 0 ? -1 : text.find('#', feedback + 1, until);
        String wrong = feedback < 0 ? "" : text.plain(feedback + 1, second < 0 ? until : second);
        String right = second < 0 ? "" : text.plain(second + 1, until);
        return new Question.TrueFalse(
                head, word.startsWith("T") ? Question.Truth.TRUE : Question.Truth.FALSE, wrong, right, general);
    }

    private Optional<Question> ordering(Head head, String raw) {
        int lineEnd = raw.indexOf('\n');
        String options = lineEnd < 0 ? raw.strip() : raw.substring(0, lineEnd).strip();
        if (!ORDER.matcher(options).matches()) {
            diagnostics
                    .at(text.place(from + raw.indexOf('>')), Problem.QUIZ_SYNTAX, "'" + options + "'")
                    .expected("{>ALL, and one item in each line after it")
                    .add();
            return Optional.empty();
        }
        List<String> items = lineEnd < 0
                ? List.of()
                : raw.substring(lineEnd)
                        .lines()
                        .map(GiftText::plain)
                        .filter(item -> !item.isEmpty())
                        .toList();
        if (items.size() < 2) {
            return tooFew(items.size(), "at least two items");
        }
        return Optional.of(new Question.Ordering(head, items, general));
    }

    private Optional<Question> tooFew(int count, String expected) {
        diagnostics
                .at(text.place(from), Problem.WRONG_LENGTH, count)
                .expected(expected)
                .add();
        return Optional.empty();
    }

    /** A part that begins with {@code =} or {@code ~}: its sign, its weight, where its text and feedback are. */
    private record Part(
            char sign, double weight, boolean weighted, int textFrom, int textUntil, int feedback, int end) {}

    private List<Part> parts(int begin) {
        List<Part> parts = new ArrayList<>();
        int at = begin;
        while (at < until) {
            int next = nextSign(at + 1);
            int end = next < 0 ? until : next;
            Matcher weight = WEIGHT.matcher(text.raw()).region(at + 1, end);
            boolean weighted = weight.lookingAt();
            char sign = text.raw().charAt(at);
            double share = weighted ? Double.parseDouble(weight.group(1)) : sign == '=' ? 100 : 0;
            int textFrom = weighted ? weight.end() : at + 1;
            int feedback = text.find('#', textFrom, end);
            parts.add(new Part(sign, share, weighted, textFrom, feedback < 0 ? end : feedback, feedback, end));
            at = end;
        }
        return parts;
    }

    private int nextSign(int begin) {
        int right = text.find('=', begin, until);
        int wrong = text.find('~', begin, until);
        return right < 0 ? wrong : wrong < 0 ? right : Math.min(right, wrong);
    }

    private String feedback(Part part) {
        return part.feedback() < 0 ? "" : text.plain(part.feedback() + 1, part.end());
    }

    private Optional<Question> listed(Head head) {
        int first = nextSign(from);
        int begin = from
                + (text.raw().substring(from, until).length()
                        - text.raw().substring(from, until).stripLeading().length());
        if (first != begin) {
            diagnostics
                    .at(text.place(begin), Problem.QUIZ_SYNTAX, "'" + text.raw().charAt(begin) + "'")
                    .expected("=", "~", "#", "T", "F", ">")
                    .add();
            return Optional.empty();
        }
        List<Part> parts = parts(first);
        boolean rightsOnly = parts.stream().allMatch(part -> part.sign() == '=');
        boolean arrows = parts.stream().allMatch(part -> text.find(ARROW, part.textFrom(), part.textUntil()) >= 0);
        if (rightsOnly && arrows) {
            return matching(head, parts);
        }
        List<Option> options = parts.stream()
                .map(part -> new Option(text.plain(part.textFrom(), part.textUntil()), part.weight(), feedback(part)))
                .toList();
        return rightsOnly ? Optional.of(new Question.ShortAnswer(head, options, general)) : choice(head, options);
    }

    private Optional<Question> choice(Head head, List<Option> options) {
        if (options.size() < 2) {
            return tooFew(options.size(), "at least two answers");
        }
        boolean oneRight = options.stream().anyMatch(Option::isRight);
        double sum = options.stream()
                .mapToDouble(Option::weight)
                .filter(weight -> weight > 0)
                .sum();
        if (!oneRight && Math.abs(sum - 100) > 0.1) {
            diagnostics
                    .at(text.place(from), Problem.QUIZ_NO_RIGHT)
                    .expected("=", "~%50% twice, or other weights that add up to 100")
                    .add();
            return Optional.empty();
        }
        return Optional.of(
                oneRight ? new Question.Choice(head, options, general) : new Question.Several(head, options, general));
    }

    private Optional<Question> matching(Head head, List<Part> parts) {
        List<Pair> pairs = parts.stream()
                .map(part -> {
                    int arrow = text.find(ARROW, part.textFrom(), part.textUntil());
                    return new Pair(
                            text.plain(part.textFrom(), arrow), text.plain(arrow + ARROW.length(), part.textUntil()));
                })
                .toList();
        return pairs.size() < 2
                ? tooFew(pairs.size(), "at least two pairs")
                : Optional.of(new Question.Matching(head, pairs, general));
    }

    private Optional<Question> numeric(Head head) {
        int begin = text.raw().indexOf('#', from) + 1;
        List<Range> ranges = new ArrayList<>();
        int first = nextSign(begin);
        if (first < 0) {
            int feedback = text.find('#', begin, until);
            range(begin, feedback < 0 ? until : feedback, 100, feedback < 0 ? "" : text.plain(feedback + 1, until))
                    .ifPresent(ranges::add);
        } else {
            for (Part part : parts(first)) {
                boolean any = part.sign() == '~' && !part.weighted();
                if (!any) {
                    range(part.textFrom(), part.textUntil(), part.weight(), feedback(part))
                            .ifPresent(ranges::add);
                }
            }
        }
        return ranges.isEmpty() ? Optional.empty() : Optional.of(new Question.Numeric(head, ranges, general));
    }

    private Optional<Range> range(int begin, int end, double weight, String feedback) {
        String written = text.raw().substring(begin, end).strip();
        Optional<double[]> bounds = Numbers.bounds(written);
        if (bounds.isEmpty()) {
            diagnostics
                    .at(text.place(begin), Problem.NOT_A_NUMBER, written)
                    .expected("VALUE:TOLERANCE or LEAST..MOST")
                    .add();
        }
        return bounds.map(both -> new Range(both[0], both[1], weight, feedback));
    }
}
