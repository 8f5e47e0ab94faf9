package skyferry.stage.options;

import atlantafx.base.theme.Styles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import skyferry.model.Technique;
import skyferry.stage.words.Words;

/** The choice of a technique: all names at once, and one sentence on what the chosen one does. */
public final class TechniqueChoice extends VBox {
    private final Words words;
    private final Consumer<Technique> chosen;
    private final Map<Technique, ToggleButton> chips = new LinkedHashMap<>();
    private final FlowPane row = new FlowPane(4, 4);
    private final Label about = new Label();

    public TechniqueChoice(Words words, Consumer<Technique> chosen) {
        this.words = words;
        this.chosen = chosen;
        getStyleClass().add("technique-choice");
        row.setId("technique");
        about.getStyleClass().add("muted");
        about.setWrapText(true);
        about.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(row, about);
    }

    private ToggleButton chip(Technique technique) {
        ToggleButton chip = new ToggleButton(words.of("technique." + technique.id()));
        chip.setId("technique-" + technique.id());
        chip.getStyleClass().addAll(Styles.SMALL, "chip");
        chip.setTooltip(new Tooltip(about(technique)));
        chip.setAccessibleHelp(about(technique));
        chip.setOnAction(event -> {
            chip.setSelected(true);
            chosen.accept(technique);
        });
        return chip;
    }

    private String about(Technique technique) {
        return words.of("technique." + technique.id() + ".about");
    }

    /** Shows one of some techniques as chosen. */
    public void show(List<Technique> possible, Technique technique) {
        if (!List.copyOf(chips.keySet()).equals(possible)) {
            chips.clear();
            possible.forEach(each -> chips.put(each, chip(each)));
            row.getChildren().setAll(chips.values());
        }
        chips.forEach((each, chip) -> chip.setSelected(each == technique));
        about.setText(about(technique));
    }
}
