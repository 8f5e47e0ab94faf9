package skyferry.stage.learn.step;

import atlantafx.base.theme.Styles;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import skyferry.stage.learn.desk.LessonDesk;
import skyferry.stage.learn.parts.Nodes;
import skyferry.stage.words.Words;

/** Where the learner explains before the model answer is shown: explaining to oneself helps (learning design 1.16). */
final class OwnWordsCard extends VBox {
    private static final Duration CALM = Duration.millis(700);
    /** What is stored for somebody who wants to be shown. */
    static final String SKIPPED = "—";

    private final TextArea area = new TextArea();

    OwnWordsCard(Words words, LessonDesk desk, String key, String asks, Runnable whenGiven) {
        getStyleClass().addAll("card", "own-words");
        setId("own-words");
        area.setId("own-words-text");
        area.setWrapText(true);
        area.setPrefRowCount(4);
        area.setPromptText(words.of("explain.prompt"));
        area.setAccessibleText(words.of(asks));
        area.setText(desk.progress().drafts().getOrDefault(key, ""));
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::leave);
        PauseTransition calm = new PauseTransition(CALM);
        calm.setOnFinished(event -> desk.draft(key, area.getText()));
        Button give = Nodes.button("explain", words.of("explain.give"), () -> {
            calm.stop();
            desk.explain(key, area.getText().strip());
            whenGiven.run();
        });
        give.getStyleClass().add(Styles.ACCENT);
        Button skip = Nodes.button("explain-skip", words.of("explain.skip"), () -> {
            calm.stop();
            desk.explain(key, SKIPPED);
            whenGiven.run();
        });
        skip.getStyleClass().add(Styles.FLAT);
        area.textProperty().subscribe(text -> {
            give.setDisable(text.isBlank());
            calm.playFromStart();
        });
        area.focusedProperty().addListener((property, old, focused) -> {
            if (!focused
                    && area.getScene() != null
                    && !desk.progress().ownWords().containsKey(key)) {
                desk.draft(key, area.getText());
            }
        });
        area.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.isShortcutDown() && !give.isDisabled()) {
                give.fire();
                event.consume();
            }
        });
        getChildren().addAll(Nodes.text(words.of(asks), "strong"), area, new FlowPane(6, 6, give, skip));
    }

    /** Tab goes on to the next control: nobody is caught in the text. */
    private void leave(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB) {
            area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        }
    }

    Node firstControl() {
        return area;
    }
}
