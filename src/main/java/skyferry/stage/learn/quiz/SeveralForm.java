package skyferry.stage.learn.quiz;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import skyferry.lesson.quiz.Answer;
import skyferry.lesson.quiz.Question;
import skyferry.lesson.quiz.Shuffle;

/** Several answers together. */
final class SeveralForm implements Form {
    private final VBox column = new VBox(4);
    private final List<CheckBox> boxes;

    SeveralForm(Question.Several question, long seed, Runnable changed) {
        boxes = Shuffle.places(question.options().size(), question.head().name(), seed).stream()
                .map(place -> box(question.options().get(place).text(), place, changed))
                .toList();
        column.getChildren().addAll(boxes);
    }

    private static CheckBox box(String text, int place, Runnable changed) {
        CheckBox box = new CheckBox(text);
        box.setId("quiz-several-" + place);
        box.setUserData(place);
        box.setWrapText(true);
        box.setMinHeight(Region.USE_PREF_SIZE);
        box.selectedProperty().addListener((property, old, now) -> changed.run());
        return box;
    }

    @Override
    public Node node() {
        return column;
    }

    @Override
    public Optional<Answer> answer() {
        List<Integer> chosen = boxes.stream()
                .filter(CheckBox::isSelected)
                .map(box -> (Integer) box.getUserData())
                .toList();
        return chosen.isEmpty() ? Optional.empty() : Optional.of(new Answer.Chosen(chosen));
    }

    @Override
    public Node first() {
        return boxes.getFirst();
    }
}
