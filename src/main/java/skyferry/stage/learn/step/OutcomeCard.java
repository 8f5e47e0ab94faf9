package skyferry.stage.learn.step;

import java.util.Optional;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import skyferry.lesson.Prediction;
import skyferry.lesson.check.Value;
import skyferry.record.Guess;
import skyferry.stage.learn.desk.LessonDesk;
import skyferry.stage.learn.desk.Typed;
import skyferry.stage.learn.parts.Nodes;
import skyferry.stage.words.Words;

/** A guess beside what was measured, once a run has shown it. */
final class OutcomeCard extends VBox {
    /** Where a lesson does not say how near is near, a guess this near to the measured value came true. */
    private static final double NEAR = 0.25;

    private final Words words;
    private final LessonDesk desk;
    private final Prediction prediction;
    private final Prose prose;

    OutcomeCard(Words words, LessonDesk desk, Prediction prediction, Prose prose, Following following) {
        this.words = words;
        this.desk = desk;
        this.prediction = prediction;
        this.prose = prose;
        getStyleClass().addAll("card", "outcome");
        setId("outcome-" + prediction.id());
        following.follow(
                this::show,
                desk.progressProperty()
                        .map(progress -> Optional.ofNullable(progress.guesses().get(prediction.id()))),
                desk.goals().settledProperty(),
                desk.goals().stateProperty());
    }

    private void show() {
        getChildren().clear();
        prediction.question().forEach(block -> prose.block(block).ifPresent(getChildren()::add));
        Guess guess = desk.progress().guesses().get(prediction.id());
        if (guess == null) {
            getChildren().add(Nodes.text(words.of("outcome.none"), "muted"));
            return;
        }
        if (!desk.goals().settledProperty().get()) {
            getChildren().addAll(new GuessLines(words, prose).of(prediction, guess));
            getChildren().add(Nodes.text(words.of("outcome.wait"), "muted"));
            return;
        }
        if (prediction.choices().isEmpty()) {
            number(guess);
        } else {
            choice(guess);
        }
    }

    private void choice(Guess guess) {
        int chosen = GuessLines.choice(prediction, guess);
        boolean right = chosen >= 0 && prediction.choices().get(chosen).outcome() == Prediction.Outcome.RIGHT;
        GridPane grid = grid();
        int row = 0;
        if (chosen >= 0) {
            grid.addRow(
                    row++,
                    head("outcome.yours"),
                    prose.line(prediction.choices().get(chosen).text()));
        }
        if (!right) {
            Optional<Prediction.Choice> answer = prediction.choices().stream()
                    .filter(each -> each.outcome() == Prediction.Outcome.RIGHT)
                    .findFirst();
            if (answer.isPresent()) {
                grid.addRow(row, head("outcome.was"), prose.line(answer.get().text()));
            }
        }
        getChildren().add(grid);
        close(guess, right);
        if (chosen >= 0 && !prediction.choices().get(chosen).feedback().isEmpty()) {
            getChildren().add(Nodes.text(prediction.choices().get(chosen).feedback()));
        }
    }

    private void number(Guess guess) {
        Optional<Value> measured = desk.value(prediction.answer());
        GridPane grid = grid();
        grid.addRow(0, head("outcome.yours"), Nodes.text(guess.answer(), "mono"));
        grid.addRow(
                1,
                head("outcome.measured"),
                Nodes.text(
                        measured.map(new ValueWords(words)::of).orElse(words.of("value.NOT_HAPPENED")),
                        "mono",
                        "strong"));
        getChildren().add(grid);
        if (measured.isPresent()
                && measured.get() instanceof Value.Number found
                && Typed.read(guess.answer()).map(Typed::value).orElse(found) instanceof Value.Number said) {
            close(guess, Math.abs(said.value() - found.value()) <= near(found));
            if (!prediction.tolerance().isEmpty()) {
                getChildren().add(Nodes.text(words.of("outcome.within", prediction.tolerance()), "muted", "small"));
            }
        }
    }

    /** How far a guess may lie from what was measured, in the same base unit. */
    private double near(Value.Number found) {
        return Typed.read(prediction.tolerance())
                .map(Typed::value)
                .filter(Value.Number.class::isInstance)
                .map(value -> ((Value.Number) value).value())
                .orElse(NEAR * Math.abs(found.value()));
    }

    /** A sure guess that went otherwise is worth most: said so, and never as a loss. */
    private void close(Guess guess, boolean right) {
        String key = right ? "outcome.right." : "outcome.wrong.";
        getChildren().add(Nodes.text(words.of(key + guess.confidence()), right ? "good" : "price", "strong"));
    }

    private static GridPane grid() {
        GridPane grid = new GridPane(8, 2);
        ColumnConstraints rest = new ColumnConstraints();
        rest.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(new ColumnConstraints(), rest);
        return grid;
    }

    private Region head(String key) {
        return Nodes.head(words.of(key));
    }
}
