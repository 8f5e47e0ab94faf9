package skyferry.stage.learn.quiz;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;
import skyferry.lesson.quiz.Answer;
import skyferry.lesson.quiz.Question;
import skyferry.lesson.quiz.Shuffle;
import skyferry.stage.learn.parts.Nodes;
import skyferry.stage.words.Words;

/** Things to put together: beside each left side the right one is chosen from a list. */
final class MatchingForm implements Form {
    private final VBox column = new VBox(6);
    private final List<ComboBox<String>> lists = new ArrayList<>();

    MatchingForm(Words words, Question.Matching question, long seed, Runnable changed) {
        List<String> rights =
                question.pairs().stream().map(Question.Pair::right).distinct().toList();
        List<String> mixed = Shuffle.places(rights.size(), question.head().name(), seed).stream()
                .map(rights::get)
                .toList();
        for (Question.Pair pair : question.pairs()) {
            if (!pair.left().isEmpty()) {
                ComboBox<String> list = new ComboBox<>();
                list.getItems().setAll(mixed);
                list.setId("quiz-match-" + lists.size());
                list.setPromptText(words.of("quiz.choose"));
                list.setAccessibleText(pair.left());
                list.setMaxWidth(Double.MAX_VALUE);
                list.valueProperty().addListener((property, old, now) -> changed.run());
                lists.add(list);
                column.getChildren().add(new VBox(2, Nodes.text(pair.left()), list));
            }
        }
    }

    @Override
    public Node node() {
        return column;
    }

    @Override
    public Optional<Answer> answer() {
        List<String> chosen =
                lists.stream().map(ComboBox::getValue).filter(Objects::nonNull).toList();
        return chosen.size() == lists.size() ? Optional.of(new Answer.Matched(chosen)) : Optional.empty();
    }

    @Override
    public Node first() {
        return lists.getFirst();
    }
}
