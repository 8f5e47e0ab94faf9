package skyferry.stage.canvas;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.DoubleSupplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import skyferry.stage.session.Judgement;
import skyferry.stage.session.MoveDraft;
import skyferry.stage.session.MoveDraft.Way;
import skyferry.stage.session.Session;
import skyferry.stage.words.Words;

/** The hosts that a machine in hand can go to, as a list with their verdicts: the way of a move without the pointer. */
final class MovePicker extends VBox {
    private static final double ROW = 25;
    private static final double LEAST_ROWS = 3;
    private static final double MOST_ROWS = 8;
    private static final double FRAME = 62;

    private final MoveDraft draft;
    private final Label title = new Label();
    private final Button how = new Button();
    private final ObservableList<Judgement> hosts = FXCollections.observableArrayList();
    private final ListView<Judgement> list = new ListView<>(hosts);
    private final Words words;

    private final DoubleSupplier room;

    /**
     * @param choose brings the focus to technique and options
     * @param room height above the hosts and what they say, which the list should not cover, pixels
     */
    MovePicker(Words words, Session session, Runnable choose, DoubleSupplier room) {
        this.room = room;
        this.words = words;
        this.draft = session.draft();
        getStyleClass().addAll("card", "floating", "picker");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        title.getStyleClass().add("strong");
        list.setId("hosts");
        list.setFixedCellSize(ROW);
        list.setPrefWidth(340);
        list.setMinHeight(0);
        list.setTooltip(new Tooltip(words.of("picker.hint")));
        list.setCellFactory(view -> new HostCell());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                drop();
                event.consume();
            }
        });
        how.setId("how");
        how.getStyleClass().add(Styles.SMALL);
        how.setTooltip(new Tooltip(words.of("picker.how.tip")));
        how.setMinWidth(Region.USE_PREF_SIZE);
        how.setOnAction(event -> choose.run());
        list.getSelectionModel().selectedItemProperty().addListener((property, old, chosen) -> {
            if (chosen != null) {
                draft.point(chosen.host());
            }
        });
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(8, title, space, how);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, list);
        StackPane.setMargin(this, new Insets(8));
        draft.stateProperty().subscribe(this::show);
    }

    private void show(MoveDraft.State state) {
        boolean open = state.way() == Way.CHOOSING;
        boolean opens = open && !isVisible();
        setVisible(open);
        setManaged(open);
        if (!open) {
            if (list.isFocused() && getParent() != null) {
                getParent().lookup("#world").requestFocus();
            }
            hosts.clear();
            return;
        }
        title.setText(words.of("picker.title", state.vm()));
        list.setAccessibleText(title.getText());
        update(List.copyOf(state.judgements().values()));
        double rows = Math.clamp((room.getAsDouble() - FRAME) / ROW, LEAST_ROWS, MOST_ROWS);
        list.setPrefHeight(ROW * Math.min(rows, hosts.size()) + 2);
        how.setText(words.of(
                "picker.how", words.of("technique." + state.manner().technique().id())));
        if (opens) {
            select(state.target());
            list.requestFocus();
        }
    }

    /** Keeps the row that is chosen: verdicts arrive while somebody walks through the list. */
    private void update(List<Judgement> judgements) {
        if (hosts.size() != judgements.size()) {
            hosts.setAll(judgements);
            return;
        }
        for (int i = 0; i < judgements.size(); i++) {
            if (!hosts.get(i).equals(judgements.get(i))) {
                int chosen = list.getSelectionModel().getSelectedIndex();
                hosts.set(i, judgements.get(i));
                list.getSelectionModel().select(chosen);
            }
        }
    }

    /** Keeps what is pointed at elsewhere chosen here. */
    private void select(String host) {
        int at = 0;
        for (int i = 0; i < hosts.size(); i++) {
            at = hosts.get(i).host().equals(host) ? i : at;
        }
        list.getSelectionModel().select(at);
    }

    private void drop() {
        Judgement chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            draft.drop(chosen.host());
        }
    }

    /** A host and its verdict. */
    private final class HostCell extends ListCell<Judgement> {
        private final Label host = new Label();
        private final Label verdict = new Label();
        private final HBox row;

        HostCell() {
            host.getStyleClass().add("strong");
            host.setMinWidth(Region.USE_PREF_SIZE);
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            row = new HBox(8, host, space, verdict);
            row.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
            setOnMouseClicked(event -> {
                if (getItem() != null) {
                    draft.drop(getItem().host());
                }
            });
        }

        @Override
        protected void updateItem(Judgement judgement, boolean empty) {
            super.updateItem(judgement, empty);
            if (empty || judgement == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            host.setText(judgement.host());
            verdict.setText(judgement.badge());
            verdict.getStyleClass().removeAll("good", "bad", "price", "muted");
            verdict.getStyleClass()
                    .add(
                            switch (judgement.kind()) {
                                case FITS -> "good";
                                case COSTLY -> "price";
                                case BLOCKED -> "bad";
                                case PENDING -> "muted";
                            });
            setAccessibleText(words.of("canvas.host.verdict", judgement.host(), judgement.badge()));
            setGraphic(row);
        }
    }
}
