package skyferry.stage.learn;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A title, a sentence and one thing to do about it, over the canvas. */
final class AskCard extends VBox {
    private static final double WIDTH = 420;

    private final Button button;

    AskCard(String title, String sentence, String does, Runnable action) {
        super(8);
        getStyleClass().addAll("card", "floating");
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        Label heading = new Label(title);
        heading.getStyleClass().add("title");
        heading.setWrapText(true);
        Label text = new Label(sentence);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        button = new Button(does);
        button.setId("ask-do");
        button.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT);
        button.setOnAction(event -> action.run());
        getChildren().addAll(heading, text, button);
    }

    @Override
    public void requestFocus() {
        button.requestFocus();
    }
}
