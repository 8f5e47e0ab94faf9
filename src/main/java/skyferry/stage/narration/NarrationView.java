package skyferry.stage.narration;

import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import skyferry.run.Event;
import skyferry.stage.parts.Heading;
import skyferry.stage.session.Session;
import skyferry.stage.words.Amounts;
import skyferry.stage.words.Words;

/** The events of the run in words: those that have happened dark, those to come pale. Click or Enter goes there. */
public final class NarrationView extends VBox {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private static final double SCROLL_BAR = 12;

    private final Words words;
    private final Session session;
    private Narrator narrator;
    private final ObservableList<Event> events = FXCollections.observableArrayList();
    private final ListView<Event> list = new ListView<>(events);
    private int happened = -1;

    public NarrationView(Words words, Session session) {
        this.words = words;
        this.session = session;
        this.narrator = new Narrator(words, session.run().timeline().events());
        getStyleClass().add("narration");
        list.setId("events");
        list.setAccessibleText(words.of("narration.title"));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(view -> new EventCell());
        Label empty = new Label(words.of("narration.empty"));
        empty.setWrapText(true);
        empty.setPadding(new Insets(0, 16, 0, 16));
        empty.getStyleClass().add("muted");
        list.setPlaceholder(empty);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(new Heading(words.of("narration.title")), list);
        session.runProperty().subscribe(run -> {
            narrator = new Narrator(words, run.timeline().events());
            events.setAll(run.timeline().events());
            happened = -1;
            follow();
        });
        session.glanceProperty().subscribe(world -> follow());
        keys();
    }

    private void keys() {
        list.setOnKeyPressed(event -> {
            if (COPY.match(event)) {
                copy(list.getSelectionModel().getSelectedItems());
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER) {
                goTo(list.getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
        MenuItem copy = new MenuItem(words.of("narration.copy"));
        copy.setOnAction(event -> copy(list.getSelectionModel().getSelectedItems()));
        MenuItem all = new MenuItem(words.of("narration.copyAll"));
        all.setOnAction(event -> copy(events));
        list.setContextMenu(new ContextMenu(copy, all));
    }

    private void copy(List<Event> chosen) {
        ClipboardContent content = new ClipboardContent();
        content.putString(chosen.stream().map(narrator::line).collect(Collectors.joining("\n")));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void goTo(@org.jspecify.annotations.Nullable Event event) {
        if (event != null) {
            session.player().pause();
            session.player().seek(event.atNanos());
        }
    }

    private void follow() {
        long now = session.glance().nanos();
        int count = 0;
        while (count < events.size() && events.get(count).atNanos() <= now) {
            count++;
        }
        if (count != happened) {
            happened = count;
            list.refresh();
            list.scrollTo(Math.max(0, count - 2));
        }
    }

    /** An event: its instant and its sentence. */
    private final class EventCell extends ListCell<Event> {
        private final Label at = new Label();
        private final Label sentence = new Label();
        private final HBox row = new HBox(8, at, sentence);

        EventCell() {
            at.getStyleClass().addAll("mono", "muted");
            at.setMinWidth(Region.USE_PREF_SIZE);
            sentence.setWrapText(true);
            sentence.setMinWidth(0);
            HBox.setHgrow(sentence, Priority.ALWAYS);
            setPrefWidth(0);
            setOnMouseClicked(click -> goTo(getItem()));
        }

        /** A list asks its cells for their height without telling the width: the sentence has to know how far it may go. */
        @Override
        protected double computePrefHeight(double width) {
            double room = list.getWidth() - SCROLL_BAR - snappedLeftInset() - snappedRightInset();
            double sentenceRoom = Math.max(40, room - at.prefWidth(-1) - row.getSpacing());
            return snappedTopInset() + sentence.prefHeight(sentenceRoom) + snappedBottomInset();
        }

        @Override
        protected void updateItem(Event event, boolean empty) {
            super.updateItem(event, empty);
            getStyleClass().removeAll("future", "current");
            if (empty || event == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            at.setText(Amounts.instant(event.atNanos()));
            sentence.setText(narrator.tell(event));
            setAccessibleText(narrator.line(event));
            if (getIndex() >= happened) {
                getStyleClass().add("future");
            } else if (getIndex() == happened - 1) {
                getStyleClass().add("current");
            }
            setGraphic(row);
        }
    }
}
