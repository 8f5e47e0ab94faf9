package skyferry.lesson.quiz;

import java.util.List;
import skyferry.lesson.quiz.Question.Option;

/** Writes questions as GIFT; read again they are the same. */
public final class GiftWriter {
    private static final String SPECIAL = "\\~=#{}:";

    private final StringBuilder out = new StringBuilder();
    private String category = "";

    private GiftWriter() {}

    /** The file's content, ends of lines LF. */
    public static String write(List<Question> questions) {
        GiftWriter writer = new GiftWriter();
        questions.forEach(writer::question);
        return writer.out.toString();
    }

    private void question(Question question) {
        Question.Head head = question.head();
        if (!head.category().equals(category)) {
            out.append(out.isEmpty() ? "" : "\n")
                    .append("$CATEGORY: ")
                    .append(head.category())
                    .append('\n');
            category = head.category();
        }
        out.append(out.isEmpty() ? "" : "\n");
        marks(head);
        out.append(head.name().isEmpty() ? "" : "::" + escaped(head.name()) + ":: ")
                .append(head.format().isEmpty() ? "" : "[" + head.format() + "]")
                .append(begun(head.text()))
                .append(head.text().isEmpty() ? "" : " ");
        out.append('{');
        answers(question);
        out.append(question.general().isEmpty() ? "" : "\n####" + escaped(question.general()));
        out.append(question instanceof Question.TrueFalse && question.general().isEmpty() ? "}" : "\n}");
        out.append(head.tail().isEmpty() ? "" : " " + escaped(head.tail())).append('\n');
    }

    private void marks(Question.Head head) {
        if (!head.id().isEmpty() || !head.tags().isEmpty()) {
            out.append("//").append(head.id().isEmpty() ? "" : " [id:" + mark(head.id()) + "]");
            head.tags().forEach(tag -> out.append(" [tag:").append(mark(tag)).append(']'));
            out.append('\n');
        }
    }

    private static String mark(String text) {
        return text.replace("\\", "\\\\").replace("]", "\\]");
    }

    private void answers(Question question) {
        switch (question) {
            case Question.Choice choice -> options(choice.options(), '~');
            case Question.Several several -> options(several.options(), '~');
            case Question.ShortAnswer typed -> options(typed.options(), '=');
            case Question.TrueFalse asked ->
                out.append(asked.answer())
                        .append(asked.whenWrong().isEmpty() && asked.whenRight().isEmpty() ? "" : "#")
                        .append(escaped(asked.whenWrong()))
                        .append(asked.whenRight().isEmpty() ? "" : "#" + escaped(asked.whenRight()));
            case Question.Numeric numeric -> {
                out.append('#');
                numeric.ranges().forEach(range -> {
                    String tolerance = range.tolerance() == 0 ? "" : ":" + Numbers.text(range.tolerance());
                    part('=', range.weight(), Numbers.text(range.value()) + tolerance, range.feedback());
                });
            }
            case Question.Matching matching ->
                matching.pairs()
                        .forEach(pair -> out.append("\n  =")
                                .append(arrowless(pair.left()))
                                .append(" -> ")
                                .append(arrowless(pair.right())));
            case Question.Ordering ordering -> {
                out.append(">ALL");
                ordering.items().forEach(item -> out.append("\n  ").append(begun(item)));
            }
        }
    }

    private void options(List<Option> options, char other) {
        options.forEach(option ->
                part(option.isRight() ? '=' : other, option.weight(), arrowless(option.text()), option.feedback()));
    }

    private void part(char sign, double weight, String text, String feedback) {
        double usual = sign == '=' ? 100 : 0;
        out.append("\n  ")
                .append(sign)
                .append(weight == usual ? "" : "%" + Numbers.text(weight) + "%")
                .append(text)
                .append(feedback.isEmpty() ? "" : "#" + escaped(feedback));
    }

    /** An arrow in a text is not one between two sides. */
    private static String arrowless(String text) {
        return escaped(text).replace("->", "-\\>");
    }

    /** A text at a place where a comment, a category or a format could begin. */
    private static String begun(String text) {
        boolean taken = text.startsWith("//") || text.startsWith("$") || text.startsWith("[");
        return (taken ? "\\" : "") + escaped(text);
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                escaped.append("\\n");
            } else {
                escaped.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        return escaped.toString();
    }
}
