package skyferry.stage.options;

import java.util.Optional;
import javafx.scene.control.CheckBox;
import skyferry.model.MigrationOptions;
import skyferry.stage.words.Words;

/** An option that is on or off. */
final class TruthRow extends OptionRow {
    private final Option.Truth truth;
    private final CheckBox box;

    TruthRow(Words words, Option.Truth truth, Editing editing) {
        super(words, truth);
        this.truth = truth;
        this.box = new CheckBox(words.of("option." + truth.id()));
        box.setId("option-" + truth.id());
        box.setOnAction(event -> {
            Optional<String> refused = editing.put(truth.put().apply(editing.now(), box.isSelected()));
            if (refused.isPresent()) {
                box.setSelected(truth.get().test(editing.now()));
            }
            say(refused);
        });
        layAlone(box);
    }

    @Override
    String text(MigrationOptions options) {
        return words().of(truth.get().test(options) ? "option.on" : "option.off");
    }

    @Override
    boolean hintOnlyWhenChanged() {
        return true;
    }

    @Override
    void fill(MigrationOptions now) {
        box.setSelected(truth.get().test(now));
    }
}
