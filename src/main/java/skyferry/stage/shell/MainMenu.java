package skyferry.stage.shell;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import skyferry.stage.command.Command;
import skyferry.stage.command.Tips;
import skyferry.stage.words.Words;

/** Every command of the window, by groups, each with its key: the way by mouse to what has no button. */
final class MainMenu extends MenuButton {

    MainMenu(Words words, Tips tips) {
        super(null, new FontIcon(Feather.MENU));
        setId("menu");
        getStyleClass().addAll(Styles.FLAT, "quiet", "icon-button", "no-arrow");
        setAccessibleText(words.of("menu.title"));
        setTooltip(new Tooltip(words.of("menu.title")));
        for (Command.Group group : Command.Group.values()) {
            Menu menu = new Menu(words.of("command.group." + group));
            menu.setId("main-menu-" + group);
            for (Command command : group.commands()) {
                MenuItem item = new MenuItem();
                item.setId("main-" + command);
                item.setOnAction(event -> tips.doing(command).run());
                tips.follow(command, item::setText);
                menu.getItems().add(item);
            }
            getItems().add(menu);
        }
    }
}
