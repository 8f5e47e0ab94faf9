package skyferry.stage.shell;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import skyferry.scene.Quantities;
import skyferry.stage.command.Command;
import skyferry.stage.command.CommandButton;
import skyferry.stage.command.Tips;
import skyferry.stage.parts.Segments;
import skyferry.stage.session.Library;
import skyferry.stage.session.Session;
import skyferry.stage.session.Session.Mode;
import skyferry.stage.theme.Look;
import skyferry.stage.theme.Theme;
import skyferry.stage.words.Words;

/** The bar at the top: what is open, the mode, the look, help. */
public final class TopBar extends GridPane {
    private static final double[] SCALES = {0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2};

    private final Words words;
    private final Look look;
    private final Session session;
    private final Tips tips;
    private final MenuButton studies = new MenuButton();

    public TopBar(Words words, Look look, Session session, Tips tips, MenuButton layers, MenuButton export) {
        this.words = words;
        this.look = look;
        this.session = session;
        this.tips = tips;
        getStyleClass().add("top-bar");
        ColumnConstraints side = new ColumnConstraints(0, 0, Double.MAX_VALUE);
        side.setHgrow(Priority.ALWAYS);
        ColumnConstraints right = new ColumnConstraints(0, 0, Double.MAX_VALUE);
        right.setHgrow(Priority.ALWAYS);
        right.setHalignment(HPos.RIGHT);
        getColumnConstraints().addAll(side, new ColumnConstraints(), right);
        RowConstraints row = new RowConstraints();
        row.setVgrow(Priority.ALWAYS);
        row.setValignment(VPos.CENTER);
        row.setFillHeight(false);
        getRowConstraints().add(row);
        addRow(0, left(), modes(), right(layers, export));
    }

    private HBox left() {
        Label brand = new Label(words.of("window.title"));
        brand.getStyleClass().add("brand");
        brand.setMinWidth(Label.USE_PREF_SIZE);
        studies.setId("studies");
        studies.getStyleClass().addAll(Styles.FLAT, "quiet", "study");
        studies.setMinWidth(40);
        session.studyProperty().subscribe(study -> {
            studies.setText(study.title());
            studies.setAccessibleText(words.of("top.study", study.title()));
        });
        CommandButton side = new CommandButton(Feather.SIDEBAR, Command.LEFT_PANE, tips, "toggle-left");
        HBox box = new HBox(4, new MainMenu(words, tips), side, brand, studies);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    /** Fills the menu of what can be opened. */
    public void offer(List<Library.Entry> entries, Consumer<Path> open) {
        studies.getItems().clear();
        String group = "";
        for (Library.Entry entry : entries) {
            if (!entry.group().equals(group)) {
                group = entry.group();
                MenuItem heading = new MenuItem(words.code("group", group));
                heading.setDisable(true);
                studies.getItems().addAll(new SeparatorMenuItem(), heading);
            }
            MenuItem item = new MenuItem(entry.title());
            item.setOnAction(event -> open.accept(entry.file()));
            studies.getItems().add(item);
        }
        MenuItem file = new MenuItem(words.of("top.open"));
        file.setOnAction(event -> tips.doing(Command.OPEN).run());
        studies.getItems().addAll(new SeparatorMenuItem(), file);
    }

    private Segments<Mode> modes() {
        return new Segments<>(List.of(Mode.values()), mode -> words.of("mode." + mode), session.modeProperty());
    }

    private HBox right(MenuButton layers, MenuButton export) {
        CommandButton theme = new CommandButton(Feather.MOON, Command.THEME, tips, "theme");
        look.themeProperty().subscribe(t -> theme.setGraphic(new FontIcon(sign(t.next()))));
        CommandButton search = new CommandButton(Feather.SEARCH, Command.SEARCH, tips, "search");
        CommandButton help = new CommandButton(Feather.HELP_CIRCLE, Command.HELP, tips, "help");
        HBox box = new HBox(2, search, layers, export, scale(), theme, help);
        box.setAlignment(Pos.CENTER_RIGHT);
        return box;
    }

    private static Feather sign(Theme theme) {
        return switch (theme) {
            case LIGHT -> Feather.SUN;
            case DARK -> Feather.MOON;
            case PROJECTOR -> Feather.CAST;
        };
    }

    private MenuButton scale() {
        MenuButton menu = new MenuButton();
        menu.getStyleClass().addAll(Styles.FLAT, "quiet");
        for (double scale : SCALES) {
            RadioMenuItem item = new RadioMenuItem(Quantities.percent(scale));
            item.setOnAction(event -> look.textScaleProperty().set(scale));
            look.textScaleProperty().subscribe(now -> item.setSelected(now.doubleValue() == scale));
            menu.getItems().add(item);
        }
        menu.getItems().add(new SeparatorMenuItem());
        for (Theme theme : Theme.values()) {
            RadioMenuItem item = new RadioMenuItem(words.of("theme." + theme));
            item.setId("theme-" + theme.styleClass());
            item.setOnAction(event -> look.themeProperty().set(theme));
            look.themeProperty().subscribe(now -> item.setSelected(now == theme));
            menu.getItems().add(item);
        }
        look.textScaleProperty().subscribe(now -> {
            menu.setText(Quantities.percent(now.doubleValue()));
            menu.setAccessibleText(words.of("top.scale", Quantities.percent(now.doubleValue())));
        });
        menu.setMinWidth(MenuButton.USE_PREF_SIZE);
        return menu;
    }
}
