package skyferry.stage.flows;

import atlantafx.base.theme.Styles;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import skyferry.scene.Layers;
import skyferry.stage.command.Command;
import skyferry.stage.command.Tips;
import skyferry.stage.words.Words;

/** Which parts of the picture the canvas shows, and the ways to look into the flow tables. */
public final class LayersMenu extends MenuButton {

    public LayersMenu(Words words, FlowDesk desk, Tips tips) {
        super(words.of("layers.title"));
        setId("layers");
        getStyleClass().addAll(Styles.FLAT, "quiet");
        setMinWidth(USE_PREF_SIZE);
        for (Layers.Layer layer : Layers.Layer.values()) {
            CheckMenuItem item = new CheckMenuItem();
            tips.follow(command(layer), words.of("layer." + layer.name()), item::setText);
            item.setId("layer-" + layer.name());
            item.setOnAction(event -> desk.toggle(layer));
            desk.layersProperty().subscribe(layers -> item.setSelected(layers.shows(layer)));
            getItems().add(item);
        }
        MenuItem trace = new MenuItem();
        tips.follow(Command.TRACE, words.of("layers.trace"), trace::setText);
        trace.setId("open-trace");
        trace.setOnAction(event -> desk.toggleTrace());
        MenuItem isolation = new MenuItem();
        tips.follow(Command.ISOLATION, words.of("layers.isolation"), isolation::setText);
        isolation.setId("open-isolation");
        isolation.setOnAction(event -> desk.toggleIsolation());
        getItems().addAll(new SeparatorMenuItem(), trace, isolation);
    }

    private static Command command(Layers.Layer layer) {
        return switch (layer) {
            case PHYSICAL -> Command.PHYSICAL;
            case TENANTS -> Command.TENANTS;
            case FLOWS -> Command.FLOW_TABLES;
        };
    }
}
