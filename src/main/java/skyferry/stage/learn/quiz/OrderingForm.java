package skyferry.stage.learn.quiz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import skyferry.lesson.quiz.Answer;
import skyferry.lesson.quiz.Question;
import skyferry.lesson.quiz.Shuffle;
import skyferry.stage.learn.parts.Nodes;
import skyferry.stage.parts.IconButton;
import skyferry.stage.words.Words;

/** Things to put in order: each has a button that takes it up and one that takes it down. */
final class OrderingForm implements Form {
    private final Words words;
    private final VBox column = new VBox(2);
    private final List<String> items;

    OrderingForm(Words words, Question.Ordering question, long seed, Runnable changed) {
        this.words = words;
        this.items = new ArrayList<>(
                Shuffle.places(question.items().size(), question.head().name(), seed).stream()
                        .map(question.items()::get)
                        .toList());
        show();
        changed.run();
    }

    private void show() {
        column.getChildren().clear();
        for (int i = 0; i < items.size(); i++) {
            Label text = Nodes.text(i + 1 + ". " + items.get(i));
            text.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(text, Priority.ALWAYS);
            HBox row = new HBox(2, text, button(i, -1), button(i, 1));
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("order-row");
            column.getChildren().add(row);
        }
    }

    private IconButton button(int place, int by) {
        String name = by < 0 ? "up" : "down";
        IconButton button = new IconButton(
                by < 0 ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN,
                words.of("quiz." + name, items.get(place)),
                () -> move(place, by));
        button.setId("quiz-" + name + "-" + place);
        button.setDisable(place + by < 0 || place + by >= items.size());
        return button;
    }

    /** The focus goes along with the item, so that a key takes it as far as it is to go. */
    private void move(int place, int by) {
        Collections.swap(items, place, place + by);
        show();
        int to = place + by;
        boolean edge = to + by < 0 || to + by >= items.size();
        HBox row = (HBox) column.getChildren().get(to);
        row.getChildren().get(by < 0 != edge ? 1 : 2).requestFocus();
    }

    @Override
    public Node node() {
        return column;
    }

    @Override
    public Optional<Answer> answer() {
        return Optional.of(new Answer.Ordered(items));
    }

    @Override
    public Node first() {
        return ((HBox) column.getChildren().getFirst()).getChildren().get(2);
    }
}
