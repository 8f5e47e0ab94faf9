package skyferry.stage.learn.quiz;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import skyferry.lesson.quiz.Answer;
import skyferry.lesson.quiz.Question;
import skyferry.lesson.quiz.Shuffle;
import skyferry.stage.learn.parts.Nodes;
import skyferry.stage.words.Words;

/** One of several answers. */
final class ChoiceForm implements Form {
    private final VBox column = new VBox(2);
    private final ToggleGroup group = new ToggleGroup();

    private ChoiceForm(Map<String, Answer> answers, Runnable changed) {
        int number = 0;
        for (Map.Entry<String, Answer> answer : answers.entrySet()) {
            column.getChildren().add(row("quiz-choice-" + number++, answer.getKey(), answer.getValue()));
        }
        group.selectedToggleProperty().addListener((property, old, now) -> changed.run());
    }

    static ChoiceForm of(List<Question.Option> options, Question question, long seed, Runnable changed) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (int place : Shuffle.places(options.size(), question.head().name(), seed)) {
            answers.put(options.get(place).text(), new Answer.Chosen(List.of(place)));
        }
        return new ChoiceForm(answers, changed);
    }

    static ChoiceForm truth(Words words, Runnable changed) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        answers.put(words.of("quiz.true"), new Answer.Judged(Question.Truth.TRUE));
        answers.put(words.of("quiz.false"), new Answer.Judged(Question.Truth.FALSE));
        return new ChoiceForm(answers, changed);
    }

    private HBox row(String id, String text, Answer answer) {
        RadioButton button = new RadioButton();
        button.setId(id);
        button.setToggleGroup(group);
        button.setUserData(answer);
        button.setAccessibleText(text);
        Node words = Nodes.text(text);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setOnMouseClicked(event -> {
            if (!button.isDisabled()) {
                button.setSelected(true);
            }
        });
        HBox row = new HBox(4, button, words);
        row.getStyleClass().add("choice-row");
        return row;
    }

    @Override
    public Node node() {
        return column;
    }

    @Override
    public Optional<Answer> answer() {
        return Optional.ofNullable(group.getSelectedToggle()).map(toggle -> (Answer) toggle.getUserData());
    }

    @Override
    public Node first() {
        return (Node) group.getToggles().getFirst();
    }
}
