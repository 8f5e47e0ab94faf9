package skyferry.stage.inspector;

import java.util.Locale;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import skyferry.migration.lens.LensProfile;
import skyferry.migration.lens.LensValue;
import skyferry.migration.lens.LensWords;
import skyferry.stage.words.Words;

/** What a production system sets, how far each value can be trusted, and where it comes from. */
final class LensTable extends GridPane {

    LensTable(Words words, LensProfile profile) {
        super(8, 3);
        getStyleClass().add("prices");
        LensWords system = new LensWords(profile.lens());
        int row = 0;
        for (LensValue value : profile.values()) {
            Label name = new Label(value.key().replace("live_migration_", "").replace('_', ' '));
            name.setWrapText(true);
            name.setMinHeight(Region.USE_PREF_SIZE);
            setHgrow(name, Priority.ALWAYS);
            Label amount = new Label(value.value());
            amount.getStyleClass().addAll("mono", "small");
            amount.setMinWidth(Region.USE_PREF_SIZE);
            setHalignment(amount, HPos.RIGHT);
            String label = value.label().name().toUpperCase(Locale.ROOT);
            Label tag = new Label(words.of("label." + label));
            tag.getStyleClass().addAll("tag", "tag-" + label);
            tag.setMinWidth(Region.USE_PREF_SIZE);
            addRow(row++, name, amount, tag);
            Label source = new Label(system.source(value));
            source.getStyleClass().addAll("muted", "small");
            source.setWrapText(true);
            source.setMinHeight(Region.USE_PREF_SIZE);
            add(source, 0, row++, 3, 1);
            Tooltip.install(name, new Tooltip(value.key()));
        }
    }
}
