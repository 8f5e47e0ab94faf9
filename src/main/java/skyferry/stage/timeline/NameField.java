package skyferry.stage.timeline;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import skyferry.stage.session.Bookmark;
import skyferry.stage.session.Bookmarks;
import skyferry.stage.words.Words;

/** Asks in the player's bar what a bookmark is to be called: Enter keeps the name, Esc the one from before. */
final class NameField extends HBox {
    private final Words words;
    private final Bookmarks bookmarks;
    private final Node after;
    private final Label title = new Label();
    private final TextField field = new TextField();
    private Bookmark asked = new Bookmark(0, "");

    /** @param after gets the focus when the name is known */
    NameField(Words words, Bookmarks bookmarks, Node after) {
        super(6);
        this.words = words;
        this.bookmarks = bookmarks;
        this.after = after;
        setAlignment(Pos.CENTER_LEFT);
        field.setId("mark-field");
        field.setPrefColumnCount(14);
        field.setMinWidth(90);
        field.setOnAction(event -> keep());
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        title.setMinWidth(Region.USE_PREF_SIZE);
        title.setLabelFor(field);
        Button keep = new Button(words.of("marks.keep"));
        keep.setId("mark-keep");
        keep.setMinWidth(Region.USE_PREF_SIZE);
        keep.setOnAction(event -> keep());
        getChildren().addAll(title, field, keep);
        show(false);
    }

    /** Asks for the name of a mark that is there. */
    void ask(Bookmark mark) {
        asked = mark;
        title.setText(words.of("marks.ask"));
        field.setText(mark.name());
        show(true);
        field.requestFocus();
        field.selectAll();
    }

    private void keep() {
        String name = field.getText().strip();
        bookmarks.put(new Bookmark(asked.nanos(), name.isEmpty() ? asked.name() : name));
        close();
    }

    private void close() {
        show(false);
        after.requestFocus();
    }

    private void show(boolean shown) {
        setVisible(shown);
        setManaged(shown);
    }
}
