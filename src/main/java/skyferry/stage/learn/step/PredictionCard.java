package skyferry.stage.learn.step;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import skyferry.lesson.Prediction;
import skyferry.lesson.check.Functions;
import skyferry.lesson.check.ValueType;
import skyferry.record.Guess;
import skyferry.record.Guess.Confidence;
import skyferry.scenario.shape.Dimension;
import skyferry.stage.learn.desk.LessonDesk;
import skyferry.stage.learn.desk.Typed;
import skyferry.stage.learn.parts.Nodes;
import skyferry.stage.learn.parts.NumberChooser;
import skyferry.stage.words.Words;

/** A question before the run: a choice or a number, and how sure the learner is. Once locked in it shows the guess. */
final class PredictionCard extends VBox {
    private static final ValueType TIME = new ValueType.Number(Optional.of(Dimension.TIME));

    private static final List<Confidence> LEVELS = List.of(Confidence.SURE, Confidence.THINK_SO, Confidence.GUESS);

    private final Words words;
    private final LessonDesk desk;
    private final Prediction prediction;
    private final Prose prose;
    private final Runnable whenGiven;
    private final ToggleGroup choices = new ToggleGroup();
    private final ToggleGroup confidence = new ToggleGroup();
    private final NumberChooser number;
    private final Button lock;

    PredictionCard(
            Words words, LessonDesk desk, Prediction prediction, Prose prose, Following following, Runnable whenGiven) {
        this.words = words;
        this.desk = desk;
        this.prediction = prediction;
        this.prose = prose;
        this.whenGiven = whenGiven;
        this.number = new NumberChooser(words, prediction.id(), unit());
        number.setPrompt(words.of("predict.number"));
        number.setOnEnter(this::lock);
        this.lock = Nodes.button("lock-in-" + prediction.id(), words.of("predict.lock"), this::lock);
        getStyleClass().addAll("card", "prediction");
        setId("prediction-" + prediction.id());
        choices.selectedToggleProperty().subscribe(this::ready);
        confidence.selectedToggleProperty().subscribe(this::ready);
        number.textProperty().subscribe(this::ready);
        following.follow(
                this::show,
                desk.progressProperty()
                        .map(progress -> Optional.ofNullable(progress.guesses().get(prediction.id()))));
    }

    private void show() {
        getChildren().clear();
        prediction.question().forEach(block -> prose.block(block).ifPresent(getChildren()::add));
        Guess given = desk.progress().guesses().get(prediction.id());
        if (given == null) {
            ask();
        } else {
            getChildren().addAll(new GuessLines(words, prose).of(prediction, given));
            getChildren().add(Nodes.text(words.of("predict.locked"), "muted", "small"));
        }
    }

    private void ask() {
        if (prediction.choices().isEmpty()) {
            askNumber();
        } else {
            askChoice();
        }
        if (prediction.confidence() == Prediction.Confidence.ASKED) {
            getChildren().add(levels());
        }
        lock.getStyleClass().removeAll(Styles.ACCENT);
        lock.getStyleClass().add(Styles.ACCENT);
        getChildren().add(lock);
        ready();
    }

    private void askChoice() {
        VBox column = new VBox(2);
        for (int i = 0; i < prediction.choices().size(); i++) {
            RadioButton button = new RadioButton();
            button.setId("choice-" + prediction.id() + "-" + (char) ('a' + i));
            button.setToggleGroup(choices);
            button.setUserData(i);
            button.getStyleClass().add("choice");
            Prediction.Choice choice = prediction.choices().get(i);
            button.setAccessibleText(Prose.plain(choice.text()));
            Node text = prose.line(choice.text());
            HBox.setHgrow(text, Priority.ALWAYS);
            // The words choose too: a radio button's own label does not break lines of mixed type.
            text.setOnMouseClicked(event -> {
                button.setSelected(true);
                button.requestFocus();
            });
            HBox row = new HBox(4, button, text);
            row.getStyleClass().add("choice-row");
            column.getChildren().add(row);
        }
        getChildren().add(column);
    }

    private void askNumber() {
        getChildren().add(number);
    }

    /** The unit that the lesson thinks in: that of the tolerance or of the answer; empty for a count. */
    private String unit() {
        return Stream.of(prediction.tolerance(), prediction.answer())
                .flatMap(text -> Typed.read(text).stream())
                .map(Typed::unit)
                .filter(unit -> !unit.isEmpty())
                .findFirst()
                .or(this::unitOfAnswer)
                .orElse("");
    }

    /** That of what the answer asks the run for, where this is a time. */
    private Optional<String> unitOfAnswer() {
        return Functions.find(prediction.answer().split("\\W", 2)[0])
                .filter(asked -> asked.own().equals(Optional.of(TIME)))
                .map(asked -> "ms");
    }

    /** A number that was written without its unit has the lesson's. */
    private Optional<String> number() {
        Optional<Dimension> wanted = Dimension.of(unit());
        return Typed.read(number.text())
                .map(typed -> typed.unit().isEmpty() ? new Typed(typed.number(), unit()) : typed)
                .filter(typed -> typed.dimension().equals(wanted))
                .map(Typed::toString);
    }

    private Node levels() {
        FlowPane row = new FlowPane(4, 4);
        for (Confidence level : LEVELS) {
            ToggleButton button = new ToggleButton(words.of("confidence." + level));
            button.setId("confidence-" + prediction.id() + "-" + level.name());
            button.setToggleGroup(confidence);
            button.setUserData(level);
            button.getStyleClass().addAll(Styles.SMALL, "chip");
            row.getChildren().add(button);
        }
        return new VBox(4, Nodes.text(words.of("predict.sure"), "muted"), row);
    }

    /** The answer as far as it is complete. */
    private Optional<Guess> guess() {
        Optional<String> answer = prediction.choices().isEmpty()
                ? number()
                : Optional.ofNullable(choices.getSelectedToggle()).map(toggle -> String.valueOf(toggle.getUserData()));
        Optional<Confidence> level = prediction.confidence() == Prediction.Confidence.ASKED
                ? Optional.ofNullable(confidence.getSelectedToggle()).map(toggle -> (Confidence) toggle.getUserData())
                : Optional.of(Confidence.NOT_ASKED);
        return answer.flatMap(text -> level.map(sure -> new Guess(text, sure)));
    }

    private void ready() {
        lock.setDisable(guess().isEmpty());
    }

    private void lock() {
        guess().ifPresent(guess -> {
            desk.guess(prediction, guess);
            whenGiven.run();
        });
    }

    /** Where the focus belongs: the first thing that is still to be said. */
    Optional<Node> firstControl() {
        List<Node> controls = new ArrayList<>();
        if (desk.progress().guesses().get(prediction.id()) == null) {
            if (prediction.choices().isEmpty()) {
                controls.add(number.first());
            } else {
                controls.add((Node) Optional.ofNullable(choices.getSelectedToggle())
                        .orElse(choices.getToggles().getFirst()));
            }
        }
        return controls.stream().findFirst();
    }
}
