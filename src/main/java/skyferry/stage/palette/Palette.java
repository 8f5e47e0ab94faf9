package skyferry.stage.palette;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import skyferry.stage.words.Words;

/**
 * The search: a field and under it what fits what is typed. Up and Down walk through it while the field keeps the focus, Enter
 * or a click takes what is chosen.
 */
public final class Palette extends VBox {
    private static final double WIDTH = 640;
    /** Height of a row in sizes of its text. */
    private static final double ROW = 2.15;

    private static final int ROWS = 14;
    private static final int PAGE = 8;

    private final Words words;
    private final Runnable close;
    private final TextField field = new TextField();
    private final ListView<Row> list = new ListView<>();
    private List<Find> all = List.of();

    /** A line of the list. */
    private sealed interface Row {
        record Head(String title, String more) implements Row {}

        record Hit(Find find) implements Row {}
    }

    /** @param close takes the search away */
    public Palette(Words words, Runnable close) {
        this.words = words;
        this.close = close;
        setId("palette");
        getStyleClass().addAll("card", "floating", "picker", "palette");
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        setPrefWidth(WIDTH);
        field.setId("palette-field");
        field.setPromptText(words.of("palette.prompt"));
        field.setAccessibleText(words.of("palette.title"));
        field.textProperty().subscribe(text -> search());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.setId("palette-list");
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new RowCell());
        list.setPlaceholder(new Label(words.of("palette.none")));
        list.setAccessibleText(words.of("palette.title"));
        Label hint = new Label(words.of("palette.hint"));
        hint.getStyleClass().add("muted");
        list.fixedCellSizeProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.ceil(hint.getFont().getSize() * ROW), hint.fontProperty()));
        list.fixedCellSizeProperty().subscribe(size -> fit());
        getChildren().addAll(field, list, hint);
    }

    /** Searches in these from now on; what is typed stays. */
    public void offer(List<Find> finds) {
        all = List.copyOf(finds);
        search();
    }

    private void search() {
        List<Row> rows = new ArrayList<>();
        for (Findings.Group group : Findings.of(field.getText(), all).groups()) {
            rows.add(new Row.Head(
                    words.of("palette.kind." + group.kind()),
                    group.more() == 0 ? "" : words.of("palette.more", group.more())));
            group.finds().forEach(find -> rows.add(new Row.Hit(find)));
        }
        list.getItems().setAll(rows);
        fit();
        choose(0, 1);
    }

    private void fit() {
        list.setPrefHeight(list.getFixedCellSize() * Math.clamp(list.getItems().size(), 3, ROWS) + 4);
    }

    /** Chooses the first row from a place on that can be taken, looking on in a direction. */
    private void choose(int from, int direction) {
        int at = from;
        while (at >= 0 && at < list.getItems().size() && list.getItems().get(at) instanceof Row.Head) {
            at += direction;
        }
        if (at >= 0 && at < list.getItems().size()) {
            list.getSelectionModel().clearAndSelect(at);
            list.scrollTo(Math.max(0, at - ROWS / 2));
            chosen().ifPresent(find -> field.setAccessibleHelp(find.title() + ". " + find.detail()));
        }
    }

    private void key(KeyEvent event) {
        int at = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case DOWN -> choose(at + 1, 1);
            case UP -> choose(at - 1, -1);
            case PAGE_DOWN -> choose(Math.min(list.getItems().size() - 1, at + PAGE), 1);
            case PAGE_UP -> choose(Math.max(1, at - PAGE), 1);
            case TAB -> nextKind(at, event.isShiftDown() ? -1 : 1);
            case ENTER -> take();
            case ESCAPE -> close.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** To the first row of the next kind, or of the one before; round at the ends. */
    private void nextKind(int at, int direction) {
        List<Integer> heads = new ArrayList<>();
        int mine = 0;
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i) instanceof Row.Head) {
                mine = i < at ? heads.size() : mine;
                heads.add(i);
            }
        }
        if (!heads.isEmpty()) {
            choose(heads.get(Math.floorMod(mine + direction, heads.size())), 1);
        }
    }

    private Optional<Find> chosen() {
        return list.getSelectionModel().getSelectedItem() instanceof Row.Hit hit
                ? Optional.of(hit.find())
                : Optional.empty();
    }

    private void take() {
        chosen().ifPresent(find -> {
            close.run();
            find.go().run();
        });
    }

    @Override
    public void requestFocus() {
        field.requestFocus();
    }

    /** What can be taken: its name, what it is, its keys. */
    private final class RowCell extends ListCell<Row> {
        private final Label title = new Label();
        private final Label detail = new Label();
        private final Label key = new Label();
        private final HBox row = new HBox(10, title, detail, key);

        RowCell() {
            row.setAlignment(Pos.CENTER_LEFT);
            detail.setMaxWidth(Double.MAX_VALUE);
            detail.getStyleClass().add("muted");
            key.getStyleClass().addAll("mono", "key");
            key.setMinWidth(Region.USE_PREF_SIZE);
            setPrefWidth(0);
            setOnMouseClicked(event -> {
                if (getItem() instanceof Row.Hit) {
                    list.getSelectionModel().select(getIndex());
                    take();
                }
            });
        }

        @Override
        protected void updateItem(Row item, boolean empty) {
            super.updateItem(item, empty);
            title.getStyleClass().removeAll("heading", "strong");
            getStyleClass().remove("head");
            switch (empty ? null : item) {
                case null -> setGraphic(null);
                case Row.Head head -> show(head);
                case Row.Hit hit -> show(hit.find());
            }
        }

        private void show(Row.Head head) {
            getStyleClass().add("head");
            title.getStyleClass().add("heading");
            lean(false);
            fill(head.title().toUpperCase(Locale.ENGLISH), head.more(), "");
            setAccessibleText(head.title());
        }

        private void show(Find find) {
            lean(find.kind() == Find.Kind.EVENT);
            fill(find.title(), find.detail(), find.key());
            setAccessibleText(find.title() + ". " + find.detail());
        }

        /** Of a name and what it is the name is shown whole; of a sentence and its instant the instant. */
        private void lean(boolean sentence) {
            title.setMinWidth(sentence ? 0 : Region.USE_PREF_SIZE);
            title.setPrefWidth(sentence ? 0 : Region.USE_COMPUTED_SIZE);
            title.setMaxWidth(sentence ? Double.MAX_VALUE : Region.USE_PREF_SIZE);
            HBox.setHgrow(title, sentence ? Priority.ALWAYS : Priority.NEVER);
            detail.setMinWidth(sentence ? Region.USE_PREF_SIZE : 0);
            detail.setPrefWidth(sentence ? Region.USE_COMPUTED_SIZE : 0);
            HBox.setHgrow(detail, sentence ? Priority.NEVER : Priority.ALWAYS);
        }

        private void fill(String name, String what, String keys) {
            title.setText(name);
            detail.setText(what);
            key.setText(keys);
            key.setVisible(!keys.isEmpty());
            key.setManaged(!keys.isEmpty());
            setGraphic(row);
        }
    }
}
