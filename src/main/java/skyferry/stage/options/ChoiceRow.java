package skyferry.stage.options;

import atlantafx.base.theme.Styles;
import javafx.collections.FXCollections;
import javafx.scene.control.ChoiceBox;
import javafx.util.StringConverter;
import skyferry.model.MigrationOptions;
import skyferry.stage.words.Words;

/** An option that is one of a few names. */
final class ChoiceRow extends OptionRow {
    private final Option.Choice choice;
    private final ChoiceBox<String> box;

    ChoiceRow(Words words, Option.Choice choice, Editing editing) {
        super(words, choice);
        this.choice = choice;
        this.box = new ChoiceBox<>(FXCollections.observableArrayList(choice.names()));
        box.setId("option-" + choice.id());
        box.getStyleClass().add(Styles.SMALL);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(String name) {
                return name == null ? "" : words.code("option." + choice.id(), name);
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        });
        box.setOnAction(event -> {
            if (box.getValue() != null && !box.getValue().equals(choice.get().apply(editing.now()))) {
                say(editing.put(choice.put().apply(editing.now(), box.getValue())));
            }
        });
        lay(box);
    }

    @Override
    String text(MigrationOptions options) {
        return words().code("option." + choice.id(), choice.get().apply(options));
    }

    @Override
    void fill(MigrationOptions now) {
        box.setValue(choice.get().apply(now));
    }
}
