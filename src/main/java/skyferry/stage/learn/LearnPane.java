package skyferry.stage.learn;

import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import skyferry.stage.learn.desk.Talk;

/** The lesson's step, or its dialogue in place of it. */
public final class LearnPane extends StackPane {

    public LearnPane(Region steps, Region dialogue, Talk talk) {
        getStyleClass().add("learn-pane");
        // It takes what the list of events below leaves, however long the texts are.
        setMinHeight(0);
        setPrefHeight(0);
        getChildren().addAll(steps, dialogue);
        talk.openProperty().subscribe(open -> {
            shown(steps, !open);
            shown(dialogue, open);
            if (open) {
                dialogue.requestFocus();
            }
        });
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
