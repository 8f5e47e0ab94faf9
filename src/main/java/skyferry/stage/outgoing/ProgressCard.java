package skyferry.stage.outgoing;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import skyferry.stage.words.Words;

/** How far the writing of a file is, with a button that stops it; afterwards what came of it. */
final class ProgressCard extends VBox {
    private static final double WIDTH = 360;

    private final Words words;
    private final Label sentence = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Button button = new Button();

    ProgressCard(Words words, String file, Runnable stop) {
        this.words = words;
        getStyleClass().addAll("card", "floating");
        setSpacing(8);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        sentence.setId("export-says");
        sentence.setText(words.of("export.writes", file));
        sentence.setWrapText(true);
        sentence.setMaxWidth(WIDTH);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        bar.setPrefWidth(WIDTH);
        bar.setAccessibleText(sentence.getText());
        button.setId("export-stop");
        button.setText(words.of("export.stop"));
        button.setOnAction(event -> stop.run());
        getChildren().addAll(sentence, bar, button);
    }

    void show(double share) {
        bar.setProgress(share);
    }

    /** Says what came of it. */
    void end(String said, Runnable close) {
        sentence.setText(said);
        getChildren().remove(bar);
        button.setId("export-close");
        button.setText(words.of("close"));
        button.setOnAction(event -> close.run());
    }
}
