package skyferry.stage.learn.quiz;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import skyferry.lesson.quiz.Answer;
import skyferry.stage.words.Words;

/** A word or two to type. */
final class TypedForm implements Form {
    private final TextField field = new TextField();

    TypedForm(Words words, Runnable changed) {
        field.setId("quiz-typed");
        field.setPromptText(words.of("quiz.typed"));
        field.setAccessibleText(words.of("quiz.typed"));
        field.textProperty().addListener((property, old, now) -> changed.run());
    }

    @Override
    public Node node() {
        return field;
    }

    @Override
    public Optional<Answer> answer() {
        return field.getText().isBlank() ? Optional.empty() : Optional.of(new Answer.Typed(field.getText()));
    }

    @Override
    public Node first() {
        return field;
    }
}
