package skyferry.stage.shell;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import skyferry.stage.words.Words;

/** One sentence over the canvas. */
public final class NoticeCard extends VBox {

    public NoticeCard(Words words, String sentence, Runnable onClose) {
        getStyleClass().addAll("card", "floating");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label label = new Label(sentence);
        label.setWrapText(true);
        Button close = new Button(words.of("close"));
        close.setOnAction(event -> onClose.run());
        getChildren().addAll(label, close);
    }
}
