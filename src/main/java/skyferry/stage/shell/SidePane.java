package skyferry.stage.shell;

import javafx.beans.binding.Bindings;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import skyferry.stage.session.Session;
import skyferry.stage.session.Session.Mode;

/** The pane at the left: when learning, the lesson over what happened; when exploring, what happened alone. */
public final class SidePane extends VBox {
    private static final double EVENTS = 190;
    private static final double SHARE_OF_EVENTS = 0.23;

    public SidePane(Session session, Region lesson, Region events) {
        getStyleClass().add("side-pane");
        VBox.setVgrow(lesson, Priority.ALWAYS);
        getChildren().addAll(lesson, events);
        session.modeProperty().subscribe(mode -> {
            boolean learning = mode == Mode.LEARN;
            lesson.setVisible(learning);
            lesson.setManaged(learning);
            VBox.setVgrow(events, learning ? Priority.NEVER : Priority.ALWAYS);
            events.setMinHeight(0);
            if (learning) {
                events.prefHeightProperty()
                        .bind(Bindings.min(EVENTS, heightProperty().multiply(SHARE_OF_EVENTS)));
            } else {
                events.prefHeightProperty().unbind();
                events.setPrefHeight(Region.USE_COMPUTED_SIZE);
            }
        });
    }
}
