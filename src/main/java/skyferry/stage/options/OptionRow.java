package skyferry.stage.options;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import skyferry.model.MigrationOptions;
import skyferry.stage.words.Words;

/** One option in a form: its name, its default, what it is set to, and what is wrong with what was typed. */
abstract class OptionRow extends VBox {
    private final Words words;
    private final Option option;
    private final Label hint = new Label();
    private final Label wrong = new Label();

    OptionRow(Words words, Option option) {
        this.words = words;
        this.option = option;
        getStyleClass().add("option");
        hint.getStyleClass().addAll("muted", "small");
        wrong.getStyleClass().addAll("bad", "small");
        wrong.setId("wrong-" + option.id());
        wrong.setWrapText(true);
        wrong.setMinHeight(Region.USE_PREF_SIZE);
        say(Optional.empty());
    }

    /** The row for an option. */
    static OptionRow of(Words words, Option option, Editing editing) {
        return switch (option) {
            case Option.Truth truth -> new TruthRow(words, truth, editing);
            case Option.Amount amount -> new AmountRow(words, amount, editing);
            case Option.Choice choice -> new ChoiceRow(words, choice, editing);
        };
    }

    /** Shows the option as it is set, beside its default. */
    final void show(MigrationOptions now, MigrationOptions defaults) {
        setDisable(!option.matters().test(now));
        boolean changed = !option.same(defaults, now);
        getStyleClass().remove("changed");
        if (changed) {
            getStyleClass().add("changed");
        }
        hint.setText(words.of("option.default", text(defaults)));
        boolean said = changed || !hintOnlyWhenChanged();
        hint.setVisible(said);
        hint.setManaged(said);
        fill(now);
    }

    /** Whether the default is said only beside something else: a box that is ticked or not says it by itself otherwise. */
    boolean hintOnlyWhenChanged() {
        return false;
    }

    /** What the option is set to in these options, in words. */
    abstract String text(MigrationOptions options);

    /** Puts what the option is set to into the control. */
    abstract void fill(MigrationOptions now);

    final Option option() {
        return option;
    }

    /** Shows what is wrong with what was typed; empty for nothing. */
    final void say(Optional<String> sentence) {
        wrong.setText(sentence.orElse(""));
        wrong.setVisible(sentence.isPresent());
        wrong.setManaged(sentence.isPresent());
    }

    /** The name at the left, the control at the right, the default below the name. */
    final void lay(Node control) {
        Label name = new Label(words.of("option." + option.id()));
        name.setMinWidth(0);
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        name.setLabelFor(control);
        VBox left = new VBox(name, hint);
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox row = new HBox(8, left, control);
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(row, wrong);
        control.setAccessibleText(words.of("option." + option.id()));
        explain(row);
    }

    /** The control carries its own name. */
    final void layAlone(Node control) {
        hint.getStyleClass().add("indented");
        getChildren().addAll(control, hint, wrong);
        explain(control);
    }

    /** QEMU's name for it and a sentence, on hovering; screen readers get the sentence as help. */
    private void explain(Node node) {
        String sentence = words.of("option." + option.id() + ".about");
        Tooltip tip = new Tooltip(option.id() + "\n" + sentence);
        tip.setWrapText(true);
        tip.setMaxWidth(340);
        Tooltip.install(node, tip);
        node.setAccessibleHelp(sentence);
    }

    final Words words() {
        return words;
    }
}
