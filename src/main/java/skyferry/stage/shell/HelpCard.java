package skyferry.stage.shell;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import skyferry.stage.words.Words;

/** The list of keys, over the canvas. */
public final class HelpCard extends VBox {
    private final Button close = new Button();

    /** @param reference shows the reference of the check language */
    public HelpCard(Words words, Runnable onClose, Runnable reference) {
        getStyleClass().addAll("card", "floating", "help");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label title = new Label(words.of("help.title"));
        title.getStyleClass().add("title");
        GridPane keys = new GridPane(18, 5);
        for (int i = 1; words.has("help.key." + i); i++) {
            Label key = new Label(words.of("help.key." + i));
            key.getStyleClass().addAll("mono", "key");
            key.setMinWidth(Region.USE_PREF_SIZE);
            Label does = new Label(words.of("help.does." + i));
            does.setWrapText(true);
            keys.addRow(i, key, does);
        }
        ScrollPane list = new ScrollPane(keys);
        list.setFitToWidth(true);
        list.setMinHeight(0);
        close.setText(words.of("close"));
        close.setOnAction(event -> onClose.run());
        Button checks = new Button(words.of("help.reference"));
        checks.setId("help-reference");
        checks.setOnAction(event -> reference.run());
        getChildren().addAll(title, list, new HBox(8, close, checks));
    }

    @Override
    public void requestFocus() {
        close.requestFocus();
    }
}
