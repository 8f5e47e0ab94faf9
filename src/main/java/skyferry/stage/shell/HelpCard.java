package skyferry.stage.shell;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import skyferry.stage.command.Command;
import skyferry.stage.command.CommandDesk;
import skyferry.stage.command.Stroke;
import skyferry.stage.command.Tips;
import skyferry.stage.parts.Heading;
import skyferry.stage.words.Words;

/** The list of keys, over the canvas: those in use for the commands, then what the hands can do besides. */
public final class HelpCard extends VBox {
    private final Words words;
    private final Button close = new Button();
    private final GridPane keys = new GridPane(18, 5);
    private int row;

    public HelpCard(Words words, CommandDesk desk, Runnable onClose) {
        this.words = words;
        getStyleClass().addAll("card", "floating", "help");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label title = new Label(words.of("help.title"));
        title.getStyleClass().add("title");
        commands(desk);
        gestures();
        ScrollPane list = new ScrollPane(keys);
        list.setFitToWidth(true);
        list.setMinHeight(0);
        close.setText(words.of("close"));
        close.setOnAction(event -> onClose.run());
        Button other = new Button(words.of("help.keys"));
        other.setId("help-keys");
        other.setOnAction(event -> desk.perform(Command.KEYS));
        Button checks = new Button(words.of("help.reference"));
        checks.setId("help-reference");
        checks.setOnAction(event -> desk.perform(Command.REFERENCE));
        getChildren().addAll(title, list, new HBox(8, close, other, checks));
    }

    private void commands(CommandDesk desk) {
        Tips tips = new Tips(words, desk);
        for (Command.Group group : Command.Group.values()) {
            keys.add(new Heading(words.of("command.group." + group)), 0, row++, 2, 1);
            for (Command command : group.commands()) {
                String shown = desk.keys().strokes().getOrDefault(command, List.of()).stream()
                        .map(Stroke::shown)
                        .collect(Collectors.joining("  "));
                if (!shown.isEmpty()) {
                    line(shown, tips.of(command));
                }
            }
        }
    }

    private void gestures() {
        keys.add(new Heading(words.of("help.hands")), 0, row++, 2, 1);
        for (int i = 1; words.has("help.key." + i); i++) {
            line(words.of("help.key." + i), words.of("help.does." + i));
        }
    }

    private void line(String key, String does) {
        Label name = new Label(key);
        name.getStyleClass().addAll("mono", "key");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label sentence = new Label(does);
        sentence.setWrapText(true);
        keys.addRow(row++, name, sentence);
    }

    @Override
    public void requestFocus() {
        close.requestFocus();
    }
}
