package skyferry.stage.learn.step;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import skyferry.lesson.Prediction;
import skyferry.record.Guess;
import skyferry.stage.learn.parts.Nodes;
import skyferry.stage.words.Words;

/** A guess that has been given, in lines. */
final class GuessLines {
    private final Words words;
    private final Prose prose;

    GuessLines(Words words, Prose prose) {
        this.words = words;
        this.prose = prose;
    }

    List<Node> of(Prediction prediction, Guess guess) {
        List<Node> lines = new ArrayList<>();
        Node answer = answer(prediction, guess);
        HBox.setHgrow(answer, Priority.ALWAYS);
        HBox row = new HBox(6, Nodes.line("●", "chosen"), answer);
        row.getStyleClass().add("guess");
        lines.add(row);
        if (guess.confidence() != Guess.Confidence.NOT_ASKED) {
            lines.add(Nodes.text(words.of("guess." + guess.confidence()), "muted"));
        }
        return lines;
    }

    private Node answer(Prediction prediction, Guess guess) {
        return choice(prediction, guess) < 0
                ? Nodes.text(guess.answer(), "strong")
                : prose.line(prediction.choices().get(choice(prediction, guess)).text());
    }

    /** The number of the choice; -1 for a number that was written, or a choice that is no more. */
    static int choice(Prediction prediction, Guess guess) {
        boolean number = guess.answer().matches("\\d{1,2}");
        int index = number && !prediction.choices().isEmpty() ? Integer.parseInt(guess.answer()) : -1;
        return index < prediction.choices().size() ? index : -1;
    }
}
