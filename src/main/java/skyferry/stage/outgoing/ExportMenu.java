package skyferry.stage.outgoing;

import atlantafx.base.theme.Styles;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import skyferry.export.Outlet;
import skyferry.stage.words.Words;

/** The menu of what the run can be written as. */
public final class ExportMenu extends MenuButton {

    public ExportMenu(Words words, ExportDesk desk) {
        setGraphic(new FontIcon(Feather.DOWNLOAD));
        setId("export");
        getStyleClass().addAll(Styles.FLAT, "quiet");
        setAccessibleText(words.of("export.title"));
        setTooltip(new Tooltip(words.of("export.title")));
        setMinWidth(USE_PREF_SIZE);
        for (Outlet outlet : Outlet.values()) {
            MenuItem item = new MenuItem(words.of("export." + outlet));
            item.setId("export-" + outlet.extension());
            item.setOnAction(event -> desk.export(outlet));
            getItems().add(item);
        }
    }
}
