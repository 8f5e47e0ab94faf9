package skyferry.stage.options;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import skyferry.model.MigrationOptions;
import skyferry.model.Technique;
import skyferry.stage.words.Words;

/** All options of a move in foldable groups; those that do not matter to a technique are left out. */
public final class OptionsForm extends VBox {
    private final Words words;
    private final Consumer<MigrationOptions> changed;
    private final Runnable left;
    private final Pace pace;
    private final Content content;
    private final Map<OptionGroup, TitledPane> panes = new EnumMap<>(OptionGroup.class);
    private final List<OptionRow> rows = new ArrayList<>();
    private MigrationOptions now = MigrationOptions.QEMU_DEFAULTS;

    /** Which options a form has. */
    public enum Content {
        /** All of them. */
        ALL,
        /** Those that a move under way takes: QEMU's parameters of the stream. */
        OF_A_MOVE_UNDER_WAY
    }

    /** When a slider hands over what it is set to. */
    public enum Pace {
        /** At every step. */
        LIVE,
        /** Where it comes to rest: each value counts as a change that can be undone. */
        SETTLED
    }

    /**
     * @param changed gets the options after each change that is valid
     * @param content which options
     * @param pace when a slider hands over what it is set to
     * @param left called when somebody leaves the form with the keyboard
     */
    public OptionsForm(Words words, Content content, Pace pace, Consumer<MigrationOptions> changed, Runnable left) {
        this.words = words;
        this.changed = changed;
        this.left = left;
        this.pace = pace;
        this.content = content;
        getStyleClass().add("options");
        for (OptionGroup group : OptionGroup.values()) {
            if (content == Content.ALL || group == OptionGroup.STREAM) {
                TitledPane pane = pane(group);
                panes.put(group, pane);
                getChildren().add(pane);
            }
        }
        panes.values().iterator().next().setExpanded(content == Content.ALL);
    }

    private TitledPane pane(OptionGroup group) {
        VBox rowsOfGroup = new VBox();
        rowsOfGroup.getStyleClass().add("option-rows");
        for (Option option : content == Content.ALL ? group.options() : StreamOptions.PARAMETERS) {
            OptionRow row = OptionRow.of(words, option, new Edits());
            rows.add(row);
            rowsOfGroup.getChildren().add(row);
        }
        TitledPane pane = new TitledPane(name(group), rowsOfGroup);
        pane.setId("options-" + group);
        pane.setAnimated(false);
        pane.setExpanded(false);
        return pane;
    }

    /** Shows the options that matter to a technique. */
    public void show(Technique technique, MigrationOptions options, MigrationOptions defaults) {
        show(group -> group.concerns(technique), options, defaults);
    }

    /** Shows all options. */
    public void showAll(MigrationOptions options, MigrationOptions defaults) {
        show(group -> true, options, defaults);
    }

    private void show(Predicate<OptionGroup> concerned, MigrationOptions options, MigrationOptions defaults) {
        now = options;
        panes.forEach((group, pane) -> {
            pane.setVisible(concerned.test(group));
            pane.setManaged(concerned.test(group));
            pane.setText(title(group, options, defaults));
        });
        rows.forEach(row -> row.show(options, defaults));
    }

    private String name(OptionGroup group) {
        return words.of(content == Content.ALL ? "options." + group : "options.parameters");
    }

    /** The name of a group, with how many of its options are not at their default. */
    private String title(OptionGroup group, MigrationOptions options, MigrationOptions defaults) {
        long different = group.options().stream()
                .filter(option -> !option.same(defaults, options))
                .count();
        String name = name(group);
        return different == 0 ? name : words.of("options.changed", name, different);
    }

    /** Where the rows put what was set. */
    private final class Edits implements Editing {
        @Override
        public MigrationOptions now() {
            return now;
        }

        @Override
        public Optional<String> put(MigrationOptions next) {
            Optional<String> conflict =
                    Conflicts.in(next).filter(code -> Conflicts.in(now).isEmpty());
            if (conflict.isEmpty() && !next.equals(now)) {
                now = next;
                changed.accept(next);
            }
            return conflict.map(code -> words.of("option.conflict." + code));
        }

        @Override
        public Pace pace() {
            return pace;
        }

        @Override
        public void leave() {
            left.run();
        }
    }
}
