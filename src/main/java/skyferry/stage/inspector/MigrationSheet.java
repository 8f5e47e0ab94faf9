package skyferry.stage.inspector;

import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import skyferry.migration.lens.LensProfile;
import skyferry.migration.lens.LensWords;
import skyferry.model.Lens;
import skyferry.model.Scenario;
import skyferry.stage.options.OptionsForm;
import skyferry.stage.parts.Card;
import skyferry.stage.parts.Heading;
import skyferry.stage.session.Session;
import skyferry.stage.words.Words;

/** "Migration": whose rules the scenario follows, and what its moves do where nobody says otherwise. */
final class MigrationSheet extends VBox {
    private final Words words;
    private final Session session;
    private final ComboBox<Lens> lens = new ComboBox<>(FXCollections.observableArrayList(Lens.values()));
    private final Label about = new Label();
    private final OptionsForm form;
    private final TitledPane values = new TitledPane();
    private boolean showing;

    MigrationSheet(Words words, Session session) {
        this.words = words;
        this.session = session;
        this.form = new OptionsForm(
                words,
                OptionsForm.Content.ALL,
                OptionsForm.Pace.SETTLED,
                options -> session.replace(session.run().scenario().lens(), options),
                this::leave);
        setId("migration-sheet");
        setSpacing(4);
        lens.setId("lens");
        lens.setMaxWidth(Double.MAX_VALUE);
        lens.setAccessibleText(words.of("migration.lens"));
        lens.setConverter(new StringConverter<>() {
            @Override
            public String toString(Lens l) {
                return l == null ? "" : words.of("lens." + l);
            }

            @Override
            public Lens fromString(String text) {
                return Lens.valueOf(text);
            }
        });
        lens.setOnAction(event -> {
            if (!showing && lens.getValue() != null) {
                session.replace(lens.getValue(), LensProfile.of(lens.getValue()).defaults());
            }
        });
        about.getStyleClass().add("muted");
        about.setWrapText(true);
        about.setMinHeight(Region.USE_PREF_SIZE);
        values.setId("lens-values");
        values.setAnimated(false);
        values.setExpanded(false);
        values.setText(words.of("migration.values"));
        VBox folded = new VBox(values);
        folded.getStyleClass().add("options");
        Label title = new Label(words.of("migration.lens"));
        title.setLabelFor(lens);
        getChildren().addAll(new Heading(words.of("migration.title")), new Card(title, lens, about), form, folded);
    }

    /** Shows the scenario's lens and options; or nothing, while something is selected. */
    void show(boolean shown) {
        setVisible(shown);
        setManaged(shown);
        if (shown) {
            Scenario scenario = session.run().scenario();
            showing = true;
            lens.setValue(scenario.lens());
            showing = false;
            LensProfile profile = LensProfile.of(scenario.lens());
            about.setText(new LensWords(scenario.lens()).rule(profile.rule()));
            lens.setTooltip(new Tooltip(words.of("migration.about")));
            values.setContent(new LensTable(words, profile));
            form.showAll(scenario.migration(), session.study().scenario().migration());
        }
    }

    private void leave() {
        Optional.ofNullable(getScene()).map(scene -> scene.lookup("#world")).ifPresent(Node::requestFocus);
    }
}
