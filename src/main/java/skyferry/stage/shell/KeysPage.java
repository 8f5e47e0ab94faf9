package skyferry.stage.shell;

import atlantafx.base.theme.Styles;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import skyferry.stage.command.Command;
import skyferry.stage.command.CommandDesk;
import skyferry.stage.command.KeyMap;
import skyferry.stage.command.Stroke;
import skyferry.stage.command.Tips;
import skyferry.stage.parts.Heading;
import skyferry.stage.words.Words;

/**
 * The page on which keys are given to commands. A button says the keys of its command; pressed, it waits for a key and takes it.
 * Two commands with one key are marked and named until one of them gets another.
 */
public final class KeysPage extends VBox {
    private static final double WIDTH = 880;

    private final Words words;
    private final CommandDesk desk;
    private final Tips tips;
    private final Label conflicts = new Label();
    private final Map<Command, KeyButton> buttons = new EnumMap<>(Command.class);
    private final Button back;

    /** @param close takes the page away */
    public KeysPage(Words words, CommandDesk desk, Runnable close) {
        this.words = words;
        this.desk = desk;
        this.tips = new Tips(words, desk);
        setId("keys-page");
        getStyleClass().add("cover");
        Label title = new Label(words.of("keys.title"));
        title.getStyleClass().add("title");
        conflicts.setId("key-conflicts");
        conflicts.setWrapText(true);
        Button standard = new Button(words.of("keys.standard"));
        standard.setId("keys-standard");
        standard.setOnAction(event -> desk.keysProperty().set(KeyMap.standard()));
        back = new Button(words.of("close"));
        back.setId("keys-close");
        back.setOnAction(event -> close.run());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(8, title, space, standard, back);
        head.setAlignment(Pos.CENTER_LEFT);
        Label about = new Label(words.of("keys.about"));
        about.setWrapText(true);
        about.getStyleClass().add("muted");
        ScrollPane list = new ScrollPane(table());
        list.setFitToWidth(true);
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox page = new VBox(10, head, about, conflicts, list);
        page.setMaxWidth(WIDTH);
        page.setPadding(new Insets(20, 24, 12, 24));
        VBox.setVgrow(page, Priority.ALWAYS);
        setAlignment(Pos.TOP_CENTER);
        getChildren().add(page);
        desk.keysProperty().subscribe(this::show);
    }

    private GridPane table() {
        GridPane grid = new GridPane(14, 4);
        ColumnConstraints name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().add(name);
        grid.setPadding(new Insets(0, 14, 12, 2));
        int row = 0;
        for (Command.Group group : Command.Group.values()) {
            grid.add(new Heading(words.of("command.group." + group)), 0, row++, 3, 1);
            for (Command command : group.commands()) {
                KeyButton button = new KeyButton(command);
                buttons.put(command, button);
                Button none = new Button(words.of("keys.none"));
                none.setId("no-key-" + command);
                none.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
                none.setAccessibleText(words.of("keys.none.spoken", tips.of(command)));
                none.setTooltip(new Tooltip(words.of("keys.none.spoken", tips.of(command))));
                none.setOnAction(event -> give(command, List.of()));
                Label does = new Label(tips.of(command));
                does.setWrapText(true);
                grid.addRow(row++, does, button, none);
            }
        }
        return grid;
    }

    private void give(Command command, List<Stroke> keys) {
        desk.keysProperty().set(desk.keys().with(command, keys));
    }

    private void show(KeyMap keys) {
        Map<Stroke, List<Command>> shared = keys.conflicts();
        buttons.forEach((command, button) ->
                button.show(keys, shared.values().stream().anyMatch(owners -> owners.contains(command))));
        conflicts.getStyleClass().removeAll("good", "bad");
        conflicts.getStyleClass().add(shared.isEmpty() ? "good" : "bad");
        conflicts.setText(
                shared.isEmpty()
                        ? words.of("keys.clear")
                        : shared.entrySet().stream()
                                .map(entry -> words.of(
                                        "keys.conflict",
                                        entry.getKey().shown(),
                                        entry.getValue().stream().map(tips::of).collect(Collectors.joining(", "))))
                                .collect(Collectors.joining("\n")));
    }

    @Override
    public void requestFocus() {
        back.requestFocus();
    }

    /** The keys of a command; pressed, it waits for one, which takes the place of all. */
    private final class KeyButton extends Button implements KeyTaker {
        private final Command command;
        private boolean taking;

        KeyButton(Command command) {
            this.command = command;
            setId("key-" + command);
            getStyleClass().addAll("mono", Styles.SMALL);
            setMinWidth(150);
            setOnAction(event -> listen(true));
            focusedProperty().addListener((property, old, focused) -> listen(false));
            addEventFilter(KeyEvent.KEY_PRESSED, event -> {
                if (isTaking()) {
                    pressed(event);
                    event.consume();
                }
            });
            addEventFilter(KeyEvent.KEY_TYPED, event -> {
                if (isTaking()) {
                    Stroke.typed(event.getCharacter()).ifPresent(this::take);
                    event.consume();
                }
            });
        }

        /** Esc alone leaves the keys as they are, except for the command that it belongs to. */
        private void pressed(KeyEvent event) {
            Optional<Stroke> stroke = Stroke.pressed(event);
            if (event.getCode() == KeyCode.ESCAPE && command != Command.ESCAPE) {
                listen(false);
            } else if (event.getCode() == KeyCode.TAB || event.getCode() == KeyCode.ENTER) {
                listen(false);
            } else {
                stroke.ifPresent(this::take);
            }
        }

        private void take(Stroke stroke) {
            listen(false);
            give(command, List.of(stroke));
        }

        private void listen(boolean on) {
            taking = on;
            show(desk.keys(), getStyleClass().contains(Styles.DANGER));
        }

        void show(KeyMap keys, boolean conflict) {
            String shown = keys.strokes().getOrDefault(command, List.of()).stream()
                    .map(Stroke::shown)
                    .collect(Collectors.joining("   "));
            setText(isTaking() ? words.of("keys.press") : shown.isEmpty() ? words.of("keys.nothing") : shown);
            setAccessibleText(words.of("keys.spoken", tips.of(command), getText()));
            getStyleClass().remove(Styles.DANGER);
            if (conflict) {
                getStyleClass().add(Styles.DANGER);
            }
        }

        @Override
        public boolean isTaking() {
            return taking;
        }
    }
}
