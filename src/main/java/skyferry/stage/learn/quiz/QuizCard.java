package skyferry.stage.learn.quiz;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import skyferry.lesson.quiz.Mark;
import skyferry.lesson.quiz.Marking;
import skyferry.lesson.quiz.Question;
import skyferry.lesson.recall.Replay;
import skyferry.record.Marked;
import skyferry.stage.learn.parts.Nodes;
import skyferry.stage.words.Words;

/** The quiz of a lesson, a question at a time: what was not right yet comes first, and again as long as the learner wants. */
public final class QuizCard extends VBox {
    private final Words words;
    private final List<Question> questions;
    private final Asks asks;
    private final Solved solved;
    private final Map<String, Marked> marks;
    private List<Question> round = List.of();
    private int at;
    private long seed = 1;
    private Node wanted = this;

    /**
     * What a quiz asks for.
     *
     * @param marked is told the name of a question and what was answered
     * @param replay shows ten seconds of a run that is asked about
     */
    public record Asks(BiConsumer<String, Marked> marked, Consumer<Replay> replay) {}

    /** @param before what was answered earlier, by the question's name */
    public QuizCard(Words words, List<Question> questions, Map<String, Marked> before, Asks asks) {
        super(8);
        this.words = words;
        this.questions = List.copyOf(questions);
        this.asks = asks;
        this.solved = new Solved(words);
        this.marks = new LinkedHashMap<>(before);
        setId("quiz");
        getStyleClass().addAll("card", "own-words");
        List<Question> open = open();
        if (open.isEmpty()) {
            sum();
        } else {
            begin(open);
        }
    }

    /** The questions that were not answered rightly yet. */
    private List<Question> open() {
        return questions.stream().filter(question -> !isRight(question)).toList();
    }

    private boolean isRight(Question question) {
        Marked mark = marks.get(question.head().name());
        return mark != null && mark.isRight();
    }

    private void begin(List<Question> asked) {
        round = asked;
        at = 0;
        ask();
    }

    private void ask() {
        Question question = round.get(at);
        Button give = Nodes.button("quiz-answer", words.of("quiz.answer"), () -> {});
        give.getStyleClass().add(atlantafx.base.theme.Styles.ACCENT);
        Form[] made = new Form[1];
        Form form = Form.of(
                words,
                question,
                seed,
                () -> give.setDisable(made[0] == null || made[0].answer().isEmpty()));
        made[0] = form;
        give.setDisable(form.answer().isEmpty());
        give.setOnAction(event -> form.answer().ifPresent(answer -> {
            Mark mark = Marking.of(question, answer);
            Marked marked = new Marked(Solved.kept(question, answer), mark.share());
            marks.put(question.head().name(), marked);
            asks.marked().accept(question.head().name(), marked);
            tell(question, form, mark);
        }));
        getChildren().setAll(head(question));
        getChildren().addAll(form.node(), give);
        wanted = form.first();
        requestFocus();
    }

    private List<Node> head(Question question) {
        Node place = Nodes.text(words.of("quiz.place", at + 1, round.size()), "muted", "small");
        Node text = Nodes.text(text(question), "strong");
        return question.head()
                .run()
                .<List<Node>>map(replay -> List.of(
                        place,
                        text,
                        Nodes.button(
                                "quiz-replay",
                                words.of("quiz.replay"),
                                () -> asks.replay().accept(replay))))
                .orElse(List.of(place, text));
    }

    private static String text(Question question) {
        String tail = question.head().tail();
        return question.head().text() + (tail.isEmpty() ? "" : " … " + tail);
    }

    /** Says what the answer was worth and why; what was given stays in sight. */
    private void tell(Question question, Form form, Mark mark) {
        form.node().setDisable(true);
        getChildren().removeLast();
        String kind = mark.isRight() ? "right" : mark.share() > 0 ? "partly" : "wrong";
        String sign = words.of("mark." + (mark.isRight() ? "PASS" : "FAIL"));
        VBox why = new VBox(
                4, Nodes.text(sign + " " + words.of("quiz." + kind), mark.isRight() ? "good" : "bad", "strong"));
        why.setId("quiz-why");
        mark.feedback().forEach(line -> why.getChildren().add(Nodes.text(line)));
        if (!mark.isRight()) {
            solved.right(question).forEach(line -> why.getChildren().add(Nodes.text(line)));
        }
        Button next = Nodes.button("quiz-next", words.of("quiz.next"), this::next);
        getChildren().addAll(why, next);
        wanted = next;
        requestFocus();
    }

    private void next() {
        at++;
        if (at < round.size()) {
            ask();
        } else {
            sum();
            requestFocus();
        }
    }

    private void sum() {
        List<Question> open = open();
        getChildren()
                .setAll(Nodes.text(words.of("quiz.sum", questions.size() - open.size(), questions.size()), "strong"));
        seed++;
        wanted = open.isEmpty()
                ? Nodes.button("quiz-anew", words.of("quiz.anew"), () -> begin(questions))
                : Nodes.button("quiz-again", words.of("quiz.again"), () -> begin(open));
        getChildren().add(wanted);
    }

    /** The focus goes to what is to be done next. */
    @Override
    public void requestFocus() {
        if (wanted != this) {
            wanted.requestFocus();
        }
    }
}
