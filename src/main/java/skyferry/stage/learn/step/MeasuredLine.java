package skyferry.stage.learn.step;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import skyferry.lesson.check.Value;
import skyferry.stage.learn.desk.LessonDesk;
import skyferry.stage.learn.parts.Nodes;
import skyferry.stage.words.Words;

/** What the run says to a wrong idea: an expression of the lesson and its value here. */
final class MeasuredLine extends HBox {

    MeasuredLine(Words words, LessonDesk desk, String expression, Following following) {
        super(6);
        getStyleClass().add("measured-line");
        Label value = Nodes.text("", "strong");
        HBox.setHgrow(value, Priority.ALWAYS);
        getChildren().addAll(Nodes.line(words.of("measured.here"), "muted"), value);
        following.follow(
                () -> value.setText(desk.value(expression)
                        .map(new ValueWords(words)::of)
                        .map(found -> words.of("measured.value", expression, found))
                        .orElse(words.of("value." + Value.Reason.NOT_HAPPENED))),
                desk.goals().stateProperty());
    }
}
