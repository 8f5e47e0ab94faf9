package skyferry.stage.flows;

import atlantafx.base.theme.Styles;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import skyferry.scene.Layers;
import skyferry.stage.words.Words;

/** Which parts of the picture the canvas shows, and the ways to look into the flow tables. */
public final class LayersMenu extends MenuButton {

    public LayersMenu(Words words, FlowDesk desk) {
        super(words.of("layers.title"));
        setId("layers");
        getStyleClass().addAll(Styles.FLAT, "quiet");
        setMinWidth(USE_PREF_SIZE);
        for (Layers.Layer layer : Layers.Layer.values()) {
            CheckMenuItem item = new CheckMenuItem(words.of("layer." + layer.name()));
            item.setId("layer-" + layer.name());
            item.setOnAction(event -> desk.toggle(layer));
            desk.layersProperty().subscribe(layers -> item.setSelected(layers.shows(layer)));
            getItems().add(item);
        }
        MenuItem trace = new MenuItem(words.of("layers.trace"));
        trace.setId("open-trace");
        trace.setOnAction(event -> desk.toggleTrace());
        MenuItem isolation = new MenuItem(words.of("layers.isolation"));
        isolation.setId("open-isolation");
        isolation.setOnAction(event -> desk.toggleIsolation());
        getItems().addAll(new SeparatorMenuItem(), trace, isolation);
    }
}
