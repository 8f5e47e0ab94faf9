package skyferry.stage.shell;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import skyferry.stage.words.Words;

/** What was wrong with a file, over the canvas: the messages can be selected and copied. What was open stays open. */
public final class ProblemCard extends VBox {
    private static final int SHOWN_LINES = 14;

    public ProblemCard(Words words, String file, List<String> messages, Runnable onClose) {
        getStyleClass().addAll("card", "floating", "problem");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label title = new Label(words.of("problem.title", file, messages.size()));
        title.getStyleClass().add("title");
        String text = String.join("\n", messages);
        TextArea area = new TextArea(text);
        area.setId("problems");
        area.setEditable(false);
        area.getStyleClass().add("mono");
        area.setPrefRowCount((int) Math.min(SHOWN_LINES, text.lines().count() + 1));
        area.setPrefColumnCount(70);
        area.setAccessibleText(words.of("problem.title", file, messages.size()));
        Label stays = new Label(words.of("problem.stays"));
        stays.getStyleClass().add("muted");
        Button close = new Button(words.of("close"));
        close.setOnAction(event -> onClose.run());
        getChildren().addAll(title, area, stays, close);
    }
}
