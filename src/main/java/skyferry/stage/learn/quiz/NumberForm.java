package skyferry.stage.learn.quiz;

import java.util.Optional;
import javafx.scene.Node;
import skyferry.lesson.quiz.Answer;
import skyferry.stage.learn.parts.NumberChooser;
import skyferry.stage.words.Words;

/** A number to type, or to choose without typing. */
final class NumberForm implements Form {
    private final NumberChooser number;

    NumberForm(Words words, Runnable changed) {
        number = new NumberChooser(words, "quiz", "");
        number.textProperty().addListener((property, old, now) -> changed.run());
    }

    @Override
    public Node node() {
        return number;
    }

    @Override
    public Optional<Answer> answer() {
        return number.text().isBlank() ? Optional.empty() : Optional.of(new Answer.Typed(number.text()));
    }

    @Override
    public Node first() {
        return number.first();
    }
}
