package skyferry.stage.learn.overview;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import skyferry.record.Entry;
import skyferry.record.Learner;
import skyferry.record.RecordJson;
import skyferry.stage.learn.desk.Notebook;
import skyferry.stage.parts.Heading;
import skyferry.stage.words.Words;

/** All that is stored of the learner, to read, to take along and to delete; and who else learns here. */
public final class RecordPage extends CoverPage {
    private static final int LINES = 18;

    private RecordPage(Words words, Runnable onClose, Contents contents) {
        super(words, words.of("record.title"), onClose, contents);
    }

    /** What can be done with the record. */
    public record Deeds(Notebook notebook, Consumer<String> export, Runnable again) {}

    /** The page for a learner with these notes, among these learners. */
    public static RecordPage of(
            Words words, Learner learner, List<Entry> notes, List<Learner> all, Deeds deeds, Runnable onClose) {
        return new RecordPage(words, onClose, new Contents(words, learner, notes, all, deeds));
    }

    /** What stands on the page. */
    private static final class Contents extends VBox {
        private final Words words;
        private final Deeds deeds;

        Contents(Words words, Learner learner, List<Entry> notes, List<Learner> all, Deeds deeds) {
            super(12);
            this.words = words;
            this.deeds = deeds;
            setMaxWidth(1200);
            getChildren().addAll(who(learner), others(learner, all), stored(learner, notes));
        }

        private VBox who(Learner learner) {
            TextField name = new TextField(learner.name());
            name.setId("learner-name");
            name.setPromptText(words.of("record.name.prompt"));
            name.setAccessibleText(words.of("record.name"));
            name.setPrefColumnCount(20);
            name.setOnAction(event -> deeds.notebook().rename(name.getText().strip()));
            Button save = button("learner-rename", words.of("record.rename"), () -> {
                deeds.notebook().rename(name.getText().strip());
                deeds.again().run();
            });
            HBox row = new HBox(8, name, save, muted(words.of("record.code", learner.code())));
            row.getStyleClass().add("number-row");
            return new VBox(4, new Heading(words.of("record.name")), row);
        }

        private VBox others(Learner learner, List<Learner> all) {
            FlowPane row = new FlowPane(8, 8);
            all.stream()
                    .filter(each -> !each.code().equals(learner.code()))
                    .forEach(other -> row.getChildren()
                            .add(button(
                                    "learner-" + other.code(),
                                    words.of("record.switch", other.name().isEmpty() ? other.code() : other.name()),
                                    () -> {
                                        deeds.notebook().choose(other);
                                        deeds.again().run();
                                    })));
            row.getChildren().add(button("learner-new", words.of("record.add"), () -> {
                deeds.notebook().add("");
                deeds.again().run();
            }));
            return new VBox(4, new Heading(words.of("record.others")), row);
        }

        private VBox stored(Learner learner, List<Entry> notes) {
            String json = RecordJson.of(learner, notes);
            TextArea text = new TextArea(json);
            text.setId("record-text");
            text.setEditable(false);
            text.setWrapText(true);
            text.setPrefRowCount(LINES);
            text.getStyleClass().add("mono");
            text.setAccessibleText(words.of("record.stored"));
            VBox.setVgrow(text, Priority.ALWAYS);
            HBox buttons = new HBox(8);
            ask(buttons, json);
            return new VBox(
                    6,
                    new Heading(words.of("record.stored")),
                    muted(words.of("record.count", notes.size())),
                    text,
                    buttons);
        }

        private void ask(HBox buttons, String json) {
            buttons.getChildren()
                    .setAll(
                            button(
                                    "record-export",
                                    words.of("record.export"),
                                    () -> deeds.export().accept(json)),
                            button("record-delete", words.of("record.delete"), () -> sure(buttons, json)));
        }

        /** Deleting cannot be undone: it is asked for twice. */
        private void sure(HBox buttons, String json) {
            Button delete = button("record-delete-sure", words.of("record.delete.sure"), () -> {
                deeds.notebook().forget();
                deeds.again().run();
            });
            delete.getStyleClass().add(Styles.DANGER);
            Button keep = button("record-keep", words.of("record.keep"), () -> ask(buttons, json));
            buttons.getChildren().setAll(delete, keep);
            keep.requestFocus();
        }

        private static Button button(String id, String text, Runnable action) {
            Button button = new Button(text);
            button.setId(id);
            button.getStyleClass().add(Styles.SMALL);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(event -> action.run());
            return button;
        }

        private static Label muted(String text) {
            Label label = new Label(text);
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            label.getStyleClass().add("muted");
            return label;
        }
    }
}
